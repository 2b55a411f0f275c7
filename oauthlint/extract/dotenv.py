"""Env files by the grammar of the npm package `dotenv`, with byte offsets: what Node sees is what counts here.

Its expression is the same from release 15 to 18 (lib/main.js, `LINE`). Blanks that it would try again and again are
taken once, so that a file of blanks costs no more than any other.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import envnames, named, secrets
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Problem
from oauthlint.model.value import Dynamic
from oauthlint.words import env_flavour

# White space as JavaScript has it, which counts the byte order mark in.
_WHITE = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
_WIDE = rb"|".join(re.escape(one.encode()) for one in _WHITE[6:])
_BLANK = rb"(?:[\t\n\v\f\r ]|" + _WIDE + rb")"
# A quoted value ends its line, but for a comment; else the quotes are letters of a plain value.
_ENDS = rb"(?=(?>(?:[\t\v\f ]|" + _WIDE + rb")*)(?:[#\r\n]|\Z))"
_QUOTED = rb"|".join(rb"%b(?:\\%b|[^%b])*%b" % (mark, mark, mark, mark) for mark in (b"'", b'"', b"`"))
_ENTRY = re.compile(
    rb"(?:export" + _BLANK + rb"++)?([A-Za-z0-9_.-]++)(?:" + _BLANK + rb"*+=|:(?:\r\n|" + _BLANK + rb"))"
    rb"(?:" + _BLANK + rb"*+(" + _QUOTED + rb")" + _ENDS + rb"|([^#\r\n]++))?"
)
_BLANKS = re.compile(_BLANK + rb"*+")
_REST_OF_LINE = re.compile(rb"[^\r\n]*+")
_ENCRYPTED = "encrypted"


class Entry(NamedTuple):
    """One assignment; the offsets are those of the key, and of the value without its quotes."""

    key: str
    key_start: int
    key_end: int
    text: str
    start: int
    end: int


class Remark(NamedTuple):
    """A comment on a line of its own: offsets from the "#" to the end of the line, text after the marks."""

    start: int
    end: int
    text: str


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one env file: a setting for each assignment, in order (the last of a name wins at run time)."""
    if data.startswith(b"\0GITCRYPT"):
        return FileFacts(path, "dotenv", flags=(_ENCRYPTED,))
    if b"\0" in data:
        problem = Problem("malformed", path, "not a text file", "Is this an env file, and is it saved as UTF-8?")
        return FileFacts(path, "dotenv", problems=(problem,))
    settings, found, comments = [], [], []
    for one in read(data):
        if isinstance(one, Remark):
            said = named.directive(one.text, Place(path, one.start, one.end), reader)
            comments += [said] if said is not None else []
            continue
        key, place = Place(path, one.key_start, one.key_end), Place(path, one.start, one.end)
        value = named.read(one.text, place, one.key, reader)
        settings.append(Setting((one.key,), key, value, secrets.about(one.key, reader.scanner)[0]))
        secret = named.credential(value, one.key, key, (one.key,), reader)
        found += [secret] if secret is not None else []
    flags = ["example"] if env_flavour(path.rpartition("/")[2]) == "example" else []
    flags += [_ENCRYPTED] if any(isinstance(one.value, Dynamic) for one in settings) else []
    return FileFacts(
        path,
        "dotenv",
        secrets=secrets.merge(secrets.scan(data, path, reader.scanner), found),
        settings=tuple(settings),
        comments=tuple(comments),
        names=envnames.assigned(data) if "example" in flags else (),
        flags=tuple(flags),
    )


def read(data: bytes) -> Iterator[Entry | Remark]:
    """The assignments and own-line comments of an env file, in order. What is neither is passed over, as Node does."""
    at, fresh = 0, True
    while at < len(data):
        begin = _end(_BLANKS, data, at)
        fresh = fresh or b"\n" in data[at:begin] or b"\r" in data[at:begin]
        found = _ENTRY.match(data, begin)
        if found is not None:
            yield _entry(found)
            at, fresh = found.end(), False
            continue
        at = _end(_REST_OF_LINE, data, begin)
        if fresh and data[begin : begin + 1] == b"#":
            yield Remark(begin, at, data[begin:at].decode("utf-8", "replace").lstrip("#"))
        fresh = True


def _end(expression: re.Pattern[bytes], data: bytes, at: int) -> int:
    """Where an expression that matches everywhere ends."""
    found = expression.match(data, at)
    return found.end() if found is not None else at


def _entry(found: re.Match[bytes]) -> Entry:
    """The value as `dotenv` gives it: trimmed, without the quotes around it, line breaks expanded in double quotes."""
    group = found.lastindex or 1
    if group == 1:
        return Entry(found[1].decode(), *found.span(1), "", found.end(), found.end())
    whole = found[group].decode("utf-8", "surrogateescape")
    trimmed = whole.strip(_WHITE)
    start = found.start(group) + _size(whole[: len(whole) - len(whole.lstrip(_WHITE))])
    text = trimmed
    if len(trimmed) > 1 and trimmed[0] in "'\"`" and trimmed[0] == trimmed[-1]:
        text, start = trimmed[1:-1], start + 1
    end = start + _size(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if trimmed.startswith('"'):
        text = text.replace("\\n", "\n").replace("\\r", "\r")
    return Entry(found[1].decode(), *found.span(1), text, start, end)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
