"""The baseline: findings that were there when somebody began, one line of JSON each, sorted, so that it merges.

It holds no line numbers and no time of its own. A check reads it and never writes it.
"""

import json
import os
import re
from collections.abc import Iterable

from oauthlint.errors import ConfigError
from oauthlint.model.finding import Entry

NAME = ".oauthlint-baseline.jsonl"
STATES = ("accepted", "false-alarm", "to-rotate")
LARGEST = 16_000_000  # bytes

_NEEDED = ("fingerprint", "rule", "path", "state")
_HINT = "`oauthlint baseline prune` writes it anew; `oauthlint schema baseline` prints the form of a line"


def is_there(root: str) -> bool:
    """Whether a project has a baseline."""
    return os.path.isfile(os.path.join(root, NAME))


def load(root: str, given: str = "") -> tuple[Entry, ...]:
    """The entries of the baseline in `root`, or in the file that is given; raises ConfigError."""
    path = given or os.path.join(root, NAME)
    name = given or NAME
    if not given and not os.path.realpath(path).startswith(os.path.join(root, "")):
        message = f"{name} is a link that leads out of the project"
        raise ConfigError(message, "a baseline elsewhere is named with --baseline")
    if os.path.exists(path) and not os.path.isfile(path):  # a FIFO would be waited for
        message = f"{name} is no regular file"
        raise ConfigError(message)
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as wrong:
        message = f"{name} cannot be read: {wrong.strerror}"
        raise ConfigError(message, "`oauthlint baseline create` writes one") from None
    return entries_of(data, name)


def entries_of(data: bytes, name: str = NAME) -> tuple[Entry, ...]:
    """The entries in the text of a baseline; raises ConfigError, naming the file."""
    if len(data) > LARGEST:
        message = f"{name} is larger than {LARGEST} bytes"
        raise ConfigError(message)
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return tuple(_entry(name, number, line) for number, line in enumerate(lines, 1) if line.strip())


def dump(entries: Iterable[Entry]) -> bytes:
    """The entries as a file: sorted, each once, those of one path together."""
    lines = {}
    for one in entries:
        kept = {name: value for name, value in one._asdict().items() if value or name in _NEEDED}
        lines[one.path, one.rule, one.fingerprint] = json.dumps(kept, ensure_ascii=False)
    return "".join(f"{lines[key]}\n" for key in sorted(lines)).encode("utf-8", "surrogateescape")


def _entry(name: str, number: int, line: str) -> Entry:
    """The entry of one line."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
        raise _wrong(name, number, "a merge conflict" if conflict else "not a JSON object") from None
    if not isinstance(found, dict):
        raise _wrong(name, number, "not a JSON object")
    for key, value in found.items():
        if key not in Entry._fields:
            from difflib import get_close_matches  # noqa: PLC0415  (only for a baseline that is wrong)

            near = get_close_matches(key, Entry._fields, 1)
            raise _wrong(name, number, f"there is no key `{key}`" + (f"; did you mean `{near[0]}`?" if near else ""))
        if not isinstance(value, str):
            raise _wrong(name, number, f"`{key}` is no text")
    missing = next((key for key in _NEEDED if not found.get(key)), None)
    if missing is not None:
        raise _wrong(name, number, f"the key `{missing}` is missing")
    entry = Entry(**{"reason": "", **found})
    if entry.state not in STATES:
        raise _wrong(name, number, f"the state `{entry.state}` is none of {', '.join(STATES)}")
    if entry.until and not re.fullmatch(r"\d{4}-\d\d-\d\d", entry.until):
        raise _wrong(name, number, f"`{entry.until}` is not a date such as 2027-01-31")
    return entry


def _wrong(name: str, number: int, message: str) -> ConfigError:
    return ConfigError(f"{name}:{number}: {message}", _HINT)
