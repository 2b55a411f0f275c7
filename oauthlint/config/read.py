"""A configuration file read and checked, whichever of its three homes it has; errors name file and line."""

import os
import re
from typing import Any

from oauthlint import __version__
from oauthlint.config.embedded import embedded
from oauthlint.errors import ConfigError
from oauthlint.model.config_file import ConfigFile, RuleEntry
from oauthlint.model.finding import Entry
from oauthlint.yaml12.compose import load
from oauthlint.yaml12.fit import fit
from oauthlint.yaml12.point import Document, Path, Plain, Source, Spot, at_value

HINT = "`oauthlint schema config` prints what a configuration may hold"


def settings(name: str, data: bytes) -> dict[str, Any]:
    """What the file sets, by names of `Settings`; raises ConfigError."""
    document = _document(name, data)
    if document.data is None:
        return {}
    file = fit(document, ConfigFile)
    if file.required_version and not fits(__version__, file.required_version):
        message = f"this is oauthlint {__version__}, and the project asks for {file.required_version}"
        raise at_value(document, ("required-version",), message)
    found = file.model_dump(exclude_none=True, exclude={"required_version", "rules", "review", "suppressions"})
    rules = {name: one.severity if isinstance(one, RuleEntry) else one for name, one in file.rules.items()}
    if rules:
        found["rules"] = tuple(rules.items())
    if file.suppressions:
        found["suppressions"] = tuple(
            Entry(one.fingerprint, one.rule, "", "accepted", one.reason, one.until or "") for one in file.suppressions
        )
    if file.review is not None:
        found["review"] = (file.review.last, file.review.every_days)
    return found


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
