"""What a finding is called for ever: a hash of the rule, the file, the way through the code and the value's tag.

No line, column or date, so that moved code keeps its name; a changed value has another tag and so a new name.
"""

from collections.abc import Iterable

from oauthlint.evaluate.verdict import Hit
from oauthlint.model.finding import Finding


def fingerprinted(hits: Iterable[Hit]) -> list[Hit]:
    """The hits with their fingerprints. Those that would be equal are counted in the order of the file."""
    counts: dict[tuple[object, ...], int] = {}
    named = []
    for one in sorted(hits, key=lambda one: (one.finding.place, one.finding.rule)):
        finding = one.finding
        key = (finding.rule, finding.place.path, finding.where, finding.tag)
        counts[key] = counts.get(key, 0) + 1
        named.append(one._replace(finding=finding._replace(fingerprint=fingerprint(finding, counts[key]))))
    return named


def fingerprint(finding: Finding, occurrence: int) -> str:
    """`oal1:` and ten hexadecimal digits; `occurrence` counts equal findings of a file from 1."""
    parts = (finding.rule, finding.place.path, "\x1f".join(finding.where), finding.tag, str(occurrence))
    from hashlib import blake2b  # noqa: PLC0415  (loads OpenSSL; a clean run needs none)

    data = "\x1e".join(parts).encode("utf-8", "surrogatepass")
    return f"oal1:{blake2b(data, digest_size=5).hexdigest()}"
