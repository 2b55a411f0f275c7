"""Dockerfiles: variables as settings, images, what is copied in, and what commands leave behind.

Instructions are told apart by the format's own rules (a backslash at the end of a line, here-documents, comments); the
grammar for tree-sitter gives up on six of sixteen files of real projects, `ARG A=b C=d` being one cause.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import commands, named, prose, secrets
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import Action, FileFacts, SecretText, Setting
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Comment, Place

_INSTRUCTION = re.compile(rb"[ \t]*([A-Za-z]+)[ \t]+")
_HERE = re.compile(rb"<<-?[\"']?([A-Za-z_]\w*)")
_FLAG = re.compile(rb"--[\w-]+(?:=\S*)?\s+")
_PAIR = re.compile(rb"(?<![\w.-])([A-Za-z_][\w.-]*+)=(\"(?>(?:\\.|[^\"\\])*)\"|'[^']*+'|(?>(?:\\.|[^\s\\])*))")
_WORD = re.compile(rb"\"((?>(?:\\.|[^\"\\])*))\"|'([^']*+)'|([^\s,\[\]\"'\\]+)")
_IMAGE = re.compile(rb"(\S+)(?:[ \t]+[Aa][Ss][ \t]+(\S+))?")
_REFERENCE = re.compile(rb"\$\{?([A-Za-z_]\w*)\}?$")


class Instruction(NamedTuple):
    """One instruction: its name in upper case, and the half-open span of its arguments."""

    name: str
    start: int
    end: int


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one Dockerfile."""
    found = list(instructions(data))
    scanned = secrets.scan(data, path, reader.scanner)
    settings: list[Setting] = []
    credentials: list[SecretText] = []
    actions: list[Action] = []
    shipped = _shipped(data, found)
    stage = -1
    for one in found:
        stage += one.name == "FROM"
        way = ("shipped" if stage in shipped else "built", one.name)
        if one.name in ("ENV", "ARG"):
            for key, value in _pairs(data, one, path):
                made, secret = _setting(data, key, value, way, reader)
                settings += [made]
                credentials += [secret] if secret is not None else []
        actions += (each._replace(where=way) for each in _actions(data, one, path))
    kept = secrets.merge(scanned, credentials)
    kept = secrets.merge(kept, tuple(prose.fallbacks(data, path, reader)))
    return FileFacts(
        path,
        "container",
        secrets=kept,
        settings=tuple(settings),
        comments=tuple(_comments(data, path, reader)),
        flags=("container",),
        names=prose.names(data, kept, reader),
        actions=tuple(actions),
    )


def instructions(data: bytes) -> Iterator[Instruction]:
    """The instructions in order, lines that are continued taken together, with their here-documents."""
    at = 0
    while at < len(data):
        end = _line_end(data, at)
        hit = _INSTRUCTION.match(data, at, end)
        if hit is None:
            at = end + 1
            continue
        while _continued(data, at, end) and end < len(data):
            end = _line_end(data, end + 1)
        for mark in _HERE.findall(data[hit.end() : end]) if hit[1].upper() in (b"RUN", b"COPY", b"ADD") else ():
            closing = re.compile(rb"(?m)^[ \t]*" + re.escape(mark) + rb"[ \t\r]*$").search(data, end)
            end = _line_end(data, closing.end()) if closing is not None else len(data)
        yield Instruction(hit[1].decode().upper(), hit.end(), end)
        at = end + 1


def _line_end(data: bytes, at: int) -> int:
    found = data.find(b"\n", at)
    return found if found >= 0 else len(data)


def _continued(data: bytes, start: int, end: int) -> bool:
    """Whether the last line of a span goes on in the next: it ends in a backslash, or is a comment within."""
    line = data[max(start, data.rfind(b"\n", start, end) + 1) : end].rstrip()
    return line.endswith(b"\\") or (line.lstrip().startswith(b"#") and start < data.rfind(b"\n", start, end))


