"""Questions are checked when a pack is built, and answered with yes, no, or what is missing to know."""

import pytest

from oauthlint.errors import InternalError, PackError
from oauthlint.evaluate.condition import Missing, ask, compile_condition, engine
from oauthlint.evaluate.variables import variables
from oauthlint.model.facts import FACTS, Auth, Transport
from tests.evaluate.making import HERE, about, transport

# What no field may be called: words of CEL, its macros, functions and types (cel-spec, langdef.md), and our functions.
RESERVED = (
    "true false null in as break const continue else for function if import let loop package namespace return var void "
    "while all bool bytes double duration dyn exists exists_one filter has int list map matches null_type size string "
    "timestamp type uint startsWith endsWith contains older_than at_least host_of "
)


def answer(when: str, fact: Transport) -> bool | Missing:
    return ask(engine(), "demo", compile_condition(when, "transport"), fact)


ABSENT = transport()
VALUE = transport(host="smtp.gmail.com")
ENV = transport(about(dynamic=["host"]))
NOBODY_KNOWS = transport(about(dynamic=["host", "host.given"]))


@pytest.mark.parametrize(
    ("when", "absent", "value", "env", "nobody_knows"),
    [
        ("host.given", False, True, True, Missing("host")),
        ("!host.given", True, False, False, Missing("host")),
        ('host == ""', True, False, Missing("host"), Missing("host")),
        ('host.endsWith("gmail.com")', False, True, Missing("host"), Missing("host")),
        ('host.given && host == "x"', False, False, Missing("host"), Missing("host")),
        ('host == "x" && pool', False, False, False, False),  # no decides && without the other side
        ('host == "x" || !pool', True, True, True, True),  # and yes decides ||
        ('pool ? host == "x" : family == "smtp"', True, True, True, True),
    ],
)
def test_a_field_has_four_states(
    when: str, absent: bool, value: bool, env: bool | Missing, nobody_knows: bool | Missing
) -> None:
    assert [answer(when, fact) for fact in (ABSENT, VALUE, ENV, NOBODY_KNOWS)] == [absent, value, env, nobody_knows]


def test_fields_of_records_have_dotted_names() -> None:
    auth = Auth(oauth2=True, user="a@example.com", given=True)
    assert answer('auth.oauth2 && auth.given && auth.user.given && auth.user == "a@example.com"', transport(auth=auth))
    unknown = transport(about(dynamic=["auth.user", "auth.user.given"]), auth=auth._replace(user=None))
    assert answer("!auth.user.given", unknown) == Missing("auth.user")


def test_a_field_that_is_not_optional_can_be_unknown_too() -> None:
    unknown = transport(about(dynamic=["auth.oauth2"]))
    assert answer("auth.oauth2", unknown) == Missing("auth.oauth2")
    assert answer("auth.oauth2 && pool", unknown) is False


def test_every_fact_says_its_context_and_whether_it_is_local() -> None:
    fact = transport(about(context="test", local=True))
    assert answer('context == "test" && local', fact)


@pytest.mark.parametrize(
    ("when", "version", "expected"),
    [
        ('version.older_than("7.0.7")', "7.0.6", True),
        ('version.older_than("7.0.7")', "7.0.7", False),
        ('version.at_least("8.0.8")', "10.6.0", True),
        ('version.older_than("8.0.8")', None, False),  # no version is neither older nor newer
        ('version.at_least("8.0.8")', None, False),
    ],
)
def test_versions_compare_as_npm_orders_them(when: str, version: str | None, expected: bool) -> None:
    assert answer(when, transport(version=version)) is expected


def test_a_function_of_an_unknown_value_is_unknown() -> None:
    unknown = transport(about(dynamic=["version"]))
    assert answer('version.older_than("7.0.7")', unknown) == Missing("version")


def test_text_without_a_meaning_in_utf8_can_be_asked_about() -> None:
    assert answer(r'host.contains("\\ud800")', transport(host="a\ud800b"))


def test_numbers_beyond_the_engine_stay_numbers() -> None:
    assert answer("port > 65535", transport(port=2**80))


