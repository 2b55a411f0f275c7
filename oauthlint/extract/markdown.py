"""Reads Markdown: what its text and its blocks of code say of mail and OAuth2, besides what any text holds."""

from collections.abc import Iterator
from time import monotonic

from oauthlint.extract import grammar, most, prose
from oauthlint.extract.mentions import Passage, mentions, paragraphs
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import Node
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Comment, Place, Problem

_SAID = frozenset({"inline", "pipe_table_row", "pipe_table_header"})
_CODE = frozenset({"code_fence_content", "indented_code_block"})
_DIRECTIVE = b"oauthlint:"


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one document; one that takes too long to be parsed is read as plain text."""
    facts = prose.plain(data, path, reader)
    topics = reader.documentation.topics_in(data)
    if not topics and _DIRECTIVE not in data:
        return facts
    root = grammar.tree(data, "markdown", monotonic())
    blocks = list(_blocks(root)) if root is not None else []
    passages = _passages(data, blocks) if blocks else paragraphs(data)
    late = f"not parsed within {grammar.LONGEST_PARSE:.0f} s: read as plain text"
    said = facts._replace(
        mentions=mentions(passages, data, path, topics, reader.documentation),
        comments=tuple(_comments(data, path, blocks)),
        problems=() if root is not None else (Problem("timeout", path, late),),
    )
    return most.told(said)


def _blocks(root: Node) -> Iterator[Node]:
    """The blocks that hold words, in order; walks with a stack, so no nesting is too deep."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in _SAID or node.type in _CODE or node.type == "html_block":
            yield node
        else:
            stack.extend(reversed(node.children))


def _passages(data: bytes, blocks: list[Node]) -> Iterator[Passage]:
    """The blocks as passages; what stands right before a block of code and ends in a colon leads to it."""
    before = ""
    for node in blocks:
        text = data[node.start_byte : node.end_byte].decode("utf-8", "replace").strip()
        if node.type in _CODE:
            yield Passage(node.start_byte, node.end_byte, "code", before)
        elif node.type != "html_block" or not text.startswith("<!--"):
            yield Passage(node.start_byte, node.end_byte, "text")
        before = text.rpartition("\n")[2] if text.endswith(":") else ""


def _comments(data: bytes, path: str, blocks: list[Node]) -> Iterator[Comment]:
    """The comments that speak to us."""
    for node in blocks:
        text = data[node.start_byte : node.end_byte]
        if node.type == "html_block" and text.lstrip().startswith(b"<!--") and _DIRECTIVE in text:
            words = text.decode("utf-8", "replace").strip().removeprefix("<!--").removesuffix("-->")
            yield Comment(Place(path, node.start_byte, node.end_byte), words.strip())
