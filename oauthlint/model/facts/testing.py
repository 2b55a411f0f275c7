"""Facts about where mail goes in tests, and about what is made for tests and stands in the product."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class LiveCall(NamedTuple):
    """Something in a test that would reach a provider: a transport, or a request for a token."""

    kind: Literal["live_call"]
    about: About
    via: str  # transport, token
    provider: str
    host: str
    replaced: bool  # something stands in for it, or may: see link.live_calls
    optional: bool  # the test is left out, or asks for something first
    made_up: bool  # nobody logs in with these credentials, or there are none


class MailCatcher(NamedTuple):
    """Something in the product that takes mail and delivers none."""

    kind: Literal["mail_catcher"]
    about: About
    via: str  # server (of a transport), account (of Ethereal, made at run time), writer (json or stream), setting
    name: str  # the server, or the option that makes a transport write
    chosen: bool  # only under a condition, or one of several
    alone: bool  # nothing else in the package sends mail
    used: bool  # of a writer: what it writes is looked at
    mail: bool | None  # in a package with mail evidence
