import json
import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from oauthlint.model.finding import Edit, Finding, Suppression
from oauthlint.model.report import Inventory, Undecided
from oauthlint.model.source import Place, Problem, Step
from oauthlint.report import render
from oauthlint.report.hashes import line_hashes
from tests.report.samples import MAILER, MASK, SECRET, Memory, a_finding, a_report, a_rule

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
PATH = "src/mailer.js"
SOURCES = Memory({PATH: MAILER})
LITERAL = SOURCES.place(PATH, f"'{SECRET}'")
USE = SOURCES.place(PATH, "clientSecret: CLIENT_SECRET")
CALL = SOURCES.place(PATH, "createTransport")
FINDING = a_finding(
    LITERAL,
    related=(Step(USE, "goes into the Gmail transport here"),),
    flow=(Step(LITERAL, "written here"), Step(USE, "used here"), Step(CALL, "reaches the transport")),
    edits=(Edit(LITERAL, "process.env.CLIENT_SECRET"), Edit(Place(".env.example", 0, 0), "CLIENT_SECRET=\n")),
)


def run_of(sources: Memory, *findings: Finding, name: str = "sarif", **changes: object) -> dict[str, Any]:
    """The run of a report, after the whole file was held to the official schema."""
    log = json.loads(render(a_report(sources, *findings, **changes), name))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    [run] = log["runs"]
    found: dict[str, Any] = run
    return found


def result_of(sources: Memory, *findings: Finding, **changes: object) -> dict[str, Any]:
    [result] = run_of(sources, *findings, name="sarif", **changes)["results"]
    found: dict[str, Any] = result
    return found


def region_of(location: dict[str, Any]) -> tuple[int, int, int, int]:
    region = location["physicalLocation"]["region"]
    return region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]


def test_a_result_stands_tightly_around_the_text_and_shows_it_masked() -> None:
    result = result_of(SOURCES, FINDING)
    [location] = result["locations"]
    assert region_of(location) == (5, 23, 5, 23 + len(SECRET) + 2)
    assert location["physicalLocation"]["region"]["snippet"]["text"] == f"'{MASK}'"
    around = location["physicalLocation"]["contextRegion"]
    assert (around["startLine"], around["endLine"]) == (3, 7)
    assert around["snippet"]["text"].splitlines()[2] == f"const CLIENT_SECRET = '{MASK}';"
    assert result["message"]["text"] == "Google OAuth client secret is written in the source."
    assert result["level"] == "error"


def test_the_way_of_the_value_is_a_code_flow_and_its_places_are_related() -> None:
    result = result_of(SOURCES, FINDING)
    [related] = result["relatedLocations"]
    assert (related["id"], region_of(related)[:2]) == (1, (12, 7))
    assert related["message"]["text"] == "goes into the Gmail transport here."
    [flow] = result["codeFlows"]
    [thread] = flow["threadFlows"]
    steps = [one["location"] for one in thread["locations"]]
    assert [(one["message"]["text"], region_of(one)[0]) for one in steps] == [
        ("written here.", 5),
        ("used here.", 12),
        ("reaches the transport.", 8),
    ]


def test_edits_are_one_fix_with_a_change_for_each_file() -> None:
    [fix] = result_of(SOURCES, FINDING)["fixes"]
    changes = {one["artifactLocation"]["uri"]: one["replacements"] for one in fix["artifactChanges"]}
    assert list(changes) == [".env.example", "src/mailer.js"]
    [env], [code] = changes.values()
    assert env["insertedContent"]["text"] == "CLIENT_SECRET=\n"
    assert code["insertedContent"]["text"] == "process.env.CLIENT_SECRET"
    assert (code["deletedRegion"]["startColumn"], code["deletedRegion"]["endColumn"]) == (23, 25 + len(SECRET))


def test_both_fingerprints_are_there() -> None:
    text = "a\nb\n"
    one = FINDING._replace(place=Place("src/a.js", 2, 3), related=(), flow=(), edits=())
    assert result_of(Memory({"src/a.js": text}), one)["partialFingerprints"] == {
        "primaryLocationLineHash": line_hashes(text.encode())[1],
        "oauthlint/v1": "oal1:7d1c0c52e2",
    }


