"""Why a finding is one: the answers are the engine's, and every field says what is known of it."""

from collections.abc import Sequence

import pytest

from oauthlint.errors import UsageError
from oauthlint.evaluate import evaluate
from oauthlint.evaluate.reasons import Answered, Reasons, reasons
from oauthlint.model.facts import Auth, Endpoint, Fact
from oauthlint.model.rule import Rule
from oauthlint.model.source import Place
from tests.evaluate.making import about, option, rule, transport, variant

HERE = Place("src/mail.js", 100, 200)
PORT, SERVICE = Place("src/mail.js", 110, 113), Place("src/mail.js", 120, 125)


def why(one: Rule, *facts: Fact, more: Sequence[Rule] = (), wanted: str = "") -> Reasons:
    """The reasons of the finding that the rule has about the facts."""
    by_kind = {kind: [fact for fact in facts if fact.kind == kind] for kind in {fact.kind for fact in facts}}
    if not wanted:
        (found,) = evaluate([one], by_kind).findings
        wanted = found.fingerprint
    return reasons([one, *more], by_kind, wanted)


def lines(part: Answered) -> list[str]:
    """The tree of answers, a line a question."""
    said = {True: "yes", False: "no", None: f"? {part.missing}"}[part.answer]
    return [f"{said}: {part.joined or part.text}", *(f"  {line}" for one in part.parts for line in lines(one))]


def test_each_part_has_the_answer_of_the_engine() -> None:
    asked = rule('auth.oauth2 && (!auth.user.given || family == "ses") && !(pool.given || open)')
    fact = transport(about(dynamic={"auth.scope"}), Auth(oauth2=True))
    assert lines(why(asked, fact).question) == [
        "yes: all of",
        "  yes: auth.oauth2",
        "  yes: any of",
        "    yes: !auth.user.given",
        '    no: family == "ses"',
        "  yes: none of",
        "    no: pool.given",
        "    no: open",
    ]


def test_what_cannot_be_known_names_its_field() -> None:
    asked = rule('auth.oauth2 || host == "a"')
    fact = transport(about(dynamic={"host"}), Auth(oauth2=True))
    assert lines(why(asked, fact).question) == ["yes: any of", "  yes: auth.oauth2", '  ? host: host == "a"']


@pytest.mark.parametrize(
    ("host", "dynamic", "known"),
    [
        ("smtp.a.example", (), ("value", "text", "smtp.a.example")),
        (None, (), ("absent", "", "")),
        (None, {"host"}, ("present, not known", "", "MAIL_HOST")),
        (None, {"host", "host.given"}, ("not known to be there", "", "MAIL_HOST")),
    ],
)
def test_a_field_is_in_one_of_four_states(host: str | None, dynamic: set[str], known: tuple[str, str, str]) -> None:
    names = {"host": "MAIL_HOST"} if dynamic else {}
    fact = transport(about(dynamic=dynamic, names=names), Auth(oauth2=True), host=host)
    field = next(one for one in why(rule('auth.oauth2 || host == "b"'), fact).fields if one.name == "host")
    assert (field.state, field.shape, field.shown) == known


@pytest.mark.parametrize(
    ("fields", "name", "shape", "shown"),
    [
        ({"port": 465}, "port", "number", "465"),
        ({"secure": False}, "secure", "false", "false"),
        ({"open": True}, "open", "true", "true"),
        ({"family": ""}, "family", "empty text", ""),
    ],
)
def test_the_shape_of_a_value(fields: dict[str, object], name: str, shape: str, shown: str) -> None:
    asked = {"port": "port == 465", "secure": "!secure", "open": "open", "family": 'family == ""'}[name]
    (field,) = why(rule(asked), transport(**fields)).fields
    assert (field.name, field.shape, field.shown) == (name, shape, shown)


def test_the_fields_are_those_of_the_rule_and_of_its_cases_each_once() -> None:
    asked = rule("auth.oauth2 && !host.given", variants=(variant('host == "x" && open'),))
    fact = transport(about(trails={"open": (HERE,)}), Auth(oauth2=True))
    fields = why(asked, fact).fields
    assert [one.name for one in fields] == ["auth.oauth2", "host", "open"]
    assert fields[2].trail == (HERE,)


