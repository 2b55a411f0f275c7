"""The text of a file with each secret replaced by its mask, piece by piece and with the offsets kept.

This is the only way from a file's bytes into a report: whoever shows a line or a snippet asks here.
"""

from bisect import bisect_right

from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Sources
from oauthlint.model.source import Place

ELLIPSIS = "…"


class Piece(NamedTuple):
    """One character, or one masked secret, of the bytes from `start` to `end`; `text` is what may be shown of it."""

    start: int
    end: int
    text: str
    hidden: bool = False


def pieces(sources: Sources, place: Place) -> list[Piece]:
    """What may be shown of the bytes of a place, in order; a secret that began before it is an ellipsis."""
    data = sources.text(place.path).data
    masks = sources.masks(place.path)
    found: list[Piece] = []
    at = place.start
    for secret, mask in masks[bisect_right(masks, place.start, key=lambda one: one[0].end) :]:
        if secret.start >= place.end:
            break
        found += _characters(data, at, secret.start)
        shown = mask if secret.start >= place.start else ELLIPSIS
        found.append(Piece(max(secret.start, at), min(secret.end, place.end), shown, hidden=True))
        at = max(at, secret.end)
    return found + _characters(data, at, place.end)


def masked(sources: Sources, place: Place) -> str:
    """The text of a place as it may be shown, line ends included."""
    return "".join(one.text for one in pieces(sources, place))


def _characters(data: bytes, start: int, end: int) -> list[Piece]:
    """The characters of a span without secrets; a byte that is no UTF-8 stays one piece, as a lone surrogate."""
    found: list[Piece] = []
    at = start
    for one in data[start:end].decode("utf-8", "surrogateescape") if start < end else "":
        size = 1 if one < "\x80" or "\udc80" <= one <= "\udcff" else len(one.encode())
        found.append(Piece(at, at + size, one))
        at += size
    return found