@pytest.mark.parametrize(("before", "hashed"), [("x" * 98, False), ("x" * 99, True), (" " * 200 + "x" * 98, False)])
def test_the_hash_of_a_line_with_a_secret_in_it_is_left_out_since_a_guess_could_be_tried_on_it(
    before: str, hashed: bool
) -> None:
    text = f"{before}\n{SECRET}\n"
    one = FINDING._replace(place=Place("src/a.js", 0, len(before)), related=(), flow=(), edits=())
    prints = result_of(Memory({"src/a.js": text}), one)["partialFingerprints"]
    assert ("primaryLocationLineHash" in prints) is hashed
    assert prints["oauthlint/v1"] == "oal1:7d1c0c52e2"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("src/[id].ts", "src/%5Bid%5D.ts"),
        ("a b/c#d?.js", "a%20b/c%23d%3F.js"),
        ("ünï/日本.js", "%C3%BCn%C3%AF/%E6%97%A5%E6%9C%AC.js"),
        ("c:/x%41.js", "c%3A/x%2541.js"),
        ("bad\udcff.js", "bad%FF.js"),
        ("back\\slash.js", "back%5Cslash.js"),
    ],
)
def test_uris_are_relative_and_percent_encoded(path: str, uri: str) -> None:
    sources = Memory({path: "x"})
    result = result_of(sources, a_finding(sources.place(path, "x")), problems=(Problem("recovered", path, "broken"),))
    where = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert unquote(uri, errors="surrogateescape") == path


def test_no_location_is_absolute() -> None:
    run = run_of(SOURCES, FINDING)
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"description": {"text": "The root of the audited repository."}}}
    text = json.dumps(run)
    assert "/nowhere" not in text
    assert "file:" not in text
    assert not any(posixpath.isabs(one["artifactLocation"]["uri"]) for one in _physical(run))


def _physical(node: object) -> list[dict[str, Any]]:
    """Every physical location below a node."""
    if isinstance(node, list):
        return [one for each in node for one in _physical(each)]
    if not isinstance(node, dict):
        return []
    here = [node] if "artifactLocation" in node else []
    return here + [one for each in node.values() for one in _physical(each)]


def test_columns_count_utf_16_units() -> None:
    sources = Memory({"a.js": "'\U0001f600é' + key\r\nb"})
    run = run_of(sources, a_finding(sources.place("a.js", "key")))
    assert run["columnKind"] == "utf16CodeUnits"
    assert region_of(run["results"][0]["locations"][0]) == (1, 9, 1, 12)


def test_a_context_is_larger_than_its_region_or_left_out() -> None:
    whole = Memory({"a.js": "key"})
    assert (
        "contextRegion"
        not in result_of(whole, a_finding(whole.place("a.js", "key")))["locations"][0]["physicalLocation"]
    )
    minified = Memory({"a.js": "x" * 9000 + "key"})
    place = result_of(minified, a_finding(minified.place("a.js", "key")))["locations"][0]["physicalLocation"]
    assert "contextRegion" not in place
    assert place["region"]["snippet"]["text"] == "key"


def test_the_same_rule_twice_on_a_line_is_one_result() -> None:
    sources = Memory({"a.js": "f(x, y)\nx"})
    first, second = sources.place("a.js", "x"), sources.place("a.js", "y")
    same = (
        a_finding(first, severity="warning", edits=(Edit(first, "1"),), safe=True),
        a_finding(second, message="Y is wrong", edits=(Edit(second, "2"), Edit(first, "1")), safe=True),
    )
    result, other, below = run_of(
        sources, *same, a_finding(second, rule="unknown-auth-option"), a_finding(sources.place("a.js", "x", 2))
    )["results"]
    assert (result["ruleId"], result["level"]) == ("hardcoded-client-secret", "error")
    assert [(one["message"]["text"], region_of(one)[1]) for one in result["relatedLocations"]] == [("Y is wrong.", 6)]
    [change] = result["fixes"][0]["artifactChanges"]
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == ["1", "2"]
    assert (other["ruleId"], below["locations"][0]["physicalLocation"]["region"]["startLine"]) == (
        "unknown-auth-option",
        2,
    )


