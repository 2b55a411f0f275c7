"""JUnit's XML, as Jenkins, GitLab, Azure and CircleCI read it: a suite for each rule, a case for each finding.

A rule without findings is a case that passed, one that was not asked is skipped, so the numbers say what was looked at.
The form is that of https://github.com/testmoapp/junitxml.
"""

from collections.abc import Iterator

from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report
from oauthlint.model.rule import SEVERITIES, Rule
from oauthlint.report.frame import located
from oauthlint.report.remarks import told
from oauthlint.report.rule_text import in_brief
from oauthlint.report.visible import visible


def render(report: Report, _options: RenderOptions) -> str:
    """The whole file, free of time and machine."""
    suites = [*[_suite(report, one) for one in report.rules], _problems(report)]
    head = _counts("testsuites", "oauthlint", *(sum(each) for each in zip(*(one[1] for one in suites), strict=True)))
    body = "".join(one[0] for one in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}</testsuites>\n'


Suite = tuple[str, tuple[int, int, int, int]]  # its text, and the numbers of tests, failures, errors, skipped ones


def _suite(report: Report, rule: Rule) -> Suite:
    """The suite of one rule."""
    found = [one for one in report.standing if one.rule == rule.id]
    failing = [one for one in found if _fails(report, one)]
    skipped = not found and rule.id in report.not_asked
    cases = list(_cases(report, rule, found))
    numbers = (len(cases), len(failing), 0, int(skipped))
    return f"  {_counts('testsuite', rule.id, *numbers)}\n{''.join(cases)}  </testsuite>\n", numbers


def _cases(report: Report, rule: Rule, found: list[Finding]) -> Iterator[str]:
    name = f"oauthlint.tip-{rule.tip:02}.{rule.id}"
    if not found:
        why = '<skipped message="needs a run over the whole project"/>' if rule.id in report.not_asked else ""
        yield f"    <testcase classname={_quoted(name)} name={_quoted(rule.title)}>{why}</testcase>\n"
    for one in found:
        where = located(report.sources, one.place)
        words = f"{where}: {one.severity}: {visible(one.message)}\n{visible(_why(one, rule))}\n{one.fingerprint}"
        inner = f"<failure type={_quoted(one.severity)} message={_quoted(one.message)}>{_text(words)}</failure>"
        if not _fails(report, one):
            inner = f"<system-out>{_text(words)}</system-out>"
        line = report.sources.text(one.place.path).line_of(one.place.start)
        place = f'file={_quoted(one.place.path)} line="{line}"'
        yield f"    <testcase classname={_quoted(name)} name={_quoted(where)} {place}>{inner}</testcase>\n"


def _problems(report: Report) -> Suite:
    """The suite of what was not understood, be it empty: an error for what makes the audit incomplete."""
    cases = ""
    for one in report.problems:
        tag = "error" if one.incomplete else "system-out"
        kind = f" type={_quoted(one.kind)} message={_quoted(one.message)}" if one.incomplete else ""
        words = f"{one.message} {one.hint}".strip()
        inner = f"<{tag}{kind}>{_text(visible(words))}</{tag}>"
        cases += f'    <testcase classname="oauthlint.audit" name={_quoted(one.path or one.kind)}>{inner}</testcase>\n'
    errors = sum(one.incomplete for one in report.problems)
    numbers = (len(report.problems), 0, errors, 0)
    return f"  {_counts('testsuite', 'what was not understood', *numbers)}\n{cases}  </testsuite>\n", numbers


def _why(finding: Finding, rule: Rule) -> str:
    """Why it matters; of a secret what it means."""
    return "\n".join(f"{name}: {words}" for name, words in told(finding.remarks, "")) or in_brief(rule)


def _fails(report: Report, finding: Finding) -> bool:
    """Whether the finding makes the run fail."""
    order = SEVERITIES
    return report.fail_on != "never" and order.index(finding.severity) >= order.index(report.fail_on)


def _counts(tag: str, name: str, tests: int, failures: int, errors: int, skipped: int) -> str:
    numbers = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f"<{tag} name={_quoted(name)} {numbers}>"


def _quoted(text: str) -> str:
    """An attribute's value in quotes."""
    return f'"{_text(visible(text))}"'


def _text(text: str) -> str:
    """The text with what XML would read as markup written out; `visible` has taken out what XML cannot hold."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
