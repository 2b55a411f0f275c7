"""What tries a send again, over all files of a project."""

from oauthlint.model.facts import Retry
from tests.link.linking import manifest
from tests.link.watched import MAIL, found

RETRY = "const pRetry = require('p-retry');"
HELPER = f"{MAIL}exports.send = (m) => mail.sendMail(m);"


def again(files: dict[str, str] | str) -> list[tuple[str, str, bool | None]]:
    facts = found("retry", files, manifest("package.json", nodemailer="^9.1.1"))
    return [(one.what, one.by, one.spares) for one in facts if isinstance(one, Retry)]


def test_a_function_that_is_given_by_its_name() -> None:
    code = f"{RETRY} const {{ send }} = require('./mail'); exports.f = () => pRetry(send);"
    assert again({"src/mail.js": HELPER, "src/a.js": code}) == [("message", "pRetry", False)]


def test_what_is_looked_at_inside_is_not_tried_again() -> None:
    inside = "async () => { try { await mail.sendMail(m) } catch (e) { log(e) } }"
    assert again(f"{MAIL}{RETRY} exports.f = () => pRetry({inside});") == []


def test_something_else_is_tried_again() -> None:
    assert again(f"{MAIL}{RETRY} exports.f = () => pRetry(() => load(1)); exports.g = (m) => mail.sendMail(m);") == []


def test_a_file_on_the_way_gives_up_for_good() -> None:
    helper = f"{MAIL}exports.send = (m) => mail.sendMail(m).catch((e) => {{ throw new AbortError(e) }});"
    code = f"{RETRY} const {{ send }} = require('./mail'); exports.f = () => pRetry(() => send(1));"
    assert again({"src/mail.js": helper, "src/a.js": code}) == [("message", "pRetry", True)]


def test_jobs_of_the_queue_of_that_name() -> None:
    worker = f"{MAIL}const {{ Worker }} = require('bullmq'); new Worker('mails', async (job) => {{ await mail.sendMail(job.data) }});"
    queue = "const {{ Queue }} = require('bullmq'); new Queue('{}', {{ defaultJobOptions: {{ attempts: 5 }} }});"
    found_ = [again({"src/worker.js": worker, "src/queue.js": queue.format(name)}) for name in ("mails", "other")]
    assert found_ == [[("message", "attempts", False)], []]
