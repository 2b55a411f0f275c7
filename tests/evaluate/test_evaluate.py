"""A YES becomes a finding at the right place, with the right words, once."""

from typing import Any

import pytest

from oauthlint.evaluate import Verdicts, evaluate
from oauthlint.model.facts import Auth, Fact
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.report import Undecided
from oauthlint.model.rule import Rule
from oauthlint.model.source import Place, Step
from tests.evaluate.making import HERE, about, credential, fix, option, rule, scope, transport, variant

KEY = Place("src/mail.js", 120, 128)
VALUE = Place("src/config.js", 10, 20)


def judged(*rules: Rule, facts: list[Fact], **more: object) -> Verdicts:
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    return evaluate(rules, by_kind, **more)


def only(*rules: Rule, facts: list[Fact], **more: object) -> Finding:
    (finding,) = judged(*rules, facts=facts, **more).findings
    return finding


def test_a_finding_says_what_the_rule_says() -> None:
    asked = rule("pool", message="{library} pools.", note="pooled", severity="warning", confidence="medium")
    found = only(asked, facts=[transport(pool=True)])
    assert found[:6] == ("demo", "warning", "medium", "nodemailer pools.", HERE, "pooled")


def test_a_no_is_nothing_and_an_unknown_is_counted() -> None:
    facts: list[Fact] = [transport(pool=False), transport(about(dynamic=["pool"]))]
    found = judged(rule("pool"), facts=facts)
    assert found == Verdicts((), (Undecided("demo", HERE, "pool"),), (), found.seconds)
    assert [name for name, _ in found.seconds] == ["demo"]


def test_a_finding_points_at_the_field_and_relates_the_way_of_its_value() -> None:
    used, passed = Place("src/mail.js", 130, 140), Place("src/mail.js", 150, 160)
    where = about(
        trails={"host": (used, passed, VALUE), "port": (KEY,)}, related=(Step(VALUE, "set here"), Step(used, "x"))
    )
    found = only(rule("true", at="host", relates=(("port", "with {port}"),)), facts=[transport(where, port=25)])
    assert found.place == used
    assert found.related == (Step(KEY, "with 25"), Step(VALUE, "set here"), Step(passed, "by way of this"))


def test_a_finding_without_the_field_points_at_the_whole() -> None:
    assert only(rule("!host.given", at="host"), facts=[transport()]).place == HERE


@pytest.mark.parametrize(
    ("context", "severity"),
    [("prod", "error"), ("dev", "error"), ("test", "warning"), ("example", "warning"), ("docs", "warning")],
)
def test_code_that_is_not_for_production_is_one_step_milder(context: str, severity: str) -> None:
    assert only(rule("true"), facts=[transport(about(context=context))]).severity == severity


def test_the_first_variant_that_is_true_speaks() -> None:
    asked = rule(
        "secure",
        variants=(
            variant("port == 25", message="a"),
            variant("secure_text", message="b", severity="warning", confidence="medium", note="n"),
            variant("secure", message="c"),
        ),
    )
    found = only(asked, facts=[transport(secure=True, secure_text=True)])
    assert (found.message, found.severity, found.confidence, found.note) == ("b", "warning", "medium", "n")


def test_a_silent_variant_is_no_finding_and_the_next_does_not_speak_for_it() -> None:
    asked = rule("secure", variants=(variant("port == 25", silent=True), variant("secure")))
    assert evaluate([asked], {"transport": [transport(secure=True, port=25)]}).findings == ()
    assert only(asked, facts=[transport(secure=True, port=26)]).message == "A case."


def test_a_variant_that_cannot_be_known_does_not_speak() -> None:
    asked = rule("secure", variants=(variant("port == 25"),))
    verdicts = judged(asked, facts=[transport(about(dynamic=["port"]), secure=True)])
    assert [one.message for one in verdicts.findings] == ["Wrong."]
    assert verdicts.undecided == ()


