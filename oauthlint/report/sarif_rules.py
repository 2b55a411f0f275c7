"""The tool and its rules as SARIF describes them, with the weaknesses (CWE) they belong to."""

from collections.abc import Iterable

from oauthlint import __version__
from oauthlint.model.rule import Rule
from oauthlint.report.rule_text import markdown, plain
from oauthlint.report.sarif_places import Json, sentence

TAGS = 10  # GitHub shows no more


def driver(rules: Iterable[Rule]) -> Json:
    """The tool component that made the results, with all rules that were selected, in their order."""
    rules = tuple(rules)
    found: Json = {"name": "oauthlint", "version": __version__, "semanticVersion": __version__}
    found["rules"] = [_descriptor(one, rules) for one in rules]
    if _weaknesses(rules):
        found["supportedTaxonomies"] = [{"name": "CWE", "index": 0}]
    return found


def taxonomies(rules: Iterable[Rule]) -> list[Json]:
    """The part of the CWE that the rules name; empty if they name none."""
    ids = _weaknesses(rules)
    if not ids:
        return []
    taxa = [{"id": one, "helpUri": f"https://cwe.mitre.org/data/definitions/{_number(one)}.html"} for one in ids]
    return [
        {
            "name": "CWE",
            "organization": "MITRE",
            "shortDescription": {"text": "The MITRE Common Weakness Enumeration."},
            "informationUri": "https://cwe.mitre.org/",
            "isComprehensive": False,
            "taxa": taxa,
        }
    ]


def _descriptor(rule: Rule, rules: tuple[Rule, ...]) -> Json:
    """One rule."""
    found: Json = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": sentence(rule.title)},
        "fullDescription": {"text": " ".join(rule.why.split()) or sentence(rule.title)},
        "help": {"text": plain(rule) or sentence(rule.title), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": _properties(rule),
    }
    if rule.references:
        found["helpUri"] = rule.references[0]
    if rule.cwe:
        known = _weaknesses(rules)
        found["relationships"] = [
            {
                "target": {"id": one, "index": known.index(one), "toolComponent": {"name": "CWE", "index": 0}},
                "kinds": ["superset"],
            }
            for one in rule.cwe
        ]
    return found


def _properties(rule: Rule) -> Json:
    """Tags, precision and severity in the words of GitHub code scanning."""
    subject = "security" if rule.security_severity or rule.cwe else "correctness"
    weaknesses = (f"external/cwe/cwe-{_number(one):0>3}" for one in rule.cwe)
    found: Json = {
        "tags": [subject, f"tip-{rule.tip:02}", *weaknesses][:TAGS],
        "precision": "very-high" if (rule.confidence, rule.profile) == ("high", "default") else rule.confidence,
    }
    if rule.security_severity:
        found["security-severity"] = rule.security_severity
    return found


def _weaknesses(rules: Iterable[Rule]) -> list[str]:
    """The CWE ids that the rules name, by number."""
    return sorted({one for rule in rules for one in rule.cwe}, key=lambda one: int(_number(one)))


def _number(cwe: str) -> str:
    """The digits of an id such as CWE-798."""
    return cwe.rpartition("-")[2]
