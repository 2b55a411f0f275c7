"""What to paste into an issue when a finding is wrong: answers and the kinds of values, never a value or a line.

A person in a hurry should be able to send it without reading what it gives away: nothing that is theirs.
"""

import os
from collections.abc import Iterator

from oauthlint import __version__
from oauthlint.evaluate.reasons import Answered, Field, Reasons
from oauthlint.model.finding import Finding

ANSWERS = {True: "yes", False: "no", None: "not known"}


def wrong(found: Reasons) -> Iterator[str]:
    """The lines of the report, in Markdown."""
    one, about = found.finding, found.fact.about
    case = next((number for number, each in enumerate(found.cases, 1) if each.variant is found.case), 0)
    yield f"`{one.rule}` is wrong (oauthlint {__version__})"
    yield ""
    yield "What the code does, and why this is no defect:"
    yield ""
    which = f", case {case} of {len(found.cases)}" if case else ", no case" if found.cases else ""
    yield f"- {one.severity}, {one.confidence} confidence{which}"
    yield f"- {found.rule.about} in {about.context} code, {_files(one, found)}"
    if len(found.branches) > 1:
        yield f"- branches: {', '.join(ANSWERS[each.answered.answer] for each in found.branches)}"
    asked = " ".join((found.rule.when.text, *(each.when.text for each in found.rule.variants)))
    for field in found.fields:
        yield f"- {field.name}: {_shape(field, asked)}"
    yield from (f"- {line}" for line in _answers(found.question))


def _files(one: Finding, found: Reasons) -> str:
    """The kinds of files that the finding and the way to it touch, by their suffix."""
    places = [
        one.place,
        *(step.place for step in (*one.flow, *one.related)),
        *(p for f in found.fields for p in f.trail),
    ]
    names = {place.path: os.path.splitext(place.path)[1] or "no suffix" for place in places}
    return f"{len(names)} file{'s' * (len(names) > 1)} ({', '.join(sorted(set(names.values())))})"


def _shape(field: Field, asked: str) -> str:
    """What kind of value there is, one that the rule itself names by that name, and over how many places it came."""
    places = f", over {len(field.trail)} places" if len(field.trail) > 1 else ""
    ours = field.shape == "text" and f'"{field.shown}"' in asked
    return (f'"{field.shown}"' if ours else field.shape or field.state) + places


def _answers(part: Answered) -> Iterator[str]:
    """Each single question, which is ours, with its answer."""
    if not part.parts:
        yield f"`{part.text}`: {ANSWERS[part.answer]}"
    for one in part.parts:
        yield from _answers(one)