class TestAlternatives:
    """What one place may be, depending on the branch."""

    @staticmethod
    def facts(*pools: bool | None) -> list[Fact]:
        return [
            transport(about(branch=name, dynamic=["pool"] if pool is None else []), pool=pool)
            for name, pool in zip(("isDev", "!isDev", "other"), pools, strict=False)
        ]

    def test_true_of_all_is_one_finding(self) -> None:
        found = only(rule("pool"), facts=self.facts(True, True))
        assert (found.confidence, found.message, found.branch) == ("high", "Wrong.", "")

    def test_true_of_some_is_less_sure_and_names_the_branch(self) -> None:
        found = only(rule("pool"), facts=self.facts(False, True))
        assert (found.confidence, found.branch) == ("medium", "!isDev")
        assert found.message == "Wrong (when !isDev)."

    def test_two_of_three_are_both_named(self) -> None:
        assert only(rule("pool"), facts=self.facts(True, False, True)).message == "Wrong (when isDev or other)."

    def test_an_unknown_branch_does_not_take_a_true_one_back(self) -> None:
        verdicts = judged(rule("pool"), facts=self.facts(None, True))
        assert [one.branch for one in verdicts.findings] == ["!isDev"]
        assert verdicts.undecided == ()

    def test_unknown_and_false_is_undecided_once(self) -> None:
        assert judged(rule("pool"), facts=self.facts(None, False, None)).undecided == (Undecided("demo", HERE, "pool"),)

    def test_the_worst_case_speaks(self) -> None:
        asked = rule("pool", severity="warning", variants=(variant("port == 25", message="Worse.", severity="error"),))
        first, second = self.facts(True, True)
        assert only(asked, facts=[first, second._replace(port=25)]).message == "Worse."  # type: ignore[arg-type]

    @pytest.mark.parametrize("contexts", [("test", "prod"), ("prod", "test")])
    def test_what_a_test_and_the_product_share_is_as_grave_as_in_the_product(self, contexts: tuple[str, str]) -> None:
        facts = [transport(about(context=one), pool=True) for one in contexts]
        assert only(rule("pool", severity="error"), facts=facts).severity == "error"

    def test_a_branch_without_its_like_is_one_of_several(self) -> None:
        found = only(rule("pool"), facts=self.facts(True))
        assert (found.confidence, found.branch) == ("medium", "isDev")

    def test_two_facts_of_one_branch_are_not_alternatives(self) -> None:
        facts: list[Fact] = [
            scope(name, about(branch=branch)) for name, branch in (("a", "x"), ("b", "x"), ("a", "!x"))
        ]
        asked = rule("true", "scope", message="{name}")
        verdicts = judged(asked, facts=facts)
        assert [(one.message, one.confidence) for one in verdicts.findings] == [
            ("a", "high"),
            ("b (when x)", "medium"),
        ]

    def test_facts_without_branches_at_one_place_are_each_judged(self) -> None:
        asked = rule('name == "a" || name == "b"', "scope", message="{name}")
        found = judged(asked, facts=[scope("a"), scope("b"), scope("c")]).findings
        assert [one.message for one in found] == ["a", "b"]


class TestScopes:
    def test_a_rule_of_a_scope_that_is_not_open_is_not_asked(self) -> None:
        narrow, wide = rule("pool", id="narrow"), rule("pool", id="wide", scope="project")
        verdicts = judged(narrow, wide, facts=[transport(pool=True)], scopes=["file", "imports", "package"])
        assert [one.rule for one in verdicts.findings] == ["narrow"]
        assert verdicts.not_asked == ("wide",)

    def test_a_rule_without_facts_is_not_missed(self) -> None:
        assert judged(rule("pool", scope="project"), facts=[option("a")], scopes=["file"]).not_asked == ()


class TestYielding:
    """One root cause, one finding."""

    option = rule("!known", "auth_option", id="option", at="key")
    missing = rule("!auth.user.given", id="missing", yields_to=("option",))
    place = Place("src/mail.js", 110, 180)

    def test_a_rule_keeps_silent_where_another_has_spoken_inside_its_place(self) -> None:
        found = judged(self.missing, self.option, facts=[transport(), option("email", about(KEY))])
        assert [one.rule for one in found.findings] == ["option"]

    def test_it_speaks_where_the_other_has_not(self) -> None:
        facts: list[Fact] = [transport(), option("user", about(KEY), known=True)]
        assert [one.rule for one in judged(self.missing, self.option, facts=facts).findings] == ["missing"]

    def test_it_speaks_where_the_other_is_off(self) -> None:
        facts: list[Fact] = [transport(), option("email", about(KEY))]
        assert [one.rule for one in judged(self.missing, facts=facts).findings] == ["missing"]

    def test_it_speaks_of_another_transport(self) -> None:
        facts: list[Fact] = [transport(about(Place("src/mail.js", 300, 400))), option("email", about(KEY))]
        assert [one.rule for one in judged(self.missing, self.option, facts=facts).findings] == ["option", "missing"]

    def test_it_keeps_silent_where_it_relates_the_place_of_the_other(self) -> None:
        elsewhere = Place("src/auth.js", 10, 20)
        facts: list[Fact] = [transport(about(trails={"auth.user": (elsewhere,)})), option("email", about(elsewhere))]
        related = self.missing._replace(relates=(("auth.user", "here"),))
        assert [one.rule for one in judged(related, self.option, facts=facts).findings] == ["option"]
        assert [one.rule for one in judged(self.missing, self.option, facts=facts).findings] == ["option", "missing"]

    def test_what_is_said_of_a_whole_is_said_of_every_part_of_its_block(self) -> None:
        whole, part = rule("pool", id="whole"), rule("!known", "auth_option", id="part", yields_to=("whole",))
        elsewhere = Place("src/auth.js", 10, 20)
        facts: list[Fact] = [transport(about(block="a"), pool=True)]
        assert judged(whole, part, facts=[*facts, option("x", about(elsewhere, block="a"))]).findings[0].rule == "whole"
        others = judged(whole, part, facts=[*facts, option("x", about(elsewhere, block="b"))]).findings
        assert [one.rule for one in others] == ["part", "whole"]

    def test_it_does_not_keep_silent_for_what_is_hidden(self) -> None:
        unsure = self.option._replace(confidence="low")
        facts: list[Fact] = [transport(), option("email", about(KEY))]
        verdicts = judged(self.missing, unsure, facts=facts, floor="medium")
        assert {one.rule for one in verdicts.findings} == {"option", "missing"}


