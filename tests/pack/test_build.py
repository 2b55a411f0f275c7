"""A folder of rules becomes one checked whole, and every mistake in it is refused at its place."""

from pathlib import Path

import pytest

from oauthlint.errors import PackError
from oauthlint.model.rule import Example, Rule, Tip
from oauthlint.pack import Pack, built, unfold
from tests.pack.demo import DEMO, LANGUAGE, TOKENS, pack_folder, write


def built_from(folder: Path) -> Pack:
    return unfold(built(str(folder), LANGUAGE), examples=True)


def demo(folder: Path, text: str = DEMO) -> Rule:
    (rule,) = built_from(pack_folder(folder, demo=text)).rules
    return rule


def test_a_rule_comes_back_as_it_was_written(tmp_path: Path) -> None:
    rule = demo(tmp_path)
    assert (rule.id, rule.tip, rule.about, rule.at, rule.note) == (
        "demo-option", 4, "auth_option", "key", "not an option",
    )  # fmt: skip
    assert (rule.severity, rule.confidence, rule.profile, rule.security_severity) == ("error", "high", "default", "5.0")
    assert rule.when.text == "auth.oauth2 && !known\n"
    assert rule.when.variables == ("auth.oauth2", "known")
    assert rule.relates == (("auth.user", "the mailbox {auth.user}"),)
    assert rule.source == "04-transport/demo-option.yaml"
    assert rule.references == ("https://nodemailer.com/smtp/oauth2",)


def test_a_variant_says_what_the_rule_says_where_it_is_silent(tmp_path: Path) -> None:
    (variant,) = demo(tmp_path).variants
    assert variant.when.variables == ("taken",)
    assert variant[1:5] == ("`{key}` is ignored.", "warning", "high", "not an option")


def test_a_variant_for_audit_alone_may_be_far_from_its_rule(tmp_path: Path) -> None:
    far = DEMO.replace("    severity: warning\n", "    severity: note\n    profile: audit\n")
    (variant,) = demo(tmp_path, far).variants
    assert (variant.severity, variant.profile, variant.silent) == ("note", "audit", False)


def test_a_fix_has_its_action_and_its_condition(tmp_path: Path) -> None:
    fix = demo(tmp_path).fix
    assert fix is not None
    assert fix[:3] == ("rename-key", "{meant}", True)
    assert fix.when is not None
    assert fix.when.text == "!taken\n"


def test_examples_and_tips_and_knowledge_come_along(tmp_path: Path) -> None:
    pack = built_from(pack_folder(tmp_path))
    assert pack.rules[0].examples == (
        Example(
            "", (("src/mail.js", "auth: { clientID: a }"),), "clientID", (("src/mail.js", "auth: { clientId: a }"),)
        ),
        Example("passport", (), "", (("src/login.js", "{ clientID: '{{token:demo-secret}}' }"),)),
    )
    assert pack.tips == (Tip(1, "One", "The first."),)
    assert [one.id for one in pack.knowledge.formats] == ["demo-secret"]
    assert pack.knowledge.dates == {"tokens.yaml": "2026-11-22"}


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = pack_folder(tmp_path / "a"), pack_folder(tmp_path / "b")
    assert built(str(one), LANGUAGE) == built(str(other), LANGUAGE)


@pytest.mark.parametrize("part", ["demo", "tokens", "tips"])
def test_the_digest_changes_with_every_part(tmp_path: Path, part: str) -> None:
    text = {"demo": DEMO.replace("high", "high ", 1).replace("ignores", "drops"), "tokens": TOKENS.replace("22", "23"),
            "tips": "tips: []\n"}[part]  # fmt: skip
    before, after = pack_folder(tmp_path / "a"), pack_folder(tmp_path / "b", **{part: text})
    assert built_from(before).digest != built_from(after).digest


def test_rules_are_in_the_order_of_tip_and_name(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    for name in ("11-scopes/a-rule", "04-transport/a-rule-too", "09-versions/b-rule"):
        write(folder, {f"{name}.yaml": DEMO.replace("demo-option", name.partition("/")[2])})
    assert [one.id for one in built_from(folder).rules] == ["a-rule-too", "demo-option", "b-rule", "a-rule"]


def test_a_team_s_rules_need_no_numbered_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, {"demo-option.yaml": DEMO.replace("title:", "tip: 6\ntitle:")})
    assert [one.tip for one in built_from(folder).rules] == [6]


@pytest.mark.parametrize(
    ("kind", "field", "when", "scope"),
    [
        ("transport", "host", "host.given", "file"),
        ("transport", "host", 'version.older_than("8.0.8")', "package"),
        ("transport", "host", "host.given && !service_known.given", "package"),
        ("scope", "name", "project.gmail_smtp", "project"),
        ("scope", "name", "!project.gmail_rest.given", "project"),
    ],
)
def test_the_scope_is_the_widest_of_the_fields_that_are_asked(
    tmp_path: Path, kind: str, field: str, when: str, scope: str
) -> None:
    text = DEMO.replace("about: auth_option", f"about: {kind}").replace(
        'relates: {auth.user: "the mailbox {auth.user}"}\n', ""
    )
    text = text.replace("at: key", f"at: {field}").replace("{key}", f"{{{field}}}").replace("{meant}", f"{{{field}}}")
    plain = (
        text.replace("auth.oauth2 && !known", "local")
        .replace("      taken", "      local")
        .replace("    !taken", "    local")
    )
    assert demo(tmp_path, plain).scope == "file"
    for asked in ("  local", "      local", "    local"):  # the rule, its variant, its fix
        assert demo(tmp_path, plain.replace(f"|\n{asked}\n", f"|\n{asked.replace('local', when)}\n", 1)).scope == scope


