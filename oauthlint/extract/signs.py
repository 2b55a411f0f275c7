"""What a rule must know of a script though no value shows it: told by its bytes."""

import re
from collections.abc import Iterable

from oauthlint.extract.addresses import gmail_handed_on

_SENDS = (b".sendMail", b".createTransport")
_ENDS = (b"AbortError", b"UnrecoverableError", b".discard(", b"bail(")


def signs(data: bytes) -> tuple[str, ...]:
    """The flags of a script: what it begins with, what it holds, and `subject-of:NAME` for names that are given one."""
    head = data[:400].lstrip()
    found = [
        word for word in ("use client", "use server") if head.startswith((f"'{word}'".encode(), f'"{word}"'.encode()))
    ]
    found += [word for word, there in (("shebang", head.startswith(b"#!")), *_seen(data)) if there]
    return (*(one.replace(" ", "-") for one in found), *_subjects(data))


def _seen(data: bytes) -> list[tuple[str, bool]]:
    """Things that a rule must know of, though no value shows them."""
    return [
        ("gmail-handed-on", gmail_handed_on(data)),
        ("authorization-params", b"authorizationParams" in data),
        ("send-replaced", _is_in(data, _SENDS, rb"\.(?:sendMail|createTransport)\s*=(?![=>])")),
        ("tests-left-out", _is_in(data, (b"skip",), rb"\.skip\b(?!\s*\()|\bskip\s*:|\.skipIf\b")),
        ("gives-up", _is_in(data, _ENDS, rb"\bAbortError\b|\bUnrecoverableError\b|\.discard\(|\bbail\(")),
        ("meteor", b"Meteor." in data or b"meteor/" in data),
        ("first-redirect-uri", _is_in(data, (b"ris[0]", b"ris?.[0]"), rb"redirect_?[uU]ris(?:\?\.)?\[0\]")),
    ]


def _is_in(data: bytes, words: Iterable[bytes], expression: bytes) -> bool:
    """Whether an expression, which always holds one of the words, is found; it is compiled where one of them is."""
    return any(one in data for one in words) and re.search(expression, data) is not None


def _subjects(data: bytes) -> Iterable[str]:
    """Names whose property `subject` is set later on, as `subject-of:client`."""
    for hit in re.finditer(rb"(\w{1,60})!?\.subject\s*=(?!=)", data) if b".subject" in data else ():
        yield f"subject-of:{hit[1].decode()}"
