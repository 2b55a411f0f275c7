"""What Nodemailer would do with each transport, for programs: `model.effective_file` defines the shape."""

import json
from collections.abc import Sequence
from typing import Any

from oauthlint import __version__
from oauthlint.model.effective import Effective, Said
from oauthlint.model.facts import DeadOption
from oauthlint.model.report import Sources
from oauthlint.model.source import Place

SCHEMA_VERSION = 1

Json = dict[str, Any]


def render(found: Sequence[Effective], sources: Sources, files: int) -> str:
    """The transports as indented JSON in ASCII."""
    whole: Json = {
        "schemaVersion": SCHEMA_VERSION,
        "tool": {"name": "oauthlint", "version": __version__},
        "files": files,
        "transports": [_transport(one, sources) for one in found],
    }
    return json.dumps(whole, indent=2) + "\n"


def _transport(one: Effective, sources: Sources) -> Json:
    return {
        "kind": one.kind,
        "place": _place(one.place, sources),
        "where": list(one.where),
        "context": one.context,
        "branch": one.branch,
        "library": one.library,
        "values": {_camel(said.name): _said(said, sources) for said in one.said},
        "body": {said.name: _said(said, sources) for said in one.body},
        "dead": [_dead(dead, sources) for dead in one.dead],
    }


def _said(said: Said, sources: Sources) -> Json:
    return {
        "value": said.value,
        "state": said.state,
        "shown": said.shown,
        "source": said.source,
        "places": [_place(one, sources) for one in said.places],
    }


def _dead(dead: DeadOption, sources: Sources) -> Json:
    return {
        "option": dead.key,
        "reason": dead.reason,
        "because": dead.because,
        "place": _place(dead.about.place, sources),
    }


def _place(place: Place, sources: Sources) -> Json:
    at = sources.text(place.path).position(place.start)
    return {"path": place.path, "line": at.line, "column": at.column}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(one.capitalize() for one in others)
