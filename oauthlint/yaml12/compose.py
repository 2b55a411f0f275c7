"""YAML text to plain data: the 1.2 core schema and nothing beyond it.

PyYAML gives the events and we compose: `on`, `off`, dates and `1_0` stay text, a key stands once, tags and merges do
not exist, and depth and aliases are bounded. Who needs this imports it when a file is there: PyYAML takes 15 ms.
"""

import re
from collections.abc import Iterator

import yaml

from oauthlint.errors import OauthlintError
from oauthlint.model.record import NamedTuple
from oauthlint.yaml12.point import Document, Path, Plain, Source, Spot, fault

MAX_DEPTH = 200
MAX_NODES = 100_000  # what an alias stands for is counted again each time

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class _Composer(NamedTuple):
    source: Source
    events: Iterator[yaml.Event]
    spots: dict[Path, Spot]
    anchors: dict[str, tuple[Plain, int]]  # the value and how many nodes it is


def load(data: bytes, name: str, error: type[OauthlintError]) -> Document:
    """The one document of a file called `name`; raises `error` with file, line, column and a caret."""
    try:
        source = Source(name, data.decode("utf-8-sig"), error)
    except UnicodeDecodeError as wrong:
        message = f"{name}: not UTF-8 at byte {wrong.start}"
        raise error(message, "save the file as UTF-8") from None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer(source, yaml.parse(source.text, Loader=loader), {}, {})
    try:
        return Document(_whole(composer), composer.spots, source)
    except yaml.MarkedYAMLError as wrong:
        raise fault(source, *_position(wrong.problem_mark or wrong.context_mark), _problem(wrong)) from None
    except yaml.YAMLError as wrong:  # a character that YAML does not allow
        raise fault(source, 1, 1, str(wrong).partition("\n")[0]) from None


def _problem(wrong: yaml.MarkedYAMLError) -> str:
    """What is wrong, in our words where the parser refuses depth before we do: from libyaml 0.2.6 on, at 1,000."""
    problem = wrong.problem or "no YAML"
    return f"nested more than {MAX_DEPTH} deep" if "nesting depth" in problem else problem


def scalar(text: str) -> bool | int | float | str | None:
    """What a plain (unquoted) scalar stands for in the core schema; ValueError for a number beyond all bounds."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _NO_NUMBER.fullmatch(text):
        return float(text.replace(".", ""))
    return text


def _whole(composer: _Composer) -> Plain:
    """The data of a stream of at most one document; None for an empty one."""
    found: Plain = None
    documents = 0
    for event in composer.events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _wrong(composer, event, "a second document; a file holds one")
            first = next(composer.events)
            found, _ = _node(composer, first, (), first, 0)
    return found


def _node(composer: _Composer, event: yaml.Event, path: Path, key: yaml.Event, count: int) -> tuple[Plain, int]:
    """The node that begins with `event`, and `count` with its nodes added."""
    if len(path) > MAX_DEPTH:
        raise _wrong(composer, event, f"nested more than {MAX_DEPTH} deep")
    style = (event.style or "") if isinstance(event, yaml.ScalarEvent) else ""
    composer.spots[path] = Spot(*_position(key.start_mark), *_position(event.start_mark), style)
    anchor = getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        if anchor not in composer.anchors:
            raise _wrong(composer, event, f"no anchor &{anchor} before this")
        found, size = composer.anchors[anchor]
        after = count + size
    else:
        found, after = _content(composer, event, path, count)
        if anchor is not None:
            composer.anchors[anchor] = (found, after - count)
    if after > MAX_NODES:
        raise _wrong(composer, event, f"more than {MAX_NODES} nodes, each alias counted as what it stands for")
    return found, after


def _content(composer: _Composer, event: yaml.Event, path: Path, count: int) -> tuple[Plain, int]:
    """What stands at a node that is no alias."""
    if getattr(event, "tag", None) is not None:
        raise _wrong(composer, event, "a tag; only plain YAML is read here")
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(composer, path, count + 1)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(composer, path, count + 1)
    if not isinstance(event, yaml.ScalarEvent):
        raise _wrong(composer, event, "expected a value")
    if event.style:
        return event.value, count + 1
    try:
        return scalar(event.value), count + 1
    except ValueError:
        raise _wrong(composer, event, "a number with too many digits") from None


def _mapping(composer: _Composer, path: Path, count: int) -> tuple[Plain, int]:
    found: dict[str, Plain] = {}
    for key in composer.events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        if not isinstance(key, yaml.ScalarEvent) or key.tag is not None:
            raise _wrong(composer, key, "a key must be a word")
        if key.value in found:
            raise _wrong(composer, key, f"the key `{key.value}` stands here twice")
        found[key.value], count = _node(composer, next(composer.events), (*path, key.value), key, count)
    return found, count


def _sequence(composer: _Composer, path: Path, count: int) -> tuple[Plain, int]:
    found: list[Plain] = []
    for item in composer.events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        value, count = _node(composer, item, (*path, len(found)), item, count)
        found.append(value)
    return found, count


def _position(mark: object) -> tuple[int, int]:
    """Line and column of a mark, both from 1; PyYAML may have none."""
    return getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1


def _wrong(composer: _Composer, event: yaml.Event, message: str) -> OauthlintError:
    return fault(composer.source, *_position(event.start_mark), message)