class TestFingerprints:
    asked = rule("true", "credential")

    def fingerprints(self, *facts: Fact, by: Rule = asked) -> list[str]:
        return [one.fingerprint for one in judged(by, facts=list(facts)).findings]

    @staticmethod
    def secret(place: Place = KEY, tag: str = "abc", where: tuple[str, ...] = ("auth", "clientSecret")) -> Fact:
        return credential(about(place, tag=tag, where=where))

    def test_their_form(self) -> None:
        assert self.fingerprints(self.secret()) == ["oal1:bf6b390cc3"]

    def test_moved_code_keeps_its_name(self) -> None:
        moved = self.secret(Place(KEY.path, 900, 910))
        assert self.fingerprints(self.secret()) == self.fingerprints(moved)

    @pytest.mark.parametrize(
        "other", [{"tag": "abd"}, {"place": KEY._replace(path="src/b.js")}, {"where": ("auth", "secret")}]
    )
    def test_another_value_file_or_way_has_another_name(self, other: dict[str, Any]) -> None:
        assert self.fingerprints(self.secret()) != self.fingerprints(self.secret(**other))

    def test_equal_ones_are_counted_in_the_order_of_the_file(self) -> None:
        first, second = self.secret(), self.secret(Place(KEY.path, 900, 910))
        names = self.fingerprints(second, first)
        assert names[0] == self.fingerprints(first)[0]
        assert names[0] != names[1]

    def test_the_number_does_not_depend_on_who_yields(self) -> None:
        louder = rule("true", "transport", id="louder")
        quiet = self.asked._replace(yields_to=("louder",))
        second = self.secret(Place(KEY.path, 900, 910))
        found = judged(quiet, louder, facts=[transport(), self.secret(), second]).findings
        alone = judged(quiet, facts=[self.secret(), second]).findings
        assert [one.fingerprint for one in found if one.rule == "demo"] == [alone[1].fingerprint]


