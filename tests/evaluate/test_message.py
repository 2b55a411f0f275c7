"""Messages are filled with the fields of a fact, and nobody can be fooled by what stands in those."""

import pytest

from oauthlint.evaluate.message import LONGEST, complaint, render
from oauthlint.evaluate.variables import variables
from oauthlint.model.facts import Auth, Fact
from tests.evaluate.making import about, option, transport

TRANSPORT, OPTION = variables("transport"), variables("auth_option")


def said(template: str, fact: Fact) -> str:
    return render(template, fact, variables(fact.kind))


def test_fields_stand_in_the_message() -> None:
    fact = option("clientID", meant="clientId", auth=Auth(oauth2=True, user="a@example.com"))
    assert said("`{key}` is `{meant}`, {auth.user}, {taken}", fact) == "`clientID` is `clientId`, a@example.com, false"


def test_what_holds_nothing_is_said_in_the_words_of_the_fact() -> None:
    fact = transport(about(dynamic=["auth.client_secret"], names={"auth.client_secret": "GOOGLE_SECRET"}))
    assert said("{auth.client_secret}", fact) == "GOOGLE_SECRET"
    assert said("{host} {port}", fact) == "unknown unknown"


def test_double_braces_are_braces() -> None:
    assert said("auth: {{ user: {host} }}", transport(host="h")) == "auth: { user: h }"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a\\nb"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\ud800b", "a\\ud800b"),
        ("schön", "schön"),
        ("x" * 200, "x" * (LONGEST - 1) + "…"),
        ("{port}", "{port}"),  # what stands in a field is no template
    ],
)
def test_what_a_reader_could_be_fooled_by_is_written_out(text: str, shown: str) -> None:
    assert said("{host}", transport(host=text)) == shown


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("`{key}` is {meant}", ""),
        ("{{literal}}", ""),
        ("{kye}", "there is no field `kye` here"),
        ("{meant.given}", "there is no field `meant.given` here"),
        ("{about}", "there is no field `about` here"),
        ("a { b", "a brace alone: write `{{` or `}}` for one in the text"),
        ("a } b", "a brace alone: write `{{` or `}}` for one in the text"),
        ("{Key}", "a brace alone: write `{{` or `}}` for one in the text"),
    ],
)
def test_a_template_with_an_unknown_field_is_refused(template: str, wrong: str) -> None:
    assert complaint(template, "auth_option") == wrong
