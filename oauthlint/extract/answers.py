"""Answers to requests, and what they claim: success, failure, or that a mail was sent.

Told by the status and by words, in English, of the answer itself.
"""

import re

from oauthlint.extract.scopes import Node, Scopes

RESPONSES = frozenset({"res", "resp", "response", "reply", "NextResponse", "Response"})
_NAMED = {"OK": 200, "CREATED": 201, "ACCEPTED": 202, "NO_CONTENT": 204}
# Patterns are compiled when they are first needed: most files have nothing to ask them about.
_STATUS = r"(?:status|sendStatus|code|writeHead)\(\s*(?:\w+\.)?(\w+)|(?:status|statusCode)\s*:\s*(\d{3})"
_CLAIM = r"(?i)\b(?:success|successful|successfully|sent|delivered|ok)\b"
_FAULT = (
    r"(?i)error|\berr\b|fail|false|unable|could ?n.t|cannot|can.t|not sent|wrong|invalid|problem|unsuccess|try again"
)
# A text whose first sentence says that the mail itself was sent.
_SENT = r"(?i)['\"`](?:the |your |an? )?[^'\"`.!]{0,20}\b(?:e-?mail|mail|message|otp)\b[^'\"`.!]{0,20}\bsent\b"


def answer(scopes: Scopes, node: Node, others: tuple[str, ...] = ()) -> str:
    """answers-success or other for a call that answers a request, "" for any other node.

    `others` are names that look like a response's and are something else here.
    """
    root = first_name(scopes, node) if node.type == "call_expression" else ""
    if root not in RESPONSES or root in others:
        return ""
    text = scopes.text(node)
    codes = [_code(one or two) for one, two in re.findall(_STATUS, text)]
    if any(code >= 300 for code in codes) or speaks_of_failure(text):
        return "other"
    return "answers-success" if (codes and min(codes) >= 200) or re.search(_CLAIM, text) else "other"


def speaks_of_failure(text: str) -> bool:
    """Whether a piece of code has a word of failure in it."""
    return re.search(_FAULT, text) is not None


def says_sent(text: str) -> bool:
    """Whether an answer says in its first sentence that the mail was sent."""
    return re.search(_SENT, text) is not None


def first_name(scopes: Scopes, call: Node) -> str:
    """The name that a chain of calls and properties begins with."""
    node: Node | None = call
    while node is not None and node.type in ("call_expression", "member_expression"):
        node = node.child_by_field_name("function") or node.child_by_field_name("object")
    return scopes.text(node) if node is not None and node.type == "identifier" else ""


def _code(word: str) -> int:
    return int(word) if word.isdigit() else _NAMED.get(word, 0)