def test_places_of_the_same_on_a_line_are_related_too() -> None:
    sources = Memory({"a.js": "f(x, y)"})
    result = result_of(sources, a_finding(sources.place("a.js", "x"), also=(sources.place("a.js", "y"),)))
    assert [region_of(one)[1] for one in result["relatedLocations"]] == [6]


def test_rules_carry_what_code_scanning_shows() -> None:
    driver = run_of(SOURCES, FINDING)["tool"]["driver"]
    rule, other = driver["rules"]
    assert (rule["id"], rule["name"]) == ("hardcoded-client-secret", "HardcodedClientSecret")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["helpUri"] == "https://nodemailer.com/smtp/oauth2"
    assert rule["properties"] == {
        "tags": ["security", "tip-02", "external/cwe/cwe-798", "external/cwe/cwe-312"],
        "precision": "very-high",
        "security-severity": "8.0",
    }
    assert "## Bad\n\n`a.js`\n\n```js\nconst secret = 'x'\n```\n\n## Good" in rule["help"]["markdown"]
    assert "Revoke it first" in rule["help"]["text"]
    assert rule["shortDescription"]["text"] == "A client secret in the source."
    assert rule["fullDescription"]["text"] == a_rule().why
    assert other["defaultConfiguration"] == {"level": "warning"}


def test_results_name_their_rule_by_its_index() -> None:
    sources = Memory({"a.js": "x"})
    place = sources.place("a.js", "x")
    run = run_of(sources, a_finding(place, rule="unknown-auth-option"), a_finding(place, rule="of-no-pack"))
    rules = run["tool"]["driver"]["rules"]
    by_rule = {one["ruleId"]: one for one in run["results"]}
    assert rules[by_rule["unknown-auth-option"]["ruleIndex"]]["id"] == "unknown-auth-option"
    assert "ruleIndex" not in by_rule["of-no-pack"]


@pytest.mark.parametrize(
    ("confidence", "profile", "precision"),
    [
        ("high", "default", "very-high"),
        ("high", "audit", "high"),
        ("medium", "default", "medium"),
        ("low", "audit", "low"),
    ],
)
def test_precision_follows_confidence(confidence: str, profile: str, precision: str) -> None:
    run = run_of(SOURCES, rules=(a_rule(confidence=confidence, profile=profile),))
    assert run["tool"]["driver"]["rules"][0]["properties"]["precision"] == precision


def test_there_are_never_more_than_ten_tags() -> None:
    run = run_of(SOURCES, rules=(a_rule(cwe=tuple(f"CWE-{number}" for number in range(20, 40))),))
    tags = run["tool"]["driver"]["rules"][0]["properties"]["tags"]
    assert tags[:3] == ["security", "tip-02", "external/cwe/cwe-020"]
    assert len(tags) == 10


def test_weaknesses_are_a_taxonomy_that_the_rules_refer_to() -> None:
    run = run_of(SOURCES, FINDING)
    [classes] = run["taxonomies"]
    assert [one["id"] for one in classes["taxa"]] == ["CWE-312", "CWE-798", "CWE-1188"]
    for rule in run["tool"]["driver"]["rules"]:
        for one in rule["relationships"]:
            assert classes["taxa"][one["target"]["index"]]["id"] == one["target"]["id"]
            assert run["taxonomies"][one["target"]["toolComponent"]["index"]]["name"] == "CWE"
    assert run["tool"]["driver"]["supportedTaxonomies"] == [{"name": "CWE", "index": 0}]
    assert "taxonomies" not in run_of(SOURCES, rules=(a_rule(cwe=()),))


