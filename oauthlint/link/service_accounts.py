"""Service accounts of Google's: for which mailbox they act, what they ask for, and how their private key is given."""

from collections.abc import Callable, Iterator, Sequence

from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.endpoint import provider_of_user
from oauthlint.link.fields import Fields, absent, whole
from oauthlint.link.queries import Reading
from oauthlint.link.scope_lists import scope_list
from oauthlint.link.shapes import Given, given, shape_of
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, ServiceAccount
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Array, Env, Object, Result, Secret, Text, Value

Tracked = Callable[[str], bool | None]
_ACTING = ("jwt", "client", "auth")  # in the name of what is made a mailbox's deputy later: `client.subject = …`


class _Key(NamedTuple):
    """How a private key is given, and the variable that it is read from ("" for none)."""

    form: str | None
    variable: str = ""


def service_accounts(
    means: Reading, known: Callers, transports: Sequence[Found], tracked: Tracked
) -> Iterator[ServiceAccount]:
    """A fact for each auth block and each client that is one, in order."""
    for one in transports:
        made = _of_transport(means.world, one, tracked)
        if made is not None:
            yield made
    for path in sorted(means.world.files):
        for call in means.world.files[path].calls:
            shape = shape_of(means.world, means.shapes, call)
            if shape is not None and shape.makes in ("jwt_client", "google_auth"):
                for caller, args in bindings(Array((call.place,), call.args), known):
                    yield from _of_client(means, call, caller, shape, args, tracked)


def _of_transport(world: World, one: Found, tracked: Tracked) -> ServiceAccount | None:
    auth = next((each.value for each in one.options.entries if each.key == "auth"), None) if one.options else None
    if not isinstance(auth, Object) or not one.transport.auth.oauth2:
        return None
    entries = {each.key: each for each in auth.entries}
    if not entries.keys() & {"serviceClient", "privateKey"}:
        return None
    fields = Fields()
    key, user = entries.get("privateKey"), entries.get("user")
    about = one.transport.about
    value = _key(world, key.value if key is not None else None, fields)
    if key is not None:
        fields.trails["key_form.entry"] = (whole(key),)
    return _made(
        world,
        about,
        fields,
        library=one.transport.library,
        key=value,
        subject=user.value if user is not None else None,
        is_open=auth.open,
        tracked=tracked,
    )


def _of_client(
    means: Reading, call: Call, caller: Call | None, shape: CallShape, args: Value, tracked: Tracked
) -> Iterator[ServiceAccount]:
    items = args.items if isinstance(args, Array) else ()
    for branch, value in alternatives(means.world, items[0]) if items else ():
        found = given(means.world, shape, (value, *items[1:]))
        if shape.makes == "google_auth" and "private_key" not in found.values:
            continue  # it may be whoever runs the program
        fields = Fields()
        key = _key(means.world, found.values.get("private_key"), fields)
        _scope(means, found, fields)
        facts = means.world.files[call.place.path]
        later = {one.partition(":")[2] for one in facts.flags if one.startswith("subject-of:")}
        acts = any(name in call.bound or any(word in name.lower() for word in _ACTING) for name in later)
        about = About(
            place=call.place,
            where=call.where,
            context=context_of(call.place.path),
            branch=branch,
            block=f"{call.place.path}:{call.id}:{caller.id if caller else ''}",
        )
        yield _made(
            means.world,
            about,
            fields,
            library=shape.package,
            key=key,
            subject=found.values.get("subject"),
            is_open="subject" in found.hidden or acts or (len(items) == 1 and not isinstance(value, Object)),
            tracked=tracked,
        )


def _scope(means: Reading, found: Given, fields: Fields) -> None:
    """The first scope of Gmail's; it stays not known where the list may hold one."""
    scopes = scope_list(means, found.values.get("scope"))
    mail = [one for one in scopes.words if one.known is not None and one.known[0].id == "google"]
    if mail:
        fields.trails["mail_scope"] = (mail[0].place, *mail[0].trail[1:]) if mail[0].place else mail[0].trail
        fields.names["mail_scope"] = mail[0].name
    elif "scope" in found.hidden or not scopes.whole:
        fields.unknown("mail_scope", given=False)


def _made(
    world: World,
    about: About,
    fields: Fields,
    *,
    library: str,
    key: _Key,
    subject: Value | None,
    is_open: bool,
    tracked: Tracked,
) -> ServiceAccount:
    mailbox = fields.text("subject", subject, is_open=is_open)
    if "subject" in fields.dynamic:
        fields.unknown("consumer", given=False)
    provider = provider_of_user(world.knowledge, mailbox) if mailbox else None
    scope = fields.names.get("mail_scope") if "mail_scope" not in fields.dynamic else None
    return ServiceAccount(
        "service_account",
        about._replace(
            dynamic=frozenset(fields.dynamic),
            trails={**about.trails, **fields.trails},
            names={**about.names, **fields.names},
        ),
        library=library,
        key_form=key.form,
        key_env=_written(world, key.variable, tracked) if key.variable else None,
        subject=mailbox,
        consumer=provider is not None and provider.id == "google",
        mail_scope=scope,
    )


def _key(world: World, value: Value | None, fields: Fields) -> _Key:
    if value is None or absent(value):
        return _Key(None)
    fields.trails["key_form"] = tuple(reversed(value.at))
    if isinstance(value, Env):
        fields.names["key_env"] = value.name
        return _Key(value.convert or "env", value.name)
    if isinstance(value, Secret):
        return _Key("text")
    name = _read_by(world, value)
    fields.names["key_env"] = name
    return _Key("env" if name else "other", name)


def _read_by(world: World, value: Value) -> str:
    """The variable that a call reads: `config.get("GOOGLE_PRIVATE_KEY")`; "" for any other value."""
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    if call is None or call.name not in world.knowledge.environment.reads or not call.args:
        return ""
    name = call.args[0]
    return name.text if isinstance(name, Text) and name.text.isupper() else ""


def _written(world: World, variable: str, tracked: Tracked) -> str | None:
    """How the env files that everybody has write a private key; None where none of them has one."""
    shapes = {
        one.value.shape
        for facts in world.known()
        if facts.reader == "dotenv" and ("example" in facts.flags or tracked(facts.path) is not False)
        for one in facts.settings
        if one.path == (variable,) and isinstance(one.value, Secret) and one.value.shape.startswith("pem")
    }
    return "escaped" if "pem-escaped" in shapes else "lines" if shapes else None
