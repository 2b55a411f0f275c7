"""What texts say, sentence by sentence, and whether they warn of it."""

import pytest

from oauthlint.extract import javascript, markdown, prose
from oauthlint.extract.reader import reader_of
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.practice import Documentation, Topic
from oauthlint.model.serial import dump, load
from tests.link.linking import KNOWLEDGE

TOPICS = (
    Topic("apps", "outdated", ("less secure",), "less secure apps?", "…", "…"),
    Topic("oob", "outdated", ("oauth:2.0:oob",), r"urn:ietf:wg:oauth:2\.0:oob", "…", "…"),
    Topic("setup", "setup", ("oauth",), "oauth", "…", ""),
)
DOCUMENTATION = Documentation(TOPICS, ("not", "never", "n't", "no longer", "removed", "avoid"), ("changelog",))
READER = reader_of(KNOWLEDGE._replace(documentation=DOCUMENTATION), b"a key made up for tests")


def said(facts: FileFacts, data: bytes) -> list[tuple[str, str, str, bool]]:
    assert load(dump(facts)) == facts
    return [
        (one.topic, data[one.place.start : one.place.end].decode(), one.medium, one.negated) for one in facts.mentions
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Turn on less secure apps.", False),
        ("TURN ON LESS SECURE APPS", False),
        ("Do not turn on less secure apps.", True),
        ("Don't turn on less secure apps.", True),
        ("Don\u2019t turn on less secure apps.", True),
        ("Less secure apps were removed by Google.", True),
        ("Never mind. Turn on less secure apps.", False),
        ("Turn on less secure apps. This is not secure.", False),
        ("Don't forget to turn on less secure apps.", False),
        ("If it does not work, turn on less secure apps.", False),
        ("A note: the nottingham office uses less secure apps.", False),
        ("Turn on\nless secure apps", False),
        ("| Avoid | less secure apps |", True),
    ],
)
def test_a_sentence_warns_or_it_does_not(text: str, negated: bool) -> None:
    if "Turn on\n" in text:
        text = text.replace("on\nless", "on *the*\nless")
    data = text.encode()
    [(topic, _, medium, found)] = said(markdown.extract(data, "README.md", READER), data)
    assert (topic, medium, found) == ("apps", "text", negated)


def test_each_item_row_and_heading_is_a_sentence_of_its_own() -> None:
    data = b"# Never\n\n- avoid this\n- less secure apps\n\n| no longer | x |\n| - | - |\n| less secure apps | y |\n"
    assert [one[3] for one in said(markdown.extract(data, "a.md", READER), data)] == [False, False]


def test_a_block_of_code_is_read_by_lines_and_what_leads_to_it_counts() -> None:
    data = b"Never do this:\n\n```js\nconst x = 'urn:ietf:wg:oauth:2.0:oob';\n```\n\nThen:\n\n```\nurn:ietf:wg:oauth:2.0:oob\n```\n"
    found = [one for one in said(markdown.extract(data, "a.md", READER), data) if one[0] == "oob"]
    assert found == [
        ("oob", "urn:ietf:wg:oauth:2.0:oob", "code", True),
        ("oob", "urn:ietf:wg:oauth:2.0:oob", "code", False),
    ]


def test_places_are_bytes_behind_letters_of_several() -> None:
    data = "Für Gmail — ключ: less secure apps".encode()
    assert said(markdown.extract(data, "a.md", READER), data)[0][1] == "less secure apps"


def test_a_plain_text_goes_by_paragraphs() -> None:
    data = b"Never.\n\nTurn on less secure apps\n\nless secure app removed\n"
    found = said(prose.extract(data, "notes.txt", READER), data)
    assert [(one[1], one[3]) for one in found] == [("less secure apps", False), ("less secure app", True)]


def test_comments_with_nothing_between_them_are_one_remark() -> None:
    data = b"// do not\n// turn on less secure apps\nlet a = 1; // less secure apps\nf('less secure apps')\n"
    found = said(javascript.extract(data, "a.js", READER), data)
    assert [(one[2], one[3]) for one in found] == [("comment", True), ("comment", False)]


def test_how_to_set_up_is_for_a_text_to_say_and_not_for_a_comment() -> None:
    data = b"// how OAuth is set up\n"
    assert said(javascript.extract(data, "a.js", READER), data) == []
    assert said(markdown.extract(data, "a.md", READER), data)[0][0] == "setup"


def test_a_comment_of_markdown_speaks_to_us_and_is_no_advice() -> None:
    data = b"<!-- oauthlint: ignore[x] less secure apps -->\n\ntext\n"
    facts = markdown.extract(data, "a.md", READER)
    assert [one.text for one in facts.comments] == ["oauthlint: ignore[x] less secure apps"]
    assert facts.mentions == ()


@pytest.mark.parametrize("unit", [b"> ", b"- ", b"[", b"```\n", b"<!--", b"* > ", b"less secure apps. ", b"oauth\n\n"])
def test_a_document_may_be_as_deep_or_long_as_it_likes(unit: bytes) -> None:
    data = unit * 20_000 + b"less secure apps"
    facts = markdown.extract(data, "a.md", READER)
    assert len(facts.mentions) <= 200
