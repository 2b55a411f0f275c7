"""What a text for people speaks of, sentence by sentence; topics and words of warning come from the knowledge."""

import re
from collections.abc import Iterable, Iterator

from oauthlint.extract.most import MENTIONS
from oauthlint.model.filefacts import Mention
from oauthlint.model.practice import Documentation, Topic
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

_SENTENCES = re.compile(r"(?<=[.!?])[\"')*_`]*\s+(?=\S)|\n\s*(?=[-*+|#>]|\d+[.)]\s)|\n\s*\n")
_LINES = re.compile(r"\n")
# These only look like a warning.
_URGED = re.compile(
    r"\b(do not|don't|never) (forget|hesitate|worry|skip)\b|\bnot only\b|\bif (it|this|that) does(n't| not)\b"
)


class Passage(NamedTuple):
    """A part of a text that is read for itself, by its bytes; `medium` is text, code or comment.

    `before` is what leads to it: "Do not write:" before a block of code.
    """

    start: int
    end: int
    medium: str
    before: str = ""


def mentions(
    passages: Iterable[Passage], data: bytes, path: str, topics: tuple[Topic, ...], documentation: Documentation
) -> tuple[Mention, ...]:
    """What the passages say of these topics, in order, each topic once a sentence."""
    expressions = [(one.id, re.compile(one.expression, re.IGNORECASE)) for one in topics]
    warning = _warning(documentation.negations)
    found: list[Mention] = []
    for passage in passages:
        text = data[passage.start : passage.end].decode("utf-8", "surrogateescape")
        for start, sentence in _sentences(text, passage.medium):
            for topic, expression in expressions:
                hit = expression.search(sentence)
                if hit is not None:
                    place = _place(path, passage.start, text, start + hit.start(), start + hit.end())
                    negated = warns(sentence, warning) or warns(passage.before, warning)
                    found.append(Mention(topic, place, passage.medium, negated))
        if len(found) > MENTIONS:
            break
    return tuple(found[:MENTIONS])


def warns(sentence: str, warning: "re.Pattern[str]") -> bool:
    """Whether a sentence warns of what it names."""
    return warning.search(_URGED.sub(" ", sentence.lower().replace("\u2019", "'"))) is not None


def paragraphs(data: bytes) -> Iterator[Passage]:
    """The parts of a plain text between empty lines."""
    at = 0
    for gap in re.finditer(rb"\n[ \t\r]*\n", data):
        yield Passage(at, gap.start(), "text")
        at = gap.end()
    yield Passage(at, len(data), "text")


def remarks(spans: Iterable[tuple[int, int]], data: bytes) -> Iterator[Passage]:
    """Comments, by their bytes in order, as passages; those with nothing but blanks between them are one."""
    begin = end = -1
    for start, stop in spans:
        if begin >= 0 and data[end:start].strip():
            yield Passage(begin, end, "comment")
            begin = start
        begin, end = (start if begin < 0 else begin), stop
    if begin >= 0:
        yield Passage(begin, end, "comment")


def _warning(negations: tuple[str, ...]) -> "re.Pattern[str]":
    words = [one for one in negations if one[0].isalpha() and "'" not in one]
    short = "|".join(re.escape(one) for one in negations if one not in words) or "(?!)"
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b|(?:{short})\b")


def _sentences(text: str, medium: str) -> Iterator[tuple[int, str]]:
    """Each sentence with where it begins; a line of code is one."""
    at = 0
    for gap in (_LINES if medium == "code" else _SENTENCES).finditer(text):
        yield at, text[at : gap.start()]
        at = gap.end()
    yield at, text[at:]


def _place(path: str, begin: int, text: str, start: int, end: int) -> Place:
    """The place of some characters of a text that begins at a byte."""
    before = len(text[:start].encode("utf-8", "surrogateescape"))
    size = len(text[start:end].encode("utf-8", "surrogateescape"))
    return Place(path, begin + before, begin + before + size)
