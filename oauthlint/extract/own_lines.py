"""Comments that speak to us in files that no grammar of ours reads: on a line of their own, behind a comment's mark."""

import re
from collections.abc import Iterator

from oauthlint.extract.named import directive
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Comment, Place

# What begins a comment somewhere: shell and its like, C and its like, ini, SQL, TeX, markup, reStructuredText.
_PLAIN = rb"#+|/{2,}|/\*+|\*+|;+|--|%+|<!--|\.\."
_MARKUP = rb"<!--"
_EXPRESSION = rb"(?:\{[ \t]*(?=/\*))?/\*+"  # MDX


def commented(facts: FileFacts, data: bytes, reader: Reader) -> FileFacts:
    """The facts with such comments beside those that its own reader has found."""
    seen = {one.place.start for one in facts.comments}
    found = (one for one in _comments(data, facts, reader) if one.place.start not in seen)
    return facts._replace(comments=tuple(sorted((*facts.comments, *found))))


def _comments(data: bytes, facts: FileFacts, reader: Reader) -> Iterator[Comment]:
    marks = _MARKUP if facts.reader == "javascript" else _EXPRESSION if facts.path.endswith(".mdx") else _PLAIN
    for hit in re.finditer(rb"(?m)^[ \t]*(?:" + marks + rb")[ \t]*(oauthlint:[^\r\n]*)", data):
        start = hit.start() + len(hit[0]) - len(hit[0].lstrip(b" \t{"))
        end = hit.start(1) + len(_without_end(hit[1]))
        words = hit[1].decode("utf-8", "replace")
        said = directive(re.sub(r"(\*/|-->)[ \t}]*\Z", "", words), Place(facts.path, start, end), reader)
        if said is not None:
            yield said


def _without_end(words: bytes) -> bytes:
    """What a comment says, without the brace of JSX behind its end; its end belongs to it."""
    said = words.rstrip(b" \t")
    bare = said.removesuffix(b"}").rstrip(b" \t")
    return bare if bare.endswith(b"*/") else said
