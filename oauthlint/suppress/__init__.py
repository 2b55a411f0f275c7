"""Which findings somebody has already answered for, in the place that the answer belongs to.

A suppressed finding stays in the report with its reason; it only stops to count. Most runs meet no such answer, so
what reads them is imported when the first one is seen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from oauthlint.model.finding import Directive, Finding, Suppression
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import Rule
from oauthlint.model.source import Comment, Place, Text

WORD = "oauthlint:"
PRAGMA = b"pragma:"
BASELINE = ".secrets.baseline"  # of detect-secrets, at the root


class Suppressed(NamedTuple):
    """All findings, some with a suppression, and what became of every directive (a comment may hold several)."""

    findings: tuple[Finding, ...]
    directives: tuple[Directive, ...]


def suppress(
    findings: Iterable[Finding],
    comments: Mapping[str, Sequence[Comment]],
    text_of: Callable[[str], Text],
    rules: Iterable[Rule],
    today: str | None = None,
    *,
    pragmas: bool = True,
) -> Suppressed:
    """The findings with those suppressed that a comment of their file names, and the directives with their status.

    `rules` are all that exist, also those that were not selected; `today` (YYYY-MM-DD) ends directives that expire,
    without it none does; `pragmas` whether detect-secrets' comments and its baseline are heard. Nothing is suppressed
    by a directive that is wrong, unknown or expired. Raises ConfigError for such a baseline that cannot be read.
    """
    revoking = {one.id: one.revoke for one in rules}
    stated = _stated(comments, text_of, revoking, today)
    used: set[Directive] = set()
    answered = []
    for one in findings:
        reaching = _reaching(stated.get(one.place.path, []), one, text_of)
        used.update(reaching)
        why = one.suppression or (_comment(reaching[0]) if reaching else None)
        if pragmas and why is None and revoking.get(one.rule):
            why = _told_detect_secrets(one.place, text_of)
        answered.append(one._replace(suppression=why))
    read = (each for _, some in sorted(stated.items()) for each in some)
    return Suppressed(tuple(answered), tuple(each._replace(status="used") if each in used else each for each in read))


def _stated(
    comments: Mapping[str, Sequence[Comment]],
    text_of: Callable[[str], Text],
    known: Mapping[str, bool],
    today: str | None,
) -> dict[str, list[Directive]]:
    """The directives of each file that has any."""
    speaking = {path: some for path, some in comments.items() if any(WORD in one.text for one in some)}
    if not speaking:
        return {}
    from oauthlint.suppress.comments import directives  # noqa: PLC0415  (most runs meet none)

    return {path: directives(some, text_of(path), known, today) for path, some in speaking.items()}


def _reaching(some: list[Directive], finding: Finding, text_of: Callable[[str], Text]) -> list[Directive]:
    """The directives of its file that may act, name the finding's rule and speak for a line of it."""
    mine = [one for one in some if one.status == "unused" and one.rule == finding.rule]
    if not mine:
        return []
    text = text_of(finding.place.path)
    first = text.line_of(finding.place.start)
    last = text.line_of(max(finding.place.start, finding.place.end - 1))
    return [one for one in mine if one.first <= last and first <= one.last]


def _comment(directive: Directive) -> Suppression:
    """The suppression that a directive gives to a finding."""
    return Suppression("comment", directive.place, directive.reason, directive.until)


def _told_detect_secrets(place: Place, text_of: Callable[[str], Text]) -> Suppression | None:
    """What detect-secrets was told of the secret at this place, where it was told that it is none."""
    text, baseline = text_of(place.path), text_of(BASELINE).data
    if PRAGMA in text.data:
        from oauthlint.suppress.pragmas import allowed  # noqa: PLC0415  (likewise)

        if allowed(text, place):
            return Suppression("detect-secrets", None, "pragma: allowlist secret")
    if baseline:
        from oauthlint.suppress.audited import called_none  # noqa: PLC0415  (likewise)

        if called_none(place, text, baseline):
            return Suppression("detect-secrets", None, f"audited in {BASELINE}")
    return None
