"""Checked expressions as always the same bytes, so that a pack built twice is the same file.

The engine serialises a protobuf `Any` around a `CheckedExpr` whose maps come in another order each time
(google/api/expr/v1alpha1/checked.proto; every field of the two messages is length-delimited).
"""

from collections.abc import Iterator

SOURCE_INFO = 5  # places in the text of the condition: nothing that an answer needs


def canonical(serialised: bytes) -> bytes:
    """The same expression with its maps in order and without the places in its source."""
    name, payload = (raw for _, raw, _ in sorted(_fields(serialised)))
    ((_, _, content),) = _fields(payload)
    inner = b"".join(sorted(raw for number, raw, _ in _fields(content) if number != SOURCE_INFO))
    return name + _delimited(2, inner)


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, raw bytes and content of each field of a message."""
    at = 0
    while at < len(message):
        tag, start = _varint(message, at)
        length, start = _varint(message, start)
        yield tag >> 3, message[at : start + length], message[start : start + length]
        at = start + length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number and where the next thing begins."""
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return value, at


def _delimited(number: int, data: bytes) -> bytes:
    """A length-delimited field."""
    length, head = len(data), [number << 3 | 2]
    while length > 127:
        head.append(length & 127 | 128)
        length >>= 7
    return bytes([*head, length]) + data
