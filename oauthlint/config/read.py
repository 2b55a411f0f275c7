"""A configuration file read and checked, whichever of its three homes it has; errors name file and line."""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

from oauthlint import __version__
from oauthlint.config.embedded import embedded
from oauthlint.errors import ConfigError
from oauthlint.model.config_file import ConfigFile, RuleEntry
from oauthlint.model.finding import Entry
from oauthlint.yaml12.compose import load
from oauthlint.yaml12.fit import fit
from oauthlint.yaml12.point import Document, Path, Plain, Source, Spot, at_value

# Gives the bytes of a file of the project by its path; None for one that is not there, or lies outside of it.
Ask = Callable[[str], bytes | None]

DEEPEST = 8
PRESETS: dict[str, dict[str, Any]] = {
    "default": {"profile": "default"},
    "audit": {"profile": "audit"},
    "strict": {"profile": "audit", "fail_on": "note", "min_confidence": "low", "strict": True},
}

HINT = "`oauthlint schema config` prints what a configuration may hold"


def settings(name: str, data: bytes, ask: Ask) -> dict[str, Any]:
    """What the file sets, by names of `Settings`; `ask` gives the bytes of another file of the project.

    What it extends is read before it, so that it has the last word. Raises ConfigError.
    """
    found: dict[str, Any] = {}
    for _, one in _layers(name, data, ask, ()):
        found = _over(found, one)
    return found


def origins(name: str, data: bytes, ask: Ask) -> dict[str, str]:
    """By names of `Settings`: the file or preset that has the last word on it."""
    return {option: source for source, one in _layers(name, data, ask, ()) for option in one}


def _layers(name: str, data: bytes, ask: Ask, above: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each preset and file sets, those that are extended before those that extend them."""
    document = _document(name, data)
    if document.data is None:
        return
    file = fit(document, ConfigFile)
    if file.required_version and not fits(__version__, file.required_version):
        message = f"this is oauthlint {__version__}, and the project asks for {file.required_version}"
        raise at_value(document, ("required-version",), message)
    for index, base in enumerate(file.extends):
        yield from _extended(document, index, base, ask, (*above, name))
    yield name, _own(file)


def _extended(
    document: Document, index: int, base: str, ask: Ask, above: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a preset or another file of the project sets."""
    if base in PRESETS:
        yield f"the preset {base}", dict(PRESETS[base])
        return
    if not base.startswith("./"):
        choice = f"presets are {', '.join(PRESETS)}; a file of the project begins with `./`"
        raise at_value(document, ("extends", index), f"there is no preset `{base}`", choice)
    path = os.path.normpath(base).replace(os.sep, "/")
    if path in above or len(above) > DEEPEST:
        raise at_value(document, ("extends", index), "the configurations extend each other in a circle")
    data = None if path.startswith("../") else ask(path)
    if data is None:
        raise at_value(document, ("extends", index), f"there is no file `{base}` in the project")
    yield from _layers(path, data, ask, above)


def _over(base: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """The settings of one over those of another; what is said of single rules and findings is kept beside it."""
    merged = {**base, **found}
    for name in ("rules", "paths"):
        if name in base and name in found:
            merged[name] = tuple({**dict(base[name]), **dict(found[name])}.items())
    if "suppressions" in base and "suppressions" in found:
        merged["suppressions"] = (*base["suppressions"], *found["suppressions"])
    return merged


def _own(file: ConfigFile) -> dict[str, Any]:
    """What the file itself sets."""
    apart = {"required_version", "extends", "rules", "review", "suppressions"}
    found = file.model_dump(exclude_none=True, exclude=apart)
    entries = {name: one if isinstance(one, RuleEntry) else RuleEntry(severity=one) for name, one in file.rules.items()}
    more = {
        "rules": tuple((name, one.severity) for name, one in entries.items() if one.severity is not None),
        "paths": tuple((name, one.paths) for name, one in entries.items() if one.paths is not None),
        "suppressions": tuple(
            Entry(one.fingerprint, one.rule, "", "accepted", one.reason, one.until or "") for one in file.suppressions
        ),
        "review": (file.review.last, file.review.every_days) if file.review is not None else None,
    }
    return found | {name: value for name, value in more.items() if value}


def fits(version: str, requirement: str) -> bool:
    """Whether a version is one of those that a requirement like ">=0.1, <2" names."""
    have = _numbers(version)
    for part in requirement.split(","):
        found = re.match(r"\s*(>=|<=|>|<|==|)\s*(.*)", part)
        mark, asked = (found[1], _numbers(found[2])) if found else ("", have)
        order = (have > asked) - (have < asked)
        if not {">=": order >= 0, "<=": order <= 0, ">": order > 0, "<": order < 0}.get(mark, order == 0):
            return False
    return True


def _document(name: str, data: bytes) -> Document:
    """The configuration in a file, wherever in it."""
    base = os.path.basename(name)
    if base != "package.json" and not base.endswith(".toml"):
        return load(data, name, ConfigError)
    text = data.decode("utf-8-sig", "replace")
    found = embedded(base, text)
    if found is None:
        message = f"{name} holds no configuration of oauthlint"
        raise ConfigError(message, HINT)
    begin = re.search(r"^\s*\[tool\.oauthlint\b|\"oauthlint\"\s*:|\boauthlint\b", text, re.MULTILINE)
    spots: dict[Path, Spot] = {}
    _locate(text, found, (), begin.start() if begin else 0, spots)
    return Document(found, spots, Source(name, text, ConfigError))


def _locate(text: str, data: Plain, path: Path, start: int, spots: dict[Path, Spot]) -> int:
    """Find about where each key stands: the first such word after the key before. Where that is is returned."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    spots[path] = Spot(line, column, line, column, "")
    at = start
    for key, value in data.items() if isinstance(data, dict) else ():
        found = re.compile(rf"[\"']?{re.escape(key)}\b").search(text, at + 1)
        at = _locate(text, value, (*path, key), found.start() if found else at, spots)
    return at


def _numbers(version: str) -> list[int]:
    """The three numbers of a version, those left out being 0."""
    return [*map(int, re.findall(r"\d+", version)), 0, 0, 0][:3]
