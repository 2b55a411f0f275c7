"""Scripts read for what is done with failures and what is logged, with a few names of methods made up for tests."""

from oauthlint.extract import javascript
from oauthlint.model.conduct import Flow
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.practice import Handling, Logging
from tests.extract.showing import READER

WATCHING = READER._replace(
    sends=(("", ("sendMail",)), ("", ("messages", "send"))),
    requests=frozenset({"getAccessToken", "getToken"}),
    takers=frozenset({"get", "post", "use", "on", "once", "setTimeout", "schedule"}),
    posts=frozenset({"post", "fetch"}),
    handling=Handling(retries=("p-retry", "async"), queues=("bullmq",)),
    logging=Logging(("winston",), ("log", "info", "warn", "error", "debug"), ("console", "log", "logger")),
)


def watched(code: str, path: str = "src/a.js") -> FileFacts:
    return javascript.extract(code.encode(), path, WATCHING)


def sends(code: str) -> list[Flow]:
    return [one for one in watched(code).flows if one.name in ("sendMail", "send")]


def ends(code: str) -> list[str]:
    """For each send where its failure ends, and what is done with it: `handled: other`, `dropped`, `function`."""
    return [f"{one.end}: {one.handler.does}" if one.handler else one.end for one in sends(code)]
