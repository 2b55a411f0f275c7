"""Whether the arguments of an OAuth2 client stand where the library looks for them.

What an argument is, its shape says; where it is not written out, its name does, if that is a plain one.
"""

from oauthlint.link import packages
from oauthlint.link.fields import Fields, absent
from oauthlint.link.shapes import Given
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Entry, Env, Member, Secret, Text, Value

_TOKENS = ("refresh_token", "access_token", "client_secret")
_ROLES = ("refresh_token", "access_token", "client_secret", "client_id")
_ADDRESS_NAMES = ("uri", "url", "redirect", "callback", "playground", "link")
CLIENT_ID_END = ".apps.googleusercontent.com"


class Wrong(NamedTuple):
    """What is wrong with the arguments of a client, as fields of its fact."""

    what: str | None = None
    name: str | None = None
    meant: str | None = None


def found(world: World, call: Call, shape: CallShape, given: Given, items: tuple[Value, ...], fields: Fields) -> Wrong:
    """The first thing that is wrong; its place goes into `fields` as the trail of `misplaced_name`."""
    if given.options is not None:
        if not shape.read_by:
            return Wrong()
        return _ignored(world, call, shape, given, fields)
    if shape.arguments[:3] != ("client_id", "client_secret", "redirect"):
        return Wrong()
    roles = [role_of(world, value, _at(call.roles, number)) for number, value in enumerate(items)]
    position, wrong = _positional(roles, items)
    if wrong.what is not None and position < len(call.args):
        fields.trails["misplaced_name"] = (_written(call, position),)
    return wrong


def _positional(roles: list[str], items: tuple[Value, ...]) -> tuple[int, Wrong]:
    third, fourth = _at(roles, 2), _at(roles, 3)
    if third in _TOKENS:
        return 2, Wrong("token", third.replace("_", " "))
    if fourth == "address" and third != "address":
        return 3, Wrong("redirect", "redirect URI")
    literal = [isinstance(one, (Text, Secret)) for one in items[:2]]
    if roles[:2] == ["client_secret", "client_id"] and not all(literal):
        return 0, Wrong("swapped", "client secret")
    return 0, Wrong()


def _ignored(world: World, call: Call, shape: CallShape, given: Given, fields: Fields) -> Wrong:
    """A key that the installed release does not read, though it looks like one that it does."""
    options = dict(shape.options)
    since = dict(shape.since)
    by_sound = {_squeezed(key): key for key in reversed(options) if key not in since}
    assert given.options is not None  # noqa: S101  (for mypy: the caller has looked)
    keys = {one.key for one in given.options.entries}
    for entry in given.options.entries:
        meant = _meant(entry, options, since, by_sound)
        if meant is None or meant in keys:
            continue
        if entry.key in since:
            read = _is_read(world, call.place.path, shape, since[entry.key])
            if read is None:
                fields.unknown("misplaced", given=False)
            if read is not False:
                continue
        fields.trails["misplaced_name"] = (entry.place,)
        fields.dynamic -= {"misplaced", "misplaced.given"}
        return Wrong("ignored", entry.key, meant)
    return Wrong()


def _meant(entry: Entry, options: dict[str, str], since: dict[str, str], by_sound: dict[str, str]) -> str | None:
    """The key that every release reads, for one that is spelt otherwise or that only later ones read."""
    if entry.key in options and entry.key not in since:
        return None
    if entry.key in since:
        return next(
            (key for key, meaning in options.items() if meaning == options[entry.key] and key not in since), None
        )
    return by_sound.get(_squeezed(entry.key))


def role_of(world: World, value: Value, named: str) -> str:
    """What an argument is: the role of a credential, "address", or "" where neither shape nor name tell."""
    if absent(value):
        return ""
    if isinstance(value, Text):
        if value.text.endswith(CLIENT_ID_END):
            return "client_id"
        return "address" if "://" in value.text or value.text.startswith(("urn:", "/")) else ""
    if isinstance(value, Secret) and value.format and value.verdict == "format":
        form = next((one for one in world.knowledge.formats if one.id == value.format), None)
        if form is not None and form.alone:
            return form.role
    if named in _ROLES:
        return named
    name = value.name if isinstance(value, (Env, Member)) else ""
    low = _squeezed(name)
    if any(word in low for word in _ADDRESS_NAMES):
        return "address"
    if low.endswith("refresh"):
        return "refresh_token"
    return next((role for role in _ROLES if low.endswith(_squeezed(role))), "")


def _written(call: Call, position: int) -> Place:
    """Where an argument stands in the call."""
    here = [one for one in call.args[position].at[:1] if one.path == call.place.path]
    return here[0] if here and call.place.start <= here[0].start < call.place.end else call.place


def _at(texts: "list[str] | tuple[str, ...]", position: int) -> str:
    return texts[position] if position < len(texts) else ""


def _squeezed(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _is_read(world: World, path: str, shape: CallShape, since: str) -> bool | None:
    """Whether the release that is installed is `since` or a later one; None where nobody can tell."""
    from oauthlint.link import ranges  # noqa: PLC0415  (node-semver, only where a key hangs on it)

    version = packages.installed_version(world, path, shape.read_by)
    asked = packages.manifest_of(world, path, shape.package)
    if version is None and asked is not None:
        locks = packages.locks_of(world, asked.path)
        versions = {one.version for lock in locks for one in lock.installed if one.name == shape.read_by}
        version = next(iter(versions)) if len(versions) == 1 else None
    if version is not None:
        return ranges.holds(version, f">={since}")
    specs = [one.spec for one in asked.installed if one.name == shape.read_by] if asked is not None else []
    bounds = ranges.bounds(specs[0]) if specs else None
    if bounds is None:
        return None
    return False if ranges.within(bounds, f"<{since}") else True if ranges.within(bounds, f">={since}") else None
