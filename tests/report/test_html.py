"""The page as text; what a browser makes of it is tested in `tests/browser`."""

from html.parser import HTMLParser

import pytest

from oauthlint.model.finding import Suppression
from oauthlint.model.report import RenderOptions, Undecided
from oauthlint.model.rule import Tip
from oauthlint.model.source import Place, Problem, Step
from oauthlint.report import render
from tests.report.samples import MAILER, MASK, SECRET, Memory, a_finding, a_report, a_rule

PATH = "src/mailer.js"
SOURCES = Memory({PATH: MAILER})
LITERAL = SOURCES.place(PATH, f"'{SECRET}'")
FOUND = a_finding(LITERAL, related=(Step(SOURCES.place(PATH, "clientSecret: CLIENT_SECRET"), "goes in here"),))
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """The elements of a page; complains of what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def page(*findings: object, **changes: object) -> str:
    return render(a_report(SOURCES, *findings, **changes), "html", RenderOptions(color=True))  # type: ignore[arg-type]


def test_it_is_one_file_that_loads_nothing() -> None:
    made = Page(page(FOUND))
    assert made.of("img") == made.of("iframe") == []
    assert all("src" not in one for one in made.of("script"))
    assert [str(one["href"])[:5] for one in made.of("link")] == ["data:"]
    assert "@import" not in page(FOUND)
    assert "url(" not in page(FOUND)


def test_a_policy_forbids_to_load_anything() -> None:
    [policy] = [one["content"] for one in Page(page()).of("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'")


def test_every_id_is_one_and_every_link_inside_leads_somewhere() -> None:
    made = Page(page(FOUND, tips=(Tip(2, "Credentials", "…"),)))
    ids = [str(attributes["id"]) for _, attributes in made.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = [str(one["href"])[1:] for one in made.of("a") if str(one["href"]).startswith("#")]
    assert inside
    assert set(inside) <= set(ids)


def test_the_secret_is_masked_in_every_frame() -> None:
    text = page(FOUND)
    assert SECRET not in text
    assert f"<mark>&#x27;{MASK}&#x27;</mark>" in text


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)"])
def test_nothing_of_the_repository_is_markup(evil: str) -> None:
    sources = Memory({f"src/{evil}.js": f"const x = `{evil}`;\n"})
    place = sources.place(f"src/{evil}.js", evil)
    found = a_finding(place, message=f"`{evil}` {evil}", note=evil, related=(Step(place, evil),))
    problems = (Problem("recovered", evil, evil, evil),)
    undecided = (Undecided("r", place, evil),)
    made = a_report(sources, found, problems=problems, undecided=undecided)
    text = render(made, "html")
    harmless = Page(text)
    assert len(harmless.of("script")) == 1
    assert harmless.of("img") == []
    assert not any(name.startswith("on") for _, attributes in harmless.found for name in attributes)
    assert not any(str(one.get("href")).startswith("javascript") for one in harmless.of("a"))
    assert evil in "".join(harmless.words)


def test_findings_carry_what_the_filters_look_at() -> None:
    [article] = Page(page(FOUND)).of("article")
    assert (article["data-severity"], article["data-path"], article["data-tip"]) == ("error", PATH, "2")
    assert article["id"] == "oal1-7d1c0c52e2"


def test_what_is_suppressed_does_not_stand_there() -> None:
    assert Page(page(FOUND._replace(suppression=Suppression("comment", LITERAL, "so")))).of("article") == []


def test_without_findings_it_says_so_and_offers_no_filters() -> None:
    made = Page(page())
    assert "None." in made.words
    assert made.of("form") == []


def test_an_incomplete_audit_is_not_called_clean() -> None:
    words = "".join(Page(page(problems=(Problem("unreadable", "x.js", "permission denied"),))).words)
    assert "None in what could be read, which is not everything" in words
    assert "x.js: permission denied" in words


def test_why_and_repair_are_paragraphs_and_steps() -> None:
    rule = a_rule(why="One.\n\nTwo `code`.", repair="1. First,\n   then more.\n2. Second.", revoke=False)
    text = page(FOUND, rules=(rule,))
    assert "<p>One.</p><p>Two <code>code</code>.</p>" in text
    assert "<p>1. First, then more.</p><p>2. Second.</p>" in text


def test_a_very_long_line_is_cut_around_the_place() -> None:
    sources = Memory({"a.js": f"{'x' * 500_000}HERE{'y' * 500_000}\n"})
    text = render(a_report(sources, a_finding(sources.place("a.js", "HERE"))), "html")
    assert "<mark>HERE</mark>" in text
    assert len(text) < 100_000


def test_a_file_without_text_has_its_path_alone() -> None:
    assert Page(page(a_finding(Place("gone.js", 0, 0)))).of("pre") == []


def test_it_is_free_of_time() -> None:
    assert page(FOUND, seconds=1.0) == page(FOUND, seconds=2.0)
