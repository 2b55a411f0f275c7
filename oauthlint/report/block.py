"""One finding for a person at a terminal: the source with the marks, why it matters, and where to read on.

Loaded when there is a finding to show; how a line of source is drawn belongs to `frame`.
"""

from collections.abc import Iterator

from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report
from oauthlint.model.rule import Rule
from oauthlint.model.source import Step
from oauthlint.report.frame import Frame, draw, line_number, located
from oauthlint.report.rule_text import in_brief
from oauthlint.report.visible import paint, visible, wrap
from oauthlint.words import MARKUP_SUFFIXES, SCRIPT_SUFFIXES


def block(report: Report, finding: Finding, rule: Rule | None, options: RenderOptions) -> Iterator[str]:
    """The lines of one finding."""
    related = (*finding.related, *(Step(place, "and here") for place in finding.also))
    frames = [
        Frame(finding.place, finding.note, "^", finding.severity),
        *(Frame(step.place, step.note, "-", "frame") for step in related),
    ]
    gutter = max(len(str(line_number(report.sources, one.place))) for one in frames)
    gap = paint(f"{' ' * gutter} |", "frame", options.color)
    head = paint(f"{finding.severity}[{finding.rule}]", finding.severity, options.color)
    yield f"{head}: {paint(visible(finding.message), 'strong', options.color)}"
    for number, one in enumerate(frames):
        arrow = f"{' ' * gutter}{':::' if number else '-->'}"
        drawn = draw(report.sources, one, gutter, options)
        words = f": {visible(one.note)}" if one.note and not drawn else ""
        yield f"{paint(arrow, 'frame', options.color)} {located(report.sources, one.place)}{words}"
        yield from drawn
        yield gap
    sign = paint(f"{' ' * gutter} =", "frame", options.color)
    for name, words in _remarks(finding, rule, options):
        indent = " " * (gutter + len(name) + 5)
        yield f"{sign} {paint(f'{name}:', 'strong', options.color)} {wrap(words, options.width, indent)}"


def _remarks(finding: Finding, rule: Rule | None, options: RenderOptions) -> Iterator[tuple[str, str]]:
    """What is said below the frames, as (name, words)."""
    if finding.remarks:
        from oauthlint.report.remarks import told  # noqa: PLC0415  (only secrets have any)

        yield from told(finding.remarks, options.today)
    elif rule is not None:
        yield "why", in_brief(rule)
    if finding.local:
        yield "local", "decided by a file that git does not track"
    yield "help", f"oauthlint explain {finding.rule}"
    if options.show_ignores:
        yield "ignore", ignoring(finding)
    if finding.fingerprint:
        yield "id", finding.fingerprint


def ignoring(finding: Finding) -> str:
    """What would suppress a finding: the comment for its line or, where a file can hold none, the command."""
    words = f"oauthlint: ignore[{finding.rule}] REASON"
    path = finding.place.path.lower()
    if path.endswith((*SCRIPT_SUFFIXES, *MARKUP_SUFFIXES, ".jsonc", ".json5")):
        return f"// {words}"
    if path.endswith((".html", ".htm", ".xml", ".md")):
        return f"<!-- {words} -->"
    if path.endswith((".json", ".pem", ".key", ".lock")):
        return f'oauthlint ignore {finding.fingerprint} --reason "REASON"'
    return f"# {words}"
