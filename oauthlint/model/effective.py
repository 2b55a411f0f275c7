"""What Nodemailer would do with a transport: each value with the place that it came from. What `effective` shows."""

from typing import Literal

from oauthlint.model.facts import DeadOption
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.vocabularies import Context

State = Literal["known", "unknown", "hidden", "maybe", "absent"]


class Said(NamedTuple):
    """One thing that Nodemailer would use.

    `state` is known, unknown (it is there, but from elsewhere: the environment, say), hidden (it is written out and may
    be a secret), maybe (nobody can tell whether it is there) or absent. `shown` is the value in words that anybody may
    read: the name of a setting, a mask. `source` says where it is from: option, service, url, default, release or
    login. `places` lead from where it is written to where it is used.
    """

    name: str
    value: str | int | bool | None
    state: State
    shown: str
    source: str
    places: tuple[Place, ...] = ()


class Effective(NamedTuple):
    """A transport, or a message that brings its own login, as Nodemailer would work with it.

    `body` is what the request for a token would hold, by the names of its parameters.
    """

    kind: Literal["transport", "message"]
    place: Place
    where: tuple[str, ...]
    context: Context
    branch: str
    library: str
    said: tuple[Said, ...]
    body: tuple[Said, ...]
    dead: tuple[DeadOption, ...]
