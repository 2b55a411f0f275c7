"""A finding in the HTML report: what is wrong, the code with the place marked, why it matters, what to do."""

from collections.abc import Iterator
from html import escape

from oauthlint.model.finding import Finding
from oauthlint.model.report import Report
from oauthlint.model.rule import Rule
from oauthlint.model.source import Place, Step, Text
from oauthlint.report.frame import located
from oauthlint.report.masked import pieces
from oauthlint.report.rule_text import repair
from oauthlint.report.visible import visible

AROUND = 2  # lines before and after the place
LINES = 8  # of the place itself
NEAR = 600  # bytes of a line on either side of the place: a minified one has a megabyte


def article(report: Report, finding: Finding, rule: Rule | None) -> str:
    """The finding as an article, with what the filters look at in its attributes."""
    where = located(report.sources, finding.place)
    tip = f' data-tip="{rule.tip}"' if rule else ""
    data = f'data-severity="{finding.severity}" data-path="{escape(visible(finding.place.path))}"{tip}'
    name = finding.fingerprint.replace(":", "-")
    return "".join(
        (
            f'<article class="{finding.severity}" id="{escape(name)}" {data}>',
            f'<h3><span class="badge">{finding.severity}</span> {prose(finding.message)}</h3>',
            (
                f'<p class="meta"><code>{escape(finding.rule)}</code> · {finding.confidence} confidence'
                f"{' · decided by a file that git does not track' if finding.local else ''}</p>"
            ),
            _figure(report, Step(finding.place, finding.note)),
            *(_figure(report, one) for one in finding.related),
            _remarks(finding),
            *([_help(rule)] if rule else []),
            f'<p class="id">{escape(where)} · <code>{escape(finding.fingerprint)}</code></p></article>',
        )
    )


def _remarks(finding: Finding) -> str:
    """What a secret means: a list of terms, and the steps by which it is revoked."""
    steps = "".join(f"<li>{prose(words)}</li>" for name, words in finding.remarks if name == "revoke")
    terms = "".join(f"<dt>{name}</dt><dd>{prose(words)}</dd>" for name, words in finding.remarks if name != "revoke")
    revoke = f"<dt>revoke</dt><dd><ol>{steps}</ol></dd>" if steps else ""
    return f'<dl class="means">{terms}{revoke}</dl>' if finding.remarks else ""


def prose(words: str) -> str:
    """The words with those between backticks as code."""
    parts = visible(words).split("`")
    if len(parts) % 2 == 0:
        return escape("`".join(parts))
    return "".join(f"<code>{escape(one)}</code>" if number % 2 else escape(one) for number, one in enumerate(parts))


def _figure(report: Report, step: Step) -> str:
    """The lines around a place, the place marked; the path alone for a file whose text is not to be had."""
    text = report.sources.text(step.place.path)
    caption = f"<figcaption><code>{escape(located(report.sources, step.place))}</code> {prose(step.note)}</figcaption>"
    if not text.data:
        return f"<figure>{caption}</figure>"
    lines = "".join(_lines(report, text, step.place))
    return f'<figure>{caption}<pre tabindex="0"><code>{lines}</code></pre></figure>'


def _lines(report: Report, text: Text, place: Place) -> Iterator[str]:
    first, last = text.line_of(place.start), text.line_of(max(place.start, place.end - 1))
    until = min(last, first + LINES - 1)
    for number in range(max(1, first - AROUND), min(len(text.starts), until + AROUND) + 1):
        hit = ' class="hit"' if first <= number <= until else ""
        yield f"<span{hit}><i>{number}</i>{_line(report, text, place, number)}</span>"


def _line(report: Report, text: Text, place: Place, number: int) -> str:
    """One line, its secrets masked, the part that belongs to the place in a mark."""
    begin = text.starts[number - 1]
    end = begin + len(text.line(number))
    inside = begin <= place.start <= end
    near = place.start if inside else begin
    start, stop = max(begin, near - NEAR), min(end, max(near, min(place.end, end) if inside else near) + NEAR)
    before: list[str] = []
    marked: list[str] = []
    after: list[str] = []
    for one in pieces(report.sources, Place(place.path, start, stop)):
        shown = "    " if one.text == "\t" else visible(one.text)
        part = before if one.end <= place.start else after if one.start >= place.end else marked
        part.append(shown)
    ellipses = ("…" if start > begin else "", "…" if stop < end else "")
    mark = f"<mark>{escape(''.join(marked))}</mark>" if marked else ""
    return f"{ellipses[0]}{escape(''.join(before))}{mark}{escape(''.join(after))}{ellipses[1]}"


def _help(rule: Rule) -> str:
    """Why it matters and what to do, folded below the code; paragraphs and steps as they were written."""
    links = "".join(
        f'<li><a href="{escape(one)}" rel="noreferrer noopener">{escape(one)}</a></li>' for one in rule.references
    )
    references = f"<h4>References</h4><ul>{links}</ul>" if links else ""
    return (
        f"<details open><summary>Why, and what to do</summary>{_paragraphs(rule.why)}"
        f"<h4>Repair</h4>{_paragraphs(repair(rule))}{references}</details>"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{prose(' '.join(one.split()))}</p>" for one in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """Paragraphs, and the steps of a list each on its own."""
    for paragraph in text.strip().split("\n\n"):
        part: list[str] = []
        for line in paragraph.split("\n"):
            if part and line.lstrip()[:2] in {"- ", "* "} | {f"{n}." for n in range(1, 10)}:
                yield "\n".join(part)
                part = []
            part.append(line)
        yield "\n".join(part)
