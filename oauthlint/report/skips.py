"""What a run passed over: questions without an answer, rules not asked, and what only looks like a secret."""

from collections.abc import Iterator

from oauthlint.model.facts import Credential
from oauthlint.model.report import RenderOptions, Report
from oauthlint.report.frame import located
from oauthlint.report.visible import paint, visible


def skips(report: Report, options: RenderOptions) -> Iterator[str]:
    """A line for each, with its reason."""
    for one in report.undecided:
        name = paint(f"undecided[{one.rule}]", "note", options.color)
        yield f"{name}: {located(report.sources, one.place)}: `{visible(one.field)}` could not be known"
    for each in dismissed(report):
        name = paint(f"dismissed[{each.role or 'secret'}]", "note", options.color)
        yield f"{name}: {located(report.sources, each.about.place)}: {visible(each.doubt)}"
    for rule in report.not_asked:
        yield f"{paint(f'not asked[{rule}]', 'note', options.color)}: needs the whole project"


def dismissed(report: Report) -> list[Credential]:
    """What stands in a secret's place and is none that counts, by place; an empty value is no candidate."""
    doubted = (one for one in report.credentials if isinstance(one, Credential) and one.doubt)
    return sorted((one for one in doubted if one.verdict != "empty"), key=lambda one: one.about.place)