@pytest.mark.parametrize(("source", "trail"), [("options", (PORT,)), ("service", (SERVICE,))])
def test_what_was_worked_out_shows_what_it_was_worked_out_from(source: str, trail: tuple[Place, ...]) -> None:
    where = about(trails={"port": (PORT,), "service": (SERVICE,)})
    (field,) = why(rule("effective.port == 465"), transport(where, effective=Endpoint(port=465, source=source))).fields
    assert field.trail == trail


def test_the_first_case_that_is_true_set_the_words() -> None:
    cases = (variant("open"), variant("auth.oauth2", message="This."), variant("auth.oauth2", message="That."))
    found = why(rule("auth.oauth2", variants=cases), transport(auth=Auth(oauth2=True)))
    assert [one.answered.answer for one in found.cases] == [False, True, True]
    assert found.case is cases[1]
    assert found.finding.message == "This."


def test_without_such_a_case_the_words_are_the_rules_own() -> None:
    found = why(rule("auth.oauth2", variants=(variant("open"),)), transport(auth=Auth(oauth2=True)))
    assert found.case is None


def test_alternatives_of_the_place_are_answered_too() -> None:
    facts = [
        transport(about(branch="dev"), Auth(oauth2=True)),
        transport(about(branch="!dev"), Auth(oauth2=True, user="a@b.example")),
    ]
    found = why(rule("auth.oauth2 && !auth.user.given"), *facts)
    assert [(one.condition, one.answered.answer) for one in found.branches] == [("dev", True), ("!dev", False)]
    assert found.finding.confidence == "medium"


def test_a_finding_that_is_not_reported_has_reasons_too() -> None:
    block = about(block="a")
    quiet = rule("auth.oauth2", id="quiet", yields_to=("loud",))
    loud = rule("auth.oauth2", id="loud", about="transport")
    fact = transport(block, Auth(oauth2=True))
    (name,) = [one.fingerprint for one in evaluate([quiet], {"transport": [fact]}).findings]
    found = why(quiet, fact, more=[loud], wanted=name)
    assert [one.rule for one in found.speakers] == ["loud"]
    assert found.silenced == ()
    assert [one.rule for one in why(loud, fact, more=[quiet]).silenced] == ["quiet"]


def two() -> tuple[Rule, list[Fact]]:
    """A rule, and two facts that it is true of."""
    places = (Place("src/mail.js", 10, 12), Place("src/mail.js", 20, 22))
    return rule("!known", "auth_option"), [option("a", about(one, where=(str(one.start),))) for one in places]


def test_a_fingerprint_may_be_cut_where_it_stays_clear() -> None:
    asked, facts = two()
    first, second = (one.fingerprint for one in evaluate([asked], {"auth_option": facts}).findings)
    assert why(asked, *facts, wanted=second[:9].upper()).finding.fingerprint == second
    assert why(asked, *facts, wanted=first.removeprefix("oal1:")[:6]).finding.fingerprint == first


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        ("oal1:", "2 findings begin with 'oal1:'", "give more digits: {0} (demo), {1} (demo)"),
        ("zzz", "there is no finding 'zzz' in this project", "`oauthlint check` prints the id of each finding"),
    ],
)
def test_any_other_name_is_an_error_with_the_next_thing_to_try(wanted: str, message: str, hint: str) -> None:
    asked, facts = two()
    names = sorted(one.fingerprint for one in evaluate([asked], {"auth_option": facts}).findings)
    with pytest.raises(UsageError) as caught:
        why(asked, *facts, wanted=wanted)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint.format(*names))


def test_a_misread_digit_is_found() -> None:
    asked, fact = rule("!known", "auth_option"), option("a")
    (found,) = evaluate([asked], {"auth_option": [fact]}).findings
    last = "0" if found.fingerprint[-1] != "0" else "1"
    with pytest.raises(UsageError) as caught:
        why(asked, fact, wanted=found.fingerprint[:-1] + last)
    assert caught.value.hint == f"did you mean {found.fingerprint} (demo)?"
