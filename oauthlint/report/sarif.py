"""SARIF 2.1.0 as GitHub code scanning, Azure DevOps and the VS Code viewer read it.

Plain dictionaries in the order in which they are read. Nothing in the file depends on the machine, the working
directory or the time; https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html is the standard.
"""

import json

from oauthlint.model.finding import Finding, Suppression
from oauthlint.model.report import RenderOptions, Report, in_order
from oauthlint.report.hashes import line_hashes, reach
from oauthlint.report.sarif_places import Json, fix, location, sentence
from oauthlint.report.sarif_rules import driver, taxonomies
from oauthlint.report.sarif_run import invocation, seen

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = ("note", "warning", "error")
# What GitHub takes: more results, and it refuses the file; more locations of one result, and it leaves some out.
# https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
RESULTS = 25_000
LOCATIONS = 100


def render(report: Report, _options: RenderOptions) -> str:
    """What counts; suppressed findings are left out, since GitHub would open them as alerts."""
    return _log(report, report.standing, full=False)


def render_full(report: Report, _options: RenderOptions) -> str:
    """All findings, the suppressed ones with their `suppressions`, baselined ones with their `baselineState`."""
    return _log(report, in_order(report.findings), full=True)


def _log(report: Report, findings: tuple[Finding, ...], *, full: bool) -> str:
    """The whole file, in ASCII so that every console and file can hold it."""
    results = _results(report, findings, full=full)
    worst = results if full else _worst(results)
    kept = worst if full else _shortened(worst)
    left_out = (len(results) - len(worst), _places(worst) - _places(kept))
    run: Json = {
        "tool": {"driver": driver(report.rules)},
        "automationDetails": {"id": "oauthlint/"},
        "invocations": [invocation(report, *left_out)],
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the audited repository."}}},
        "columnKind": "utf16CodeUnits",
        "results": kept,
        "properties": seen(report),
    }
    classes = taxonomies(report.rules)
    if classes:
        run["taxonomies"] = classes
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _worst(results: list[Json]) -> list[Json]:
    """As many results as GitHub takes, the worst of them, in the order that they had."""
    if len(results) <= RESULTS:
        return results
    ranked = sorted(range(len(results)), key=lambda one: -LEVELS.index(results[one]["level"]))
    return [results[one] for one in sorted(ranked[:RESULTS])]


def _shortened(results: list[Json]) -> list[Json]:
    """The results with as many related places of each as GitHub takes."""
    return [
        one | {"relatedLocations": one["relatedLocations"][:LOCATIONS]} if "relatedLocations" in one else one
        for one in results
    ]


def _places(results: list[Json]) -> int:
    return sum(len(one.get("relatedLocations", ())) for one in results)


def _results(report: Report, findings: tuple[Finding, ...], *, full: bool) -> list[Json]:
    """A result for each finding; those of one rule on one line are one, since GitHub would merge them."""
    groups: dict[tuple[str, int, str, bool], list[Finding]] = {}
    for one in findings:
        line = report.sources.text(one.place.path).line_of(one.place.start)
        groups.setdefault((one.place.path, line, one.rule, one.suppression is None), []).append(one)
    index = {rule.id: number for number, rule in enumerate(report.rules)}
    hashes: dict[str, list[str]] = {}
    results = []
    for (path, line, _, _), same in groups.items():
        if path not in hashes:
            hashes[path] = line_hashes(report.sources.text(path).data)
        known = "" if _holds_secret(report, path, line) else hashes[path][line - 1]
        results.append(_result(report, same, index.get(same[0].rule), known, full=full))
    return results


def _holds_secret(report: Report, path: str, line: int) -> bool:
    """Whether GitHub's hash of a line would be one of a secret, by which a guess could be confirmed.

    It is left out there: GitHub's own upload puts it in, and the fingerprint of ours tells alerts apart all the same.
    """
    text = report.sources.text(path)
    start = text.starts[line - 1]
    end = reach(text.data, start)
    return any(one.start < end and start < one.end for one, _ in report.sources.masks(path))


def _result(report: Report, same: list[Finding], index: int | None, line_hash: str, *, full: bool) -> Json:
    """One result out of the findings of one rule on one line."""
    first = same[0]
    prints = {"primaryLocationLineHash": line_hash} if line_hash else {}
    if first.fingerprint:
        prints["oauthlint/v1"] = first.fingerprint
    result: Json = {
        "ruleId": first.rule,
        **({} if index is None else {"ruleIndex": index}),
        "level": max((one.severity for one in same), key=LEVELS.index),
        "message": {"text": sentence(first.message)},
        "locations": [location(report.sources, first.place)],
        "partialFingerprints": prints,
        "properties": _properties(first),
    }
    related = _related(report, same)
    if related:
        result["relatedLocations"] = related
    flows = [one.flow for one in same if len(one.flow) > 1]
    if flows:
        threads = [[{"location": location(report.sources, *step)} for step in flow] for flow in flows]
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]} for steps in threads]
    edits = [edit for one in same for edit in one.edits]
    if edits:
        result["fixes"] = [fix(report.sources, edits, safe=all(one.safe for one in same if one.edits))]
    if full:
        result.update(_suppressed(report, first.suppression))
    return result


def _properties(finding: Finding) -> Json:
    """What SARIF has no field for."""
    properties: Json = {"confidence": finding.confidence}
    if finding.where:
        properties["where"] = " › ".join(finding.where)  # noqa: RUF001  (the sign that fingerprints are explained with)
    if finding.local:
        properties["local"] = True
    if finding.remarks:
        properties["remarks"] = [f"{name}: {words}" for name, words in finding.remarks]
    return properties


def _related(report: Report, same: list[Finding]) -> list[Json]:
    """The places that explain the finding, then those where the same is wrong on the same line."""
    steps = [(step.place, step.note) for one in same for step in one.related]
    steps += [(one.place, one.message) for one in same[1:]]
    steps += [(place, same[0].message) for one in same for place in one.also]
    return [{"id": number, **location(report.sources, *step)} for number, step in enumerate(dict.fromkeys(steps), 1)]


def _suppressed(report: Report, why: Suppression | None) -> Json:
    """`suppressions` (empty for what counts) and whether the baseline has it."""
    if why is None:
        return {"suppressions": [], "baselineState": "new"}
    inside = why.by in {"comment", "detect-secrets"}
    one: Json = {"kind": "inSource" if inside else "external", "status": "accepted"}
    words = f"{why.reason} (until {why.until})" if why.until else why.reason
    if words:
        one["justification"] = words
    if why.place is not None:
        one["location"] = location(report.sources, why.place)
    return {"suppressions": [one], "baselineState": "unchanged" if why.by == "baseline" else "new"}
