"""Whether git's index is whole. Git itself does not look: one that is cut it takes for shorter, and says half of it.

Its last bytes are a hash of the rest (https://git-scm.com/docs/index-format), or zeros under `index.skipHash`.
"""

MANY = 500_000  # bytes; for more than these OpenSSL saves what loading it costs


def is_intact(path: str) -> bool:
    """Whether the hash in an index is that of the index; also of one that is not there or cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return True
    if data[-20:] in (bytes(20), _sha1(data[:-20])):
        return True
    from hashlib import sha256  # noqa: PLC0415  (loads OpenSSL, and few repositories name their objects so)

    return data[-32:] in (bytes(32), sha256(data[:-32], usedforsecurity=False).digest())


def _sha1(data: bytes) -> bytes:
    if len(data) < MANY:
        try:
            from _sha1 import sha1  # type: ignore[import-not-found]  # noqa: PLC0415
        except ImportError:  # an interpreter that keeps it elsewhere
            from hashlib import sha1  # noqa: PLC0415
    else:
        from hashlib import sha1  # noqa: PLC0415
    digest: bytes = sha1(data, usedforsecurity=False).digest()
    return digest