def test_what_was_not_understood_is_a_notification() -> None:
    run = run_of(
        SOURCES,
        problems=(
            Problem("recovered", PATH, "broken syntax"),
            Problem("unreadable", "a b.js", "no access", "chmod it"),
        ),
        undecided=(Undecided("some-rule", LITERAL, "auth.user"),),
        not_asked=("wide-rule",),
        inventory=Inventory(1, 1, (), 0),
    )
    [invocation] = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    notes = invocation["toolExecutionNotifications"]
    assert [(one["descriptor"]["id"], one["level"]) for one in notes] == [
        ("recovered", "warning"),
        ("unreadable", "error"),
        ("undecided", "note"),
        ("not-asked", "note"),
        ("no-transport", "note"),
    ]
    assert notes[1]["message"]["text"] == "no access. chmod it."
    assert notes[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.js"
    assert run["automationDetails"] == {"id": "oauthlint/"}


def test_the_file_names_the_schema_that_it_is_held_to() -> None:
    assert json.loads(render(a_report(SOURCES), "sarif"))["$schema"] == SCHEMA["id"]


def test_a_clean_run_says_that_it_went_well() -> None:
    run = run_of(SOURCES)
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 0, "toolExecutionNotifications": []}]


def test_suppressed_findings_are_in_the_full_file_alone() -> None:
    comment = Suppression("comment", USE, "local relay", "2027-01-31")
    suppressed = (
        FINDING._replace(suppression=comment),
        FINDING._replace(suppression=Suppression("baseline", None, ""), rule="unknown-auth-option"),
    )
    assert run_of(SOURCES, *suppressed)["results"] == []
    first, second, third = run_of(SOURCES, *suppressed, FINDING, name="sarif-full")["results"]
    [inside] = first["suppressions"]
    assert (inside["kind"], inside["justification"]) == ("inSource", "local relay (until 2027-01-31)")
    assert region_of(inside["location"])[0] == 12
    assert (second["suppressions"], second["baselineState"]) == ([], "new")
    assert third["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert third["baselineState"] == "unchanged"


def test_a_result_without_text_still_has_a_location() -> None:
    [location] = result_of(SOURCES, a_finding(Place("gone.js", 40, 50)))["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "gone.js"
    assert region_of(location) == (1, 1, 1, 1)


def test_nothing_in_a_message_becomes_a_link() -> None:
    result = result_of(SOURCES, FINDING._replace(message="`x](http://example.com)` is unknown"))
    assert result["message"]["text"] == "`x] (http://example.com)` is unknown."


def test_more_results_than_github_takes_are_cut_the_mildest_first_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oauthlint.report.sarif.RESULTS", 2)
    sources = Memory({"a.js": "one\ntwo\nthree\n"})
    levels = {"one": "warning", "two": "note", "three": "error"}
    findings = [a_finding(sources.place("a.js", word), severity=level) for word, level in levels.items()]
    run = run_of(sources, *findings)
    assert [one["level"] for one in run["results"]] == ["warning", "error"]
    notes = {
        one["descriptor"]["id"]: one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]
    }
    assert notes["left-out"].startswith("1 result of the least severity left out")
    assert len(run_of(sources, *findings, name="sarif-full")["results"]) == 3


def test_more_related_places_than_github_takes_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oauthlint.report.sarif.LOCATIONS", 2)
    sources = Memory({"a.js": "one\ntwo\nthree\nfour\n"})
    related = tuple(Step(sources.place("a.js", word), f"note {word}") for word in ("two", "three", "four"))
    finding = a_finding(sources.place("a.js", "one"), related=related)
    for name, kept, said in (
        (
            "sarif",
            2,
            ["1 related place left out, since GitHub takes no more of a result; `sarif-full` has all of them."],
        ),
        ("sarif-full", 3, []),
    ):
        run = run_of(sources, finding, name=name)
        assert [one["id"] for one in run["results"][0]["relatedLocations"]] == [*range(1, kept + 1)]
        notes = run["invocations"][0]["toolExecutionNotifications"]
        assert [one["message"]["text"] for one in notes if one["descriptor"]["id"] == "left-out"] == said
