"""The configuration inside a manifest: the key `oauthlint` of `package.json`, the table `tool.oauthlint` of TOML."""

import json

from oauthlint.yaml12.point import Plain


def embedded(name: str, text: str) -> Plain:
    """What the manifest says of us; None where it says nothing or cannot be read.

    A manifest that is broken is for its own reader to complain about.
    """
    try:
        return _toml(text) if name.endswith(".toml") else _json(text)
    except (ValueError, RecursionError):
        return None


def _json(text: str) -> Plain:
    whole: Plain = json.loads(text)
    return whole.get("oauthlint") if isinstance(whole, dict) else None


def _toml(text: str) -> Plain:
    import tomllib  # noqa: PLC0415  (5 ms, for projects that have Python beside them)

    tools: Plain = tomllib.loads(text).get("tool")
    return tools.get("oauthlint") if isinstance(tools, dict) else None
