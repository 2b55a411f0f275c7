import pytest

from oauthlint.report.rule_text import in_brief, markdown, plain, repair
from tests.report.samples import a_rule


@pytest.mark.parametrize(
    ("why", "steps", "brief"),
    [
        ("One thing. Another.", "Do it. Then more.", "One thing. Do it."),
        ("In Node.js 18, e.g. v18.1, it fails.\nAlways.", "", "In Node.js 18, e.g. v18.1, it fails."),
        ("`x` is off. `y` is on.", "1. Rotate it.\n2. Test it.", "`x` is off. Rotate it."),
        ("", "- first\n- second", "first"),
        ("", "Give `seconds * 1000` or\n`a - b`. Then more.", "Give `seconds * 1000` or `a - b`."),
    ],
)
def test_in_brief_is_the_first_sentence_and_the_first_step(why: str, steps: str, brief: str) -> None:
    assert in_brief(a_rule(why=why, repair=steps, revoke=False)) == brief


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Revoke it in the console, then move it.", "Revoke it in the console, then move it."),
        ("1. Revoke it.\n2. Move it.", "1. Revoke it.\n2. Move it."),
        ("Move it.", "Revoke it first. Move it."),
        ("Move it. Then revoke it.", "Revoke it first. Move it. Then revoke it."),
        ("", "Revoke it first."),
    ],
)
def test_the_repair_of_a_secret_begins_with_revoking(words: str, said: str) -> None:
    assert repair(a_rule(repair=words)) == said


def test_markdown_fences_hold_code_that_has_fences_itself() -> None:
    rule = a_rule()
    example = rule.examples[0]._replace(bad=(("README.md", "```js\nx\n```"),), good=())
    assert "`README.md`\n\n````markdown\n```js\nx\n```\n````\n" in markdown(rule._replace(examples=(example,)))


def test_plain_text_joins_the_lines_of_a_paragraph() -> None:
    rule = a_rule(why="One\nthing.\n\nAnother.", repair="Do\nit.", references=(), revoke=False)
    assert plain(rule) == "One thing.\n\nAnother.\n\nDo it."
