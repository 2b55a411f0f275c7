"""Why one finding is one, for a terminal of 80 columns: what is known, what was asked of it, and what was answered.

The facts and answers are the engine's own; a line of source is shown with its secrets masked.
"""

from collections.abc import Iterator, Mapping

from oauthlint.audit import root_of
from oauthlint.cli.wrong import wrong
from oauthlint.config import Settings, settle
from oauthlint.evaluate.reasons import Answered, Field, Reasons
from oauthlint.inquiries import explain
from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report, Sources
from oauthlint.model.source import Place
from oauthlint.report.block import ignoring
from oauthlint.report.frame import Frame, draw, line_number, located
from oauthlint.report.masked import masked
from oauthlint.report.remarks import told
from oauthlint.report.visible import cells, visible, wrap

WIDTH = 80
INDENT = "  "
ANSWERS = {True: "yes", False: "no", None: "not known"}
CONTEXTS = {"prod": "production", "dev": "development", "docs": "documentation"}
PASTE = """
Paste this into an issue of oauthlint, and say what the code really does. It has the rule, the kinds of values and the
answers; it has no value, no name and no line of yours.
"""


def why(finding: str, path: str, environ: Mapping[str, str]) -> str:
    """The reasons of the finding whose fingerprint begins so, in the whole project around the path.

    Raises UsageError where there is no such finding or more than one.
    """
    root = root_of([path])
    settings = settle(root, {}, environ)
    report, found = explain([root], settings, finding)
    return "\n".join(_lines(report, found, settings)) + "\n"


def _lines(report: Report, found: Reasons, settings: Settings) -> Iterator[str]:
    """The explanation, a string a line."""
    one = found.finding
    yield f"{one.severity}[{one.rule}] {one.fingerprint}"
    yield from _flowed(one.message)
    yield ""
    yield from _framed(report.sources, one)
    yield ""
    yield from _flowed(_standing(report, found))
    yield from _section("How it comes to this place", _way(report.sources, found))
    yield from _section(f"What is known of this {_kind(found)}", _known(report.sources, found))
    yield from _section("What was asked of it, and the answers", _parts(found.question, ""))
    yield from _section("Which case it is", _cases(found))
    yield from _section("Where the branches of the code differ", _branches(found))
    yield from _section("How severe and how sure", _level(found, dict(settings.rules)))
    yield from _section("One root cause, one finding", _silence(found))
    yield from _section("What it means", _meaning(one, settings))
    yield from _section("What to do", _todo(one))
    yield from _section("If this is wrong", _flowed(PASTE))
    sent = "\n".join(wrap(line, WIDTH - 2 * len(INDENT), INDENT) for line in wrong(found))
    yield from ("", *(f"{INDENT}| {line}".rstrip() for line in sent.split("\n")))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    """A heading and its lines after an empty one; nothing for no lines."""
    some = list(lines)
    if some:
        yield from ("", title, *some)


def _flowed(text: str, indent: str = INDENT) -> Iterator[str]:
    yield from f"{indent}{wrap(text, WIDTH, indent)}".split("\n")


def _framed(sources: Sources, finding: Finding) -> Iterator[str]:
    """The place and its line with the marks; their words stand below where they do not fit beside them."""
    place, text = finding.place, sources.text(finding.place.path)
    gutter = len(str(line_number(sources, place)))
    yield f"{INDENT}{' ' * gutter}--> {located(sources, place)}"
    options = RenderOptions(width=WIDTH - len(INDENT))
    lines = draw(sources, Frame(place, finding.note, "^", "error"), gutter, options)
    if any(cells(line) > options.width for line in lines):
        line = text.line_of(place.start)
        first = place._replace(end=min(place.end, text.starts[line - 1] + len(text.line(line))))
        lines = draw(sources, Frame(first, "", "^", "error"), gutter, options)
        lines += [*_flowed(finding.note, INDENT * 2)] if finding.note else []
    yield from (INDENT + line for line in lines)


def _meaning(finding: Finding, settings: Settings) -> Iterator[str]:
    """What a secret opens, and how that is ended."""
    for name, words in told(finding.remarks, settings.now):
        yield from _flowed(f"{name}: {words}")


def _todo(finding: Finding) -> Iterator[str]:
    """How to repair it, and how to accept it."""
    yield f"{INDENT}to repair it  oauthlint explain {finding.rule}"
    yield f"{INDENT}to accept it  {ignoring(finding)}"


def _kind(found: Reasons) -> str:
    """What the rule is about, in words."""
    return found.rule.about.replace("_", " ")


def _standing(report: Report, found: Reasons) -> str:
    """Whether `check` shows the finding here, and if not, why not."""
    one, rule = found.finding, found.rule
    shown = next((each for each in report.findings if each.fingerprint == one.fingerprint), None)
    if shown and shown.suppression:
        by = shown.suppression
        where = f" at {located(report.sources, by.place)}" if by.place else ""
        reason = f": {by.reason}" if by.reason else ""
        return f"Suppressed by a {by.by}{where}{reason}" if by.by == "comment" else f"Suppressed by {by.by}{reason}"
    if shown:
        return f"`oauthlint check` reports it here; the rule is in the {rule.profile} profile."
    if rule.id not in {each.id for each in report.rules}:
        return "`oauthlint check` does not report it here: the rule is not asked" + (
            ", being in the audit profile." if rule.profile == "audit" else "."
        )
    if found.speakers:
        other = found.speakers[0]
        return f"`oauthlint check` does not report it here: {other.rule} ({other.fingerprint}) speaks of the same."
    return f"`oauthlint check` does not report it here: a confidence of {one.confidence} is below --min-confidence."


