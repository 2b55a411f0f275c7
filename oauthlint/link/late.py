"""Options that are set on a transport after it was made.

Nodemailer takes a copy of its options then, so that `transporter.options` is read by nobody; what is set on the inner
`transporter.transporter` counts: its login where there is no pool, its options for the connections of one. Source:
lib/mailer, lib/smtp-transport and lib/smtp-pool, tried with 6.10.1, 8.0.11, 9.1.1 and 10.6.0.
"""

from collections.abc import Iterator

from oauthlint.link.logins import LOGGING_IN, UNKNOWN, named
from oauthlint.link.openings import NODEMAILER
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import Auth
from oauthlint.model.filefacts import Late

_OUTER, _INNER = "options", "transporter"


def late(world: World, found: Found) -> Iterator[Late]:
    """What is set on a transport later, in order."""
    own = (found.call.place.path, found.call.id)
    if found.transport.library != NODEMAILER or found.transport.family not in LOGGING_IN:
        return
    for path in sorted(world.files):
        for one in world.files[path].late:
            if own in makers(resolve(world, one.target)):
                yield one


def in_vain(world: World, found: Found) -> Iterator[Late]:
    """What is set later and read by nobody."""
    return (one for one in late(world, found) if one.path[0] == _OUTER)


def with_late(world: World, found: Found) -> Found:
    """The transport; where its login is set later, nobody knows it."""
    if not any(one.path[0] == _INNER for one in late(world, found)):
        return found
    login, unknown = UNKNOWN
    fields = {f"auth.{name}{suffix}" for name in Auth._fields for suffix in ("", ".given")}
    about = found.transport.about._replace(dynamic=found.transport.about.dynamic | named(unknown) | fields)
    return found._replace(transport=found.transport._replace(attempt=login, about=about))
