"""How a run went, as SARIF says it: what could not be read, what stayed undecided, and what was seen at all."""

from oauthlint.model.report import Report
from oauthlint.model.source import Problem
from oauthlint.report.sarif_places import Json, sentence, uri
from oauthlint.report.visible import count


def invocation(report: Report, results: int = 0, places: int = 0) -> Json:
    """How the run went: not successful if a relevant file was not audited, with a notification for each problem.

    So many `results` were too many for the file, and so many `places` for their results.
    """
    notes = [_notification(one) for one in report.problems]
    if report.undecided:
        questions = count(len(report.undecided), "question")
        notes.append(_note("undecided", f"{questions} stayed undecided, since a value could not be known."))
    if report.not_asked:
        notes.append(_note("not-asked", f"Not asked, for want of the whole project: {', '.join(report.not_asked)}."))
    all_the_same = "`sarif-full` has all of them"
    if results:
        few = f"{count(results, 'result')} of the least severity left out"
        notes.append(_note("left-out", f"{few}, since GitHub takes no more in a file; {all_the_same}."))
    if places:
        few = f"{count(places, 'related place')} left out"
        notes.append(_note("left-out", f"{few}, since GitHub takes no more of a result; {all_the_same}."))
    if not report.inventory.transports:
        notes.append(_note("no-transport", "No mail transport was recognised."))
    return {
        "executionSuccessful": report.complete,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": notes,
    }


def _note(kind: str, words: str) -> Json:
    """A notification about the run as a whole."""
    return {"descriptor": {"id": kind}, "level": "note", "message": {"text": words}}


def _notification(problem: Problem) -> Json:
    """A notification about a file."""
    words = " ".join(filter(None, (sentence(problem.message), sentence(problem.hint))))
    level = "error" if problem.incomplete else "warning"
    found: Json = {"descriptor": {"id": problem.kind}, "level": level, "message": {"text": words}}
    if problem.path:
        found["locations"] = [{"physicalLocation": {"artifactLocation": uri(problem.path)}}]
    return found


def seen(report: Report) -> Json:
    """What was audited, so that no results cannot mean nothing understood."""
    inventory = report.inventory
    return {
        "filesAudited": inventory.files,
        "packages": inventory.packages,
        "transports": list(inventory.transports),
        "oauthClients": inventory.clients,
        "undecided": len(report.undecided),
    }
