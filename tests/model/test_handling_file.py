"""What the knowledge says of handlers and loggers, as written, as unfolded, and as it comes out of a pack."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from oauthlint.audit import LANGUAGE
from oauthlint.model.knowledge_file import HandlingFile, LoggingFile
from oauthlint.model.practice import Catcher, Logging
from oauthlint.pack import load_pack

HANDLING: dict[str, Any] = {
    "checked": "2026-11-22",
    "sends": ["sendMail"],
    "senders": ["transport"],
    "routes": ["post"],
    "events": ["on"],
    "timers": ["setTimeout"],
    "catches": [{"packages": ["express"], "since": "5.0.0", "web": True}, {"packages": ["bull", "bullmq"]}],
    "wrappers": ["express-async-handler"],
    "patches": ["express-async-errors"],
    "codes": ["NoAuth", "ENOAUTH"],
    "clients": ["oauth"],
    "retries": ["p-retry"],
    "queues": ["bullmq"],
    "sources": ["https://example.com/"],
}


def test_who_catches_a_rejection_is_said_for_each_package() -> None:
    made = HandlingFile.model_validate_json(json.dumps(HANDLING)).unfold()
    assert made.catchers == (
        Catcher("express", "5.0.0", "lost", web=True),
        Catcher("bull", "", "lost", web=False),
        Catcher("bullmq", "", "lost", web=False),
    )


@pytest.mark.parametrize("since", ["5", "always", "^5.0.0"])
def test_since_is_a_release_or_never(since: str) -> None:
    wrong = {**HANDLING, "catches": [{"packages": ["express"], "since": since}]}
    with pytest.raises(ValidationError):
        HandlingFile.model_validate_json(json.dumps(wrong))


def test_what_writes_a_log() -> None:
    text = {"checked": "2026-11-22", "packages": ["pino"], "methods": ["info"], "names": ["logger"]}
    made = LoggingFile.model_validate_json(json.dumps({**text, "sources": ["https://example.com/"]})).unfold()
    assert made == Logging(("pino",), ("info",), ("logger",))


def test_both_come_out_of_the_pack_as_they_went_in() -> None:
    known = load_pack(LANGUAGE, keep=False).knowledge
    assert Catcher("express", "5.0.0", "lost", web=True) in known.handling.catchers
    assert Catcher("node-cron", "4.0.0", "silent", web=False) in known.handling.catchers
    assert {"sendMail", "users.messages.send"} <= set(known.handling.sends)
    assert "console" in known.logging.names
    assert all(isinstance(one, tuple) for one in (*known.handling, *known.logging))


def test_nobody_is_said_to_catch_and_to_wrap() -> None:
    handling = load_pack(LANGUAGE).knowledge.handling
    caught = [one.package for one in handling.catchers]
    assert len(caught) == len(set(caught))
    assert not set(caught) & {*handling.wrappers, *handling.patches}