def _way(sources: Sources, found: Reasons) -> Iterator[str]:
    """The steps of the value, then the other places that explain the finding."""
    steps = dict.fromkeys((*found.finding.flow, *found.finding.related))
    for step in steps:
        yield from _flowed(f"{located(sources, step.place)} {step.note}".strip())
        yield f"{INDENT}{INDENT}{_line(sources, step.place, WIDTH - 4)}"


def _known(sources: Sources, found: Reasons) -> Iterator[str]:
    """The fact, and each field of it that a question named, with the lines that it came through."""
    about = found.fact.about
    yield f"{INDENT}{located(sources, about.place)}, {_code(found)}"
    if about.where:
        yield from _flowed(f"in {', '.join(about.where)}")
    shown: set[Place] = set()
    column = max((len(one.name) for one in found.fields), default=0)
    for field in found.fields:
        yield f"{INDENT}{field.name:<{column}}  {_state(field, WIDTH - column - 4)}"
        for place in field.trail:
            line = "" if place in shown else f"  {_line(sources, place, WIDTH - len(located(sources, place)) - 8)}"
            shown.add(place)
            yield f"{INDENT}{INDENT}{INDENT}{located(sources, place)}{line}"


def _state(field: Field, room: int) -> str:
    """The value, or what is known instead, in at most `room` columns."""
    if field.state != "value":
        return _cut(f"{field.state} ({visible(field.shown)})" if field.shown else field.state, room)
    if field.shape.endswith("text"):
        return f'"{_cut(visible(field.shown), room - 2)}"'
    return _cut(visible(field.shown), room)


def _cut(text: str, room: int) -> str:
    return text if cells(text) <= room else f"{text[: max(0, room - 1)]}…"


def _line(sources: Sources, place: Place, room: int) -> str:
    """The source of a place and what stands beside it on the line, masked, in at most `room` columns."""
    text = sources.text(place.path)
    line = text.line_of(place.start)
    begin = text.starts[line - 1]
    end = begin + len(text.line(line))
    if end - begin > 4 * room:  # a minified line may have a megabyte
        begin, end = place.start, min(end, place.start + 4 * room)
    return _cut(visible(" ".join(masked(sources, Place(place.path, begin, end)).split())), room)


def _parts(part: Answered, indent: str) -> Iterator[str]:
    """A question and its parts below it, each after its answer."""
    said = f"{INDENT}{ANSWERS[part.answer]:<9} {indent}"
    missing = f" ({part.missing})" if part.missing and not part.parts else ""
    yield f"{said}{wrap((part.joined or part.text) + missing, WIDTH, ' ' * (len(said) + 2))}"
    for one in part.parts:
        yield from _parts(one, indent + INDENT)


def _cases(found: Reasons) -> Iterator[str]:
    """The variants in their order up to the one that is true, whose words the finding has."""
    for number, one in enumerate(found.cases, 1):
        level = f"{one.variant.severity}, {one.variant.confidence} confidence"
        yield f"{INDENT}case {number} ({level})"
        yield from _parts(one.answered, "")
        if one.variant is found.case:
            yield f"{INDENT}so this one gives the message and the level"
            return
    if found.cases:
        yield f"{INDENT}none of these, so the message and the level are the rule's own"


def _branches(found: Reasons) -> Iterator[str]:
    """The answer for each alternative of the place."""
    if len(found.branches) < 2 and not found.finding.branch:
        return
    for one in found.branches:
        said = f"{INDENT}{ANSWERS[one.answered.answer]:<9} "
        yield f"{said}{wrap(f'when {one.condition}' if one.condition else 'else', WIDTH, ' ' * len(said))}"


def _level(found: Reasons, wishes: Mapping[str, str]) -> Iterator[str]:
    """How the severity and the confidence came about."""
    one, said, whose = found.finding, found.case or found.rule, "that of this case" if found.case else "the rule's own"
    severity = "as the configuration says" if found.rule.id in wishes else whose
    if one.severity != said.severity:
        severity = f"{said.severity}, {severity}; one step milder in {_code(found)}"
    yield from _flowed(f"severity: {one.severity} ({severity})")
    if one.confidence != said.confidence:
        whose = f"{said.confidence}, {whose}; one step less, since not every branch of the code has it"
    yield from _flowed(f"confidence: {one.confidence} ({whose})")


def _code(found: Reasons) -> str:
    """What kind of code it is, in words."""
    context = found.fact.about.context
    return f"{CONTEXTS.get(context, context)} code"


def _silence(found: Reasons) -> Iterator[str]:
    """Who is silent for whom."""
    speaking = {one.rule: one for one in found.speakers}
    for name in found.rule.yields_to:
        said = f"speaks of the same ({speaking[name].fingerprint})" if name in speaking else "has nothing to say of it"
        yield from _flowed(f"yields to {name}, which {said}")
    for one in found.silenced:
        yield from _flowed(f"{one.rule} is silent for this one")