class TestEdits:
    """A repair is made where the text is written as expected, and nowhere else."""

    renaming = rule("!known", "auth_option", at="key", fix=fix("rename-key", "{meant}", "!taken"))

    @staticmethod
    def repaired(asked: Rule, text: str, old: str, fact: Fact) -> str:
        """The text after the edits of the one finding at `old` in it."""
        data = text.encode()
        place = Place("src/mail.js", data.index(old.encode()), data.index(old.encode()) + len(old.encode()))
        fact = fact._replace(about=about(trails={asked.at: (place,)}))
        files = {"src/mail.js": data}
        for edit in only(asked, facts=[fact], read=lambda path: files[path]).edits:
            data = data[: edit.place.start] + edit.text.encode() + data[edit.place.end :]
        return data.decode()

    @pytest.mark.parametrize(
        ("text", "old", "after"),
        [
            ("{ clientID: a }", "clientID", "{ clientId: a }"),
            ("é { clientID : a }", "clientID", "é { clientId : a }"),
            ("{ 'clientID': a }", "'clientID'", "{ 'clientId': a }"),
            ('{"clientID":"a"}', '"clientID"', '{"clientId":"a"}'),
            ("{ clientID, b }", "clientID", "{ clientId: clientID, b }"),
            ("{ b, clientID\n}", "clientID", "{ b, clientId: clientID\n}"),
            ("{ clientID() {} }", "clientID", "{ clientId() {} }"),
            ("{ clientID /* why */ }", "clientID", "{ clientID /* why */ }"),  # not sure what follows
            ("{ 'client\\x49D': a }", "'client\\x49D'", "{ 'client\\x49D': a }"),  # written with an escape
            ("{ ['clientID']: a }", "['clientID']", "{ ['clientID']: a }"),
            ("auth.clientID = a", "auth.clientID", "auth.clientID = a"),
        ],
    )
    def test_a_key_is_renamed(self, text: str, old: str, after: str) -> None:
        assert self.repaired(self.renaming, text, old, option("clientID", meant="clientId")) == after

    @pytest.mark.parametrize("fields", [{"meant": "clientId", "taken": True}, {"meant": None}, {"meant": "client-id"}])
    def test_a_key_is_left_alone_where_its_new_name_is_taken_or_not_known_or_none(self, fields: dict[str, Any]) -> None:
        assert (
            self.repaired(self.renaming, "{ clientID: a }", "clientID", option("clientID", **fields))
            == "{ clientID: a }"
        )

    @pytest.mark.parametrize(
        ("text", "old", "after"),
        [
            ("port: 587,", "587", "port: 465,"),
            ("port: '587',", "'587'", "port: '465',"),
            ("port: PORT,", "PORT", "port: PORT,"),
            ("port: 0x24b,", "0x24b", "port: 0x24b,"),
        ],
    )
    def test_a_value_is_replaced(self, text: str, old: str, after: str) -> None:
        asked = rule("true", at="port", fix=fix("replace-value", "465", kind="transport"))
        assert self.repaired(asked, text, old, transport(port=587)) == after

    def test_yes_and_no_are_replaced(self) -> None:
        asked = rule("true", at="secure", fix=fix("replace-value", "false", kind="transport"))
        assert self.repaired(asked, "secure: true", "true", transport(secure=True)) == "secure: false"

    def test_nothing_is_repaired_without_the_text(self) -> None:
        fact = option("clientID", about(trails={"key": (KEY,)}), meant="clientId")
        assert only(self.renaming, facts=[fact]).edits == ()

    def test_the_finding_says_whether_its_repair_is_safe(self) -> None:
        fact = option("clientID", about(trails={"key": (Place("a.js", 0, 8),)}), meant="clientId")
        found = only(self.renaming, facts=[fact], read=lambda _: b"clientID: a")
        assert (found.edits, found.safe) == ((Edit(Place("a.js", 0, 8), "clientId"),), True)


def test_findings_are_in_order_and_said_once() -> None:
    late, early = transport(about(Place("b.js", 5, 9))), transport(about(Place("a.js", 50, 90)))
    rules = rule("true", id="z"), rule("true", id="y")
    found = judged(*rules, facts=[late, early, late]).findings
    assert [(one.place.path, one.rule) for one in found] == [("a.js", "y"), ("a.js", "z"), ("b.js", "y"), ("b.js", "z")]


def test_of_several_conditions_for_the_same_place_the_simplest_is_told() -> None:
    """Two transports made of one object, each in branches of its own, have one thing wrong in it."""
    place, of = Place("a.js", 5, 9), ("the first",)
    long, short = about(place, branch="a is true and b is false", where=of), about(place, branch="b is false")
    found = judged(rule("pool.given"), facts=[transport(long, pool=True), transport(short, pool=True)]).findings
    assert [one.branch for one in found] == ["b is false"]
    whole = judged(rule("pool.given"), facts=[transport(short, pool=True), transport(about(place), pool=True)]).findings
    assert [one.branch for one in whole] == [""]


def test_what_comes_from_a_file_that_git_does_not_track_is_marked() -> None:
    assert only(rule("true"), facts=[transport(about(local=True), auth=Auth())]).local


class TestGeneratedFiles:
    """Files that tools write or install: nobody repairs them, but anybody reads the secrets in them."""

    written = about(Place("dist/mail.js", 1, 2), context="generated")

    def test_of_these_only_secrets_are_told(self) -> None:
        of_code, of_secrets = rule("pool.given", id="code"), rule("pool.given", id="secrets", revoke=True)
        facts: list[Fact] = [transport(self.written, pool=True)]
        assert [one.rule for one in judged(of_code, of_secrets, facts=facts).findings] == ["secrets"]

    def test_what_cannot_be_known_of_these_is_not_counted(self) -> None:
        facts: list[Fact] = [transport(self.written._replace(dynamic=frozenset({"pool", "pool.given"})))]
        assert judged(rule("pool.given"), facts=facts).undecided == ()