def _pairs(data: bytes, one: Instruction, path: str) -> Iterator[tuple[Place, Place]]:
    """Key and value of `ENV A=b C="d"`, `ARG A=b C`, and of the old `ENV A b c`."""
    body = data[one.start : one.end]
    old = re.match(rb"([\w.-]+)\s+(?=\S)", body) if one.name == "ENV" else None
    if old is not None:
        value = Place(path, one.start + old.end(), one.start + len(body.rstrip()))
        yield Place(path, one.start, one.start + old.end(1)), value
        return
    for hit in _PAIR.finditer(data, one.start, one.end):
        start, end = hit.span(2)
        quotes = 1 if data[start : start + 1] in (b'"', b"'") and end - start > 1 else 0
        yield Place(path, *hit.span(1)), Place(path, start + quotes, end - quotes)


def _setting(
    data: bytes, key: Place, value: Place, way: tuple[str, ...], reader: Reader
) -> tuple[Setting, SecretText | None]:
    """A variable as a setting, and as a credential where it is one; the way says whether its stage is shipped."""
    name = data[key.start : key.end].decode("utf-8", "replace")
    text = data[value.start : value.end].decode("utf-8", "replace")
    read = named.read(text, value, name, reader)
    made = Setting((name,), key, read, secrets.about(name, reader.scanner)[0])
    return made, named.credential(read, name, key, (*way, name), reader)


def _shipped(data: bytes, found: list[Instruction]) -> frozenset[int]:
    """The numbers of the stages whose layers are in the image: the last, and those that it is built on."""
    stages = [
        hit for one in found if one.name == "FROM" and (hit := _IMAGE.search(data, _after_flags(data, one), one.end))
    ]
    names = {hit[2].lower(): number for number, hit in enumerate(stages) if hit[2] is not None}
    kept = {len(stages) - 1}
    at = len(stages) - 1
    while at >= 0 and (below := names.get(stages[at][1].lower(), -1)) >= 0 and below not in kept:
        kept.add(below)
        at = below
    return frozenset(kept)


def _actions(data: bytes, one: Instruction, path: str) -> Iterator[Action]:
    """What an instruction does that concerns credentials, or the release of Node.js."""
    start = _after_flags(data, one)
    if one.name == "FROM":
        hit = _IMAGE.search(data, start, one.end)
        if hit is not None:
            name = hit[1].decode("utf-8", "replace").partition("@")[0]
            image, _, tag = name.rpartition(":") if ":" in name.rpartition("/")[2] else (name, "", "")
            yield Action(Place(path, *hit.span(1)), "image", image, tag)
    elif one.name in ("COPY", "ADD") and b"--from" not in data[one.start : start]:
        words = list(_WORD.finditer(data, start, one.end))
        for word in words[:-1]:
            group = word.lastindex or 3
            target = words[-1][words[-1].lastindex or 3].decode("utf-8", "replace")
            yield Action(Place(path, *word.span(group)), "copies", word[group].decode("utf-8", "replace"), target)
    elif one.name in ("RUN", "CMD", "ENTRYPOINT"):
        for each in commands.actions(data, (start, one.end), path):
            # what is set for one step of the build is gone with it
            if (each.does == "tls-off") != (one.name == "RUN"):
                yield each
    elif one.name == "ENV":
        yield from _passed(data, one, path)


def _passed(data: bytes, one: Instruction, path: str) -> Iterator[Action]:
    """Credentials that are set from another variable of the build."""
    for key, value in _pairs(data, one, path):
        hit = _REFERENCE.match(data[value.start : value.end])
        name = data[key.start : key.end].decode("utf-8", "replace")
        role = secrets.role_of(name)
        if hit is not None and role and role != "client_id":
            yield Action(Place(path, key.start, value.end), "passes", name, hit[1].decode(), role)


def _after_flags(data: bytes, one: Instruction) -> int:
    at = one.start
    while (flag := _FLAG.match(data, at, one.end)) is not None:
        at = flag.end()
    return at


def _comments(data: bytes, path: str, reader: Reader) -> Iterator[Comment]:
    for hit in re.finditer(rb"(?m)^[ \t]*(#[^\r\n]*)", data) if b"#" in data else ():
        text = hit[1].decode("utf-8", "replace").lstrip("#")
        found = named.directive(text, Place(path, *hit.span(1)), reader)
        if found is not None:
            yield found