def test_a_field_of_another_type_is_a_defect_that_names_the_place_and_not_the_value() -> None:
    with pytest.raises(InternalError, match=rf"host of the transport at {HERE.path}:100 is a int") as caught:
        answer('host == "x"', transport(host=4711))
    assert "4711" not in caught.value.message


def test_an_unknown_value_that_the_fact_does_not_call_unknown_is_a_defect() -> None:
    inconsistent = transport(about(dynamic=["host.given"]))
    with pytest.raises(InternalError, match=r"rule demo could not be asked of the transport at src/mail.js:100"):
        answer('host == "x"', inconsistent)


def test_a_condition_names_its_variables() -> None:
    compiled = compile_condition('auth.user.given && host_of(auth.access_url) == "x" || !("a" in [host])', "transport")
    assert compiled.variables == ("auth.user.given", "auth.access_url", "host")


@pytest.mark.parametrize(
    ("when", "line", "column", "words"),
    [
        ('hots == "a"', 1, 1, "there is no `hots` here; did you mean `host`?"),
        ("auth.given &&\n  auth.usr.given", 2, 3, "there is no `auth.usr.given` here; did you mean `auth.user.given`?"),
        ("port", 1, 1, "this gives int, and a condition must give yes or no"),
        ("host == port", 1, 6, "found no matching overload"),
        ("has(host)", 1, 1, "`has(` is not part of the language"),
        ("[1].all(x, x == 1)", 1, 4, "`all(` is not part of the language"),
        ("[1].exists(x, x == 1)", 1, 4, "`exists(` is not part of the language"),
        ("[host.size()] == [1]", 1, 2, "`size(` is not part of the language"),
        ("type(host) == string", 1, 1, "`type(` is not part of the language"),
        ("dyn(host) == 1", 1, 1, "`dyn(` is not part of the language"),
        ('string(port) == "1"', 1, 1, "`string(` is not part of the language"),
        ('host + "a" == "b"', 1, 6, "`+` is not part of the language"),
        ("-port == 1", 1, 1, "`-` is not part of the language"),
        ("1.5 < 2.0", 1, 1, "`1` is not part of the language"),
        ('{"a": 1} == {}', 1, 1, "`{` is not part of the language"),
        ("host == null", 1, 9, "there is no `null` here"),
        ('host[0] == "a"', 1, 5, "an index is not part of the language"),
        ('host == b"a"', 1, 9, "there is no `b` here"),
        ("host == '''a'''", 1, 11, "two texts in a row"),
        ('host == "a" // c', 1, 13, "`/` is not part of the language"),
        ('host.matches("(")', 1, 14, "not a regular expression"),
        ("host.matches(service)", 1, 1, "`matches` takes one text that is written out"),
        ('version.older_than("7")', 1, 20, 'a version is written like "8.0.8"'),
        ("version.older_than(host)", 1, 1, "`older_than` takes one text that is written out"),
        ('about.place == "x"', 1, 1, "there is no `about.place` here"),
        ("host == ", 1, 9, "Syntax error"),
        ("", 1, 1, "Syntax error"),
    ],
)
def test_what_is_outside_of_the_language_is_refused_with_a_caret(when: str, line: int, column: int, words: str) -> None:
    with pytest.raises(PackError) as caught:
        compile_condition(when, "transport")
    first, _, caret = caught.value.message.split("\n")
    assert first.startswith(f"{line}:{column}: ")
    assert words in first
    assert caret == " | " + " " * (column - 1) + "^"


@pytest.mark.parametrize("kind", FACTS)
def test_no_field_has_a_name_that_conditions_reserve(kind: str) -> None:
    parts = {part for name in variables(kind) for part in name.split(".")}
    assert parts.isdisjoint(RESERVED.split())


@pytest.mark.parametrize("kind", FACTS)
def test_every_variable_of_a_fact_can_be_asked_about(kind: str) -> None:
    literals = {str: '"x"', int: "1", bool: "true", tuple: '["x"]'}
    for name, one in variables(kind).items():
        assert compile_condition(f"{name} == {literals[one.type]}", kind).variables == (name,)
