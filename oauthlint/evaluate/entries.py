"""Repairs of object literals: an entry more, some taken out, some put into an object of their own or out of a call.

Every edit adds or takes away; none repeats what stands in the file, which may be a secret.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from oauthlint.model.finding import Edit
from oauthlint.model.source import Place

# Places in one file, the first being the one that counts; none where it cannot be done with certainty.
Action = Callable[[bytes, Sequence[Place], str], tuple[Edit, ...]]

_BLANKS = b" \t\r\n"
_BETWEEN = _BLANKS + b","
_CHAIN = rb"[A-Za-z_$][\w$]*(?:[?!]?\.[A-Za-z_$][\w$]*)*"
_HOLE = "…"
_ENTRY = re.compile(rb"(['\"]?)[A-Za-z_$][\w$]*\1\s*:\s*")
_STRINGS = re.compile(rb"(['\"`])(?:(?!\1|[\\\r\n$]).)*\1")


def insert_before(data: bytes, places: Sequence[Place], text: str) -> tuple[Edit, ...]:
    """A new entry in front of the first place, on a line of its own where that one has it."""
    first = places[0]
    if _stands_there(data, first.start, text.partition(":")[0]):
        return ()
    indent = _indent(data, first.start)
    return (_insertion(first.path, first.start, f"{text}, " if indent is None else f"{text},{indent}"),)


def _stands_there(data: bytes, start: int, key: str) -> bool:
    """Whether the key is written, with whatever value, between an entry and the end of its object."""
    depth, end = 0, start
    while end < len(data) and depth >= 0:
        depth += (data[end] in b"{[(") - (data[end] in b"}])")
        end += 1
    return re.search(rb"(?<![\w.$])['\"]?" + re.escape(key.encode()) + rb"['\"]?\s*:", data[start:end]) is not None


def remove_entries(data: bytes, places: Sequence[Place], _text: str) -> tuple[Edit, ...]:
    """The entries taken out, with their commas, and with their lines where nothing else stands on them."""
    spans: list[Place] = []
    for one in sorted(places):
        if spans and not data[spans[-1].end : one.start].strip(_BETWEEN):
            spans[-1] = spans[-1]._replace(end=one.end)
        else:
            spans.append(one)
    if any(data[one.end :].lstrip()[:1] not in (b",", b"}") for one in spans):
        return ()  # a cast or a comment belongs to it
    if len(spans) == 1 and (inside := _all_of_an_object(data, spans[0])) is not None:
        return (Edit(inside, ""),)
    return tuple(Edit(_with_comma(data, one), "") for one in spans)


def _all_of_an_object(data: bytes, entry: Place) -> Place | None:
    """What is between two braces that hold nothing but the entry; None where they hold more."""
    before, after = data[: entry.start].rstrip(_BLANKS), data[entry.end :].lstrip(_BLANKS + b",")
    if not (before.endswith(b"{") and after.startswith(b"}")):
        return None
    return entry._replace(start=len(before), end=len(data) - len(after))


def _with_comma(data: bytes, entry: Place) -> Place:
    """The text that goes with an entry when it is taken out."""
    after = re.compile(rb"[ \t]*(,?)").match(data, entry.end)
    end = after.end() if after is not None else entry.end
    rest = re.compile(rb"[ \t]*\r?\n").match(data, end)
    line = entry.start - len(data[: entry.start]) + len(data[: entry.start].rstrip(b" \t"))
    if rest is not None and (line == 0 or data[line - 1 : line] == b"\n"):
        return entry._replace(start=line, end=rest.end())
    if after is not None and after[1]:
        blanks = re.compile(rb"[ \t]*").match(data, end)
        return entry._replace(end=blanks.end() if blanks is not None else end)
    before = data[: entry.start].rstrip(b" \t\r\n")
    return entry._replace(start=len(before) - 1) if before.endswith(b",") else entry


def wrap_entries(data: bytes, places: Sequence[Place], text: str) -> tuple[Edit, ...]:
    """The entries, which must stand side by side, in an object of their own under the key `text`."""
    entries = sorted(places)
    first, last = entries[0], entries[-1]
    gaps = (data[one.end : other.start] for one, other in pairwise(entries))
    if any(gap.strip(_BETWEEN) for gap in gaps) or b"`" in data[first.start : last.end]:
        return ()
    indent = _indent(data, first.start)
    if indent is None or b"\n" not in data[first.start : last.end]:
        return _insertion(first.path, first.start, f"{text}: {{ "), _insertion(first.path, last.end, " }")
    deeper = "\t" if indent.endswith("\t") else "  "
    lines = [at + 1 for at in range(first.start, last.end) if data[at : at + 1] == b"\n"]
    return (
        _insertion(first.path, first.start, f"{text}: {{{indent}{deeper}"),
        *[_insertion(first.path, at, deeper) for at in lines],
        _insertion(first.path, last.end, f"{indent}}}"),
    )


def unwrap_argument(data: bytes, places: Sequence[Place], text: str) -> tuple[Edit, ...]:
    """An entry whose value is a call (first place) as the entries of the object it is given (second), after `text`."""
    if len(places) != 2:
        return ()
    entry, inner = places
    content = data[inner.start + 1 : inner.end - 1]
    direct = entry.start < inner.start and inner.end <= entry.end and data[inner.start : inner.start + 1] == b"{"
    if not direct or not content.strip() or b"`" in content:
        return ()
    kept = content.rstrip()
    if kept.endswith(b",") and data[entry.end :].lstrip()[:1] == b",":
        kept = kept[:-1]
    begin, end = inner.start + 1, inner.start + 1 + len(kept)
    head = Edit(entry._replace(end=begin), f"{text}," if content[:1].isspace() else f"{text}, ")
    return (head, *_dedent(data, entry, begin, end), Edit(entry._replace(start=end), ""))


def _dedent(data: bytes, entry: Place, begin: int, end: int) -> list[Edit]:
    """The lines of a part as deep as the entry that they come out of."""
    outer = (_indent(data, entry.start) or "").lstrip("\r\n")
    found = re.compile(rb"\s*\n([ \t]*)").match(data, begin)
    inner = found[1].decode() if found is not None else ""
    if not inner.startswith(outer) or inner == outer:
        return []
    starts = [at + 1 for at in range(begin, end) if data[at : at + 1] == b"\n"]
    cut = len(inner) - len(outer)
    return [Edit(entry._replace(start=at, end=at + cut), "") for at in starts if data[at:].startswith(inner.encode())]


def surround(data: bytes, places: Sequence[Place], text: str) -> tuple[Edit, ...]:
    """A name, property or call behind its key, with the words of `text` around it; "…" stands for it.

    The place is the value or the whole entry; `{ key }` becomes `{ key: … }`.
    """
    one, before, after = places[0], *text.split(_HOLE)
    raw = data[one.start : one.end]
    key = _ENTRY.match(raw)
    if key is not None:
        one, raw = one._replace(start=one.start + key.end()), raw[key.end() :]
    elif not data[: one.start].rstrip().endswith(b":"):
        if not _is_shorthand(data, one):
            return ()
        before = f"{raw.decode()}: {before}"
    awaited = raw.removeprefix(b"await ")
    if not _is_chain(awaited):
        return ()
    if raw != awaited and after:
        before, after = f"{before}(", f"){after}"
    return tuple(_insertion(one.path, at, words) for at, words in ((one.start, before), (one.end, after)) if words)


def _is_shorthand(data: bytes, entry: Place) -> bool:
    """Whether an entry is `key` alone, between the braces or commas of its object."""
    depth, start = 0, entry.start
    while start > 0 and depth >= 0:
        start -= 1
        depth += (data[start] in b"}])") - (data[start] in b"{[(")
    before, after = data[: entry.start].rstrip()[-1:], data[entry.end :].lstrip()[:1]
    return data[start : start + 1] == b"{" and before in (b"{", b",") and after in (b"}", b",")


def _is_chain(written: bytes) -> bool:
    """Whether an expression is names and calls with dots between them, so that nothing binds tighter than it."""
    rest = _STRINGS.sub(b"", written)
    while (shorter := re.sub(rb"\([^()]*\)", b"", rest)) != rest:
        rest = shorter
    return re.fullmatch(_CHAIN, rest) is not None


def _indent(data: bytes, start: int) -> str | None:
    """The line break and the blanks in front of a place; None where something else stands on its line before it."""
    found = re.search(rb"\r?\n[ \t]*\Z", data[:start])
    return found[0].decode() if found is not None else None


def _insertion(path: str, at: int, text: str) -> Edit:
    return Edit(Place(path, at, at), text)


ACTIONS: dict[str, Action] = {
    "insert-before": insert_before,
    "remove-entries": remove_entries,
    "wrap-entries": wrap_entries,
    "unwrap-argument": unwrap_argument,
    "surround": surround,
}