WRONG = {
    "misspelt-key": ("severity: error", "severty: error", "9:1: there is no key `severty` here; did you mean `severity`?"),
    "missing-key": ("title: An option that Nodemailer ignores\n", "", "1:1: the key `title` is missing"),
    "two-keys": ("note: not an option", "note: a\nnote: b", "8:1: the key `note` stands here twice"),
    "severity": ("severity: error", "severity: high", "9:11: should be 'error', 'warning' or 'note'"),
    "kind": ("about: auth_option", "about: authoption", "3:8: String should match pattern"),
    "id": ("id: demo-option", "id: other-name", "1:5: a rule has the name of its file"),
    "plain-when": ("when: |\n  auth.oauth2 && !known", "when: auth.oauth2", "4:7: a condition is written as a block"),
    "condition": ("auth.oauth2 && !known", "auth.oauth2 &&\n    !konwn", "6:6: there is no `konwn` here; did you mean `known`?"),
    "condition-of-variant": ("      taken", "      takn", "17:7: there is no `takn` here; did you mean `taken`?"),
    "condition-of-fix": ("    !taken", "    !takn", "28:6: there is no `takn` here"),
    "message": ('"`{key}` is ignored; ', '"`{kye}` is ignored; ', "14:10: there is no field `kye` here"),
    "message-of-variant": ('"`{key}` is ignored."', '"`{kye}` is."', "18:14: there is no field `kye` here"),
    "note": ("note: not an option", 'note: "{"', "7:7: a brace alone"),
    "at": ("at: key", "at: kye", "6:1: there is no field `kye` here"),
    "relates": ("auth.user:", "auth.usr:", "8:11: there is no field `auth.usr` here"),
    "relates-words": ("mailbox {auth.user}", "mailbox {usr}", "8:22: there is no field `usr` here"),
    "fix-text": ('rename-key: "{meant}"', 'rename-key: "{menat}"', "25:15: there is no field `menat` here"),
    "fix-actions": ("  safe: true", "  safe: true\n  replace-value: x", "25:3: a fix has one action"),
    "fix-without-place": ("at: key\n", "", "1:1: this fix changes the text that `at` points at"),
    "yields": ("why: |", "yields-to: [nobody]\nwhy: |", "20:13: there is no rule `nobody`"),
    "yields-to-itself": ("why: |", "yields-to: [demo-option]\nwhy: |", "20:12: the rule would yield to itself"),
    "far-variant": ("    severity: warning", "    severity: note", "1:1: a variant is at most one severity"),
    "same-variant": ('    message: "`{key}` is ignored."\n    severity: warning\n', "", "1:1: a variant says something"),
    "unsure-default": ("confidence: high", "confidence: medium", "1:1: a rule of the default profile"),
    "mark-missing": ("    at: clientID\n", "", "32:5: `bad` and `at` come together"),
    "mark-absent": ("    at: clientID\n", "    at: clientid\n", "32:5: the text of `at` stands 0 times in `bad`, and must stand once"),
    "mark-twice": ("{ clientID: a }", "{ clientID: clientID }", "32:5: the text of `at` stands 2 times in `bad`"),
    "path": ('{src/mail.js: "auth: { clientID', '{/etc/mail.js: "auth: { clientID', "32:25: "),
    "no-references": ("references: [https://nodemailer.com/smtp/oauth2]", "references: []", "29:13: "),
    "tip": ("title:", "tip: 3\ntitle:", "2:1: the folder says the tip already"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_a_rule_is_refused_at_its_place(tmp_path: Path, name: str) -> None:
    old, new, start = WRONG[name]
    assert old in DEMO
    folder = pack_folder(tmp_path, demo=DEMO.replace(old, new, 1))
    with pytest.raises(PackError) as caught:
        built(str(folder), LANGUAGE)
    place, _, words = caught.value.message.partition(".yaml:")
    assert place == "rules/04-transport/demo-option"
    position, _, said = start.partition(": ")
    assert words.startswith((f"{position}: {said}", f"{position}:{said}"))


def test_two_rules_cannot_have_one_name(tmp_path: Path) -> None:
    folder = write(pack_folder(tmp_path), {"05-token-expiry/demo-option.yaml": DEMO})
    with pytest.raises(PackError, match=r"the rule 04-transport/demo-option\.yaml has this id already"):
        built(str(folder), LANGUAGE)


def test_rules_cannot_yield_in_a_circle(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, demo=DEMO.replace("why: |", "yields-to: [b]\nwhy: |", 1))
    for one, other in (("b", "c"), ("c", "demo-option")):
        text = DEMO.replace("demo-option", one).replace("why: |", f"yields-to: [{other}]\nwhy: |", 1)
        write(folder, {f"04-transport/{one}.yaml": text})
    with pytest.raises(PackError, match="the rule would yield to itself"):
        built(str(folder), LANGUAGE)


def test_a_rule_outside_of_a_numbered_folder_says_its_tip(tmp_path: Path) -> None:
    folder = write(tmp_path, {"demo-option.yaml": DEMO})
    with pytest.raises(PackError, match="says its `tip:`"):
        built(str(folder), LANGUAGE)


def test_knowledge_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    folder = write(pack_folder(tmp_path), {"knowledge/weather.yaml": "checked: 2026-11-22\n"})
    with pytest.raises(PackError, match=r"knowledge/weather\.yaml: no knowledge is kept in a file of this name"):
        built(str(folder), LANGUAGE)
