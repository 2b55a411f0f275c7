"""`yarn.lock`, of Yarn 1 and of the later ones: blocks of lines, headed by the ranges that they answer.

Read by lines, never as YAML: a lock has tens of thousands of them, and few matter.
"""

import re
from collections.abc import Iterator

from oauthlint.model.filefacts import Installed
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

_BLOCK = re.compile(rb"^([^\s#].*):[ \t]*\r?\n((?:[ \t].*(?:\n|\Z))*)", re.MULTILINE)
_VERSION = re.compile(rb"^  version:? \"?([^\"\s]+)", re.MULTILINE)
_RESOLUTION = re.compile(rb"^  resolution: \"?((?:@[^/@]+/)?[^@]+)@", re.MULTILINE)
_ASKED = re.compile(rb"^    \"?((?:@[^/@\s]+/)?[^@\"\s:]+)\"?:? +\"?([^\"\r\n]+)", re.MULTILINE)


class Block(NamedTuple):
    """One package: what it answers as (name, range), and where its lines begin."""

    answers: tuple[tuple[str, str], ...]
    body: bytes
    start: int


def read(data: bytes, path: str, names: frozenset[str]) -> Iterator[Installed]:
    """The copies of the packages; raises ValueError for what is no lock."""
    if b"\n<<<<<<<" in b"\n" + data:
        message = "an unfinished merge"
        raise ValueError(message)
    blocks = [Block(_answers(found[1].decode()), found[2], found.start(2)) for found in _BLOCK.finditer(data)]
    wanted = [(block, name) for block in blocks if (name := _real_name(block)) in names]
    asking = _asking(blocks, {answer for block, _ in wanted for answer in block.answers})
    for block, name in wanted:
        version = _VERSION.search(block.body)
        if version is not None:
            alias = block.answers[0][0]
            yield Installed(
                name=name,
                alias="" if alias == name else alias,
                spec="",
                version=version[1].decode(),
                field="lock",
                place=Place(path, block.start + version.start(1), block.start + version.end(1)),
                via=_via(block, asking),
            )


def _answers(head: str) -> tuple[tuple[str, str], ...]:
    """The names and ranges of a block's head: `"nodemailer@npm:^6.9.1, nodemailer@npm:6.9.1"`."""
    answers = []
    for one in head.replace('"', "").split(","):
        text = one.strip()
        at = text.find("@", 1)
        answers.append((text[:at], _range(text[at + 1 :])) if at > 0 else (text, ""))
    return tuple(answers)


def _range(text: str) -> str:
    """A range without the protocol that later Yarns write before each; that of an alias is part of it."""
    bare = text.removeprefix("npm:")
    return text if "@" in bare else bare


def _real_name(block: Block) -> str:
    """The package that a block installs; "" for a workspace, which installs nothing."""
    name, wanted = block.answers[0]
    if wanted.startswith("workspace:"):
        return ""
    resolved = _RESOLUTION.search(block.body)
    if resolved is not None:
        return resolved[1].decode()
    return wanted.removeprefix("npm:").rpartition("@")[0] if wanted.startswith("npm:") else name


def _asking(blocks: list[Block], wanted: set[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Who asks for each of the ranges: names of packages, "" for a workspace (of which Yarn 1 says nothing)."""
    names = [name.encode() for name in {name for name, _ in wanted}]
    found: dict[tuple[str, str], list[str]] = {}
    for block in blocks:
        if any(name in block.body for name in names):
            name, own = block.answers[0]
            for asked in _ASKED.finditer(block.body):
                answer = (asked[1].decode(), _range(asked[2].decode().strip()))
                if answer in wanted:
                    found.setdefault(answer, []).append("" if own.startswith("workspace:") else name)
    return found


def _via(block: Block, asking: dict[tuple[str, str], list[str]]) -> str:
    """Who brought a copy in; "" where a range of it is nobody's but the project's."""
    callers = [asking.get(answer, [""]) for answer in block.answers]
    names = {name for some in callers for name in some}
    return "" if "" in names else ", ".join(sorted(names)[:3])
