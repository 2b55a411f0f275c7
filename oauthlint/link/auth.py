"""An auth block as Nodemailer would read it, and its keys one by one."""

import re
from collections.abc import Iterator

from oauthlint.link import endpoint, tokens
from oauthlint.link.fields import Fields, absent, whole
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, AuthOption
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.source import Step
from oauthlint.model.url import host_of
from oauthlint.model.value import Entry, Env, Join, Object, Result, Secret, Text, Value
from oauthlint.words import distance

_OPTIONS = {
    "user": "user",
    "password": "pass",
    "client_id": "clientId",
    "client_secret": "clientSecret",
    "refresh_token": "refreshToken",
    "access_token": "accessToken",
    "expires": "expires",
    "timeout": "timeout",
    "access_url": "accessUrl",
    "service_client": "serviceClient",
    "private_key": "privateKey",
    "scope": "scope",
    "custom_params": "customParams",
    "provision_callback": "provisionCallback",
}
_RENEWING = ("refresh_token", "service_client", "provision_callback")
_LEGACY = ("xoauth2", "XOAuth2", "XOAuthToken")


def read(world: World, value: Value | None, fields: Fields, *, is_open: bool) -> Auth:
    """The auth block of resolved options; `is_open` says that a missing one may still be there."""
    if value is None or absent(value) or value == Object(value.at, ()):
        if value is None and is_open:
            _all_unknown(fields)
            return Auth()
        return Auth(mode="none")
    fields.trails["auth"] = tuple(reversed(value.at))
    if not isinstance(value, Object):
        _all_unknown(fields)
        return Auth(given=True)
    keys = {one.key: one.value for one in value.entries}
    texts = {field: fields.text(f"auth.{field}", keys.get(key), is_open=value.open) for field, key in _OPTIONS.items()}
    style = fields.text("auth.style", keys.get("type"), is_open=value.open)
    legacy = _legacy(world, value, fields)
    oauth2 = style is not None and style.upper() == "OAUTH2"
    if "auth.style" in fields.dynamic:
        fields.dynamic.update(("auth.oauth2", "auth.mode"))
    _tell_places(world, value, fields)
    if "serviceClient" not in keys and "auth.private_key" in fields.trails:
        fields.trails["auth.service_client"] = fields.trails["auth.private_key"]  # where somebody looks who misses it
    alias = next((one.key for one in value.entries if world.knowledge.auth_aliases.get(one.key) == "user"), None)
    meant = (meant_as(world.knowledge, key) for key in keys if key not in world.knowledge.auth_options)
    user = texts["user"] or ""
    return Auth(
        mode=_mode(keys, oauth2=oauth2, legacy=legacy),
        oauth2=oauth2,
        intended=oauth2 or legacy or bool(_speaking(world.knowledge, keys)),
        open=value.open,
        given=True,
        style=style,
        **_access(world, keys.get("accessUrl"), fields, is_open=value.open),
        grant=_grant(keys.get("customParams"), fields, is_open=value.open),
        refresh_token_form=form(world, "refreshToken", keys.get("refreshToken")),
        access_token_form=form(world, "accessToken", keys.get("accessToken")),
        user_alias=alias,
        user_domain=user.rsplit("@", 1)[1].lower() if "@" in user else None,
        legacy=legacy,
        expires_form=form(world, "expires", keys.get("expires")),
        method=fields.text("auth.method", keys.get("method"), is_open=value.open),
        meant=tuple(dict.fromkeys(one for one in meant if one)),
        user_provider=_user_provider(world.knowledge, user, fields),
        password_form=_password_form(keys.get("pass")),
        client_provider=_client_provider(world.knowledge, keys, fields),
        **texts,
    )


def _access(world: World, value: Value | None, fields: Fields, *, is_open: bool) -> dict[str, str | None]:
    """Whose address `accessUrl` is and what for, and its provider's token endpoint where it is another one."""
    names = ("access_provider", "access_use", "access_meant")
    parts = value.parts if isinstance(value, Join) else (value,)
    base = "".join(one.text if isinstance(one, Text) else "{}" for one in (resolve(world, one) for one in parts if one))
    host = host_of(base)
    if not host or "{}" in host:
        if (value is None and is_open) or (value is not None and not absent(value) and not isinstance(value, Text)):
            for name in names:
                fields.unknown(f"auth.{name}", given=False)
        return {}
    provider = endpoint.provider_of_token_host(world.knowledge, host)
    known = endpoint.endpoint_of(world.knowledge, base)
    use = known[1].use if known is not None else None
    if value is not None:
        fields.trails["auth.access_use"] = fields.trails["auth.access_provider"] = tuple(reversed(value.at))
    meant = endpoint.token_address(known[0], base) if known is not None and use == "authorization" else None
    return dict(zip(names, (provider.id if provider else None, use, meant), strict=True))


def _grant(value: Value | None, fields: Fields, *, is_open: bool) -> str | None:
    """`grant_type` of `customParams`."""
    if isinstance(value, Object):
        found = next((one.value for one in value.entries if one.key == "grant_type"), None)
        return fields.text("auth.grant", found, is_open=value.open)
    if value is None and not is_open:
        return None
    if value is None or not absent(value):
        fields.unknown("auth.grant", given=False)
    return None


def _user_provider(knowledge: Knowledge, user: str, fields: Fields) -> str | None:
    found = endpoint.provider_of_user(knowledge, user) if user else None
    if "auth.user" in fields.dynamic:
        fields.unknown("auth.user_provider", given=False)
    return found.id if found else None


def _client_provider(knowledge: Knowledge, keys: dict[str, Value], fields: Fields) -> str | None:
    """Whose client the block has, by what is written out of it; its trail ends at what says so."""
    for key in ("clientId", "clientSecret", "refreshToken"):
        value = keys.get(key)
        found = None
        if isinstance(value, Text) and key == "clientId":
            forms = ((one.id, one.client_id) for one in knowledge.providers if one.client_id)
            found = next((name for name, form in forms if re.fullmatch(form, value.text)), None)
        elif isinstance(value, Secret) and value.verdict == "format":
            found = next((one.provider for one in knowledge.formats if one.id == value.format and one.alone), None)
        if found and value is not None:
            fields.trails["auth.client_provider"] = tuple(reversed(value.at))
            fields.names["auth.client_provider"] = next(
                (one.label for one in knowledge.providers if one.id == found), found
            )
            return found
    return None


def _tell_places(world: World, block: Object, fields: Fields) -> None:
    """Where the password and a misspelt `user` stand, and the first keys that speak of OAuth2 and of all."""
    for entry in block.entries:
        if entry.key == "pass":
            fields.trails["auth.mode"] = (whole(entry),)
        if world.knowledge.auth_aliases.get(entry.key) == "user":
            fields.trails.setdefault("auth.user_alias", (entry.place,))
    speaking = _speaking(world.knowledge, {one.key: one.value for one in block.entries})
    places = [one.place for one in block.entries if one.key in speaking]
    if places:
        fields.trails["auth.intended"] = (places[0],)
    if block.entries:
        fields.trails["auth.given"] = (block.entries[0].place,)


def _legacy(world: World, block: Object, fields: Fields) -> bool:
    """Whether the block holds a generator of the package xoauth2; its trail ends at what the generator is given."""
    entry = next((one for one in block.entries if one.key in _LEGACY), None)
    if entry is None:
        return False
    given: tuple[Value, ...] = ()
    if isinstance(entry.value, Result):
        call = world.calls.get((entry.value.path, entry.value.id))
        given = call.args[:1] if call is not None else ()
    inside = [one.at[0] for one in given if isinstance(one, Object) and one.at]
    fields.trails["auth.legacy"] = (whole(entry), *inside)
    return True


def form(world: World, key: str, value: Value | None) -> str | None:
    """How a value stands in its place, by the key that it stands under."""
    if value is None or absent(value):
        return None
    if key == "expires":
        return tokens.expires_form(world, value)
    return tokens.timeout_form(world, value) if key == "timeout" else tokens.token_form(world, value)


def _password_form(value: Value | None) -> str | None:
    """Whether a password has the form of Google's app passwords, or a name that says it is one."""
    if value is None or absent(value):
        return None
    if isinstance(value, Env):
        plain = value.name.lower().replace("_", "")
        return "app-password-name" if any(one in plain for one in ("apppass", "apppw", "appkey")) else "unknown"
    if isinstance(value, Secret) and value.verdict != "placeholder":
        return "app-password" if value.shape == "letters16" else "other"
    return "unknown"


def _all_unknown(fields: Fields) -> None:
    for name in Auth._fields:
        if name not in ("given", "open"):
            fields.unknown(f"auth.{name}", given=False)


def _mode(keys: dict[str, Value], *, oauth2: bool, legacy: bool) -> str:
    if oauth2:
        return "oauth2"
    style = keys.get("type")
    if isinstance(style, Text) and style.text.lower() not in ("", "login", "plain", "oauth2"):
        return "custom" if style.text.upper().startswith("CUSTOM") or "NTLM" in style.text.upper() else "password"
    return "legacy" if legacy else "password"


def _speaking(knowledge: Knowledge, keys: dict[str, Value]) -> list[str]:
    """Gate G-oauth: the keys that speak of OAuth2, if there are two, or one and no password."""
    found = [key for key in keys if key in knowledge.oauth_options]
    return found if len(found) >= 2 or "pass" not in keys else []


def options(world: World, block: Object, auth: Auth, about: About, level: str, call: Call) -> Iterator[AuthOption]:
    """A fact for each key of an auth block, in source order; `call` is the one that it is given to."""
    knowledge = world.knowledge
    renews = any(
        value is not None or f"auth.{field}" in about.dynamic
        for field, value in zip(
            _RENEWING, (auth.refresh_token, auth.service_client, auth.provision_callback), strict=True
        )
    )
    names = {one.key for one in block.entries}
    for entry in block.entries:
        known = entry.key in knowledge.auth_options
        meant = None if known else meant_as(knowledge, entry.key)
        yield AuthOption(
            "auth_option",
            _about(about, entry),
            key=entry.key,
            known=known,
            meant=meant,
            taken=meant in names if meant else False,
            level=level,
            auth=auth,
            listed=entry.key in knowledge.auth_aliases,
            form=form(world, entry.key, entry.value),
            renews=renews,
            taking=_taking(world, entry, call) if about.place == call.place else None,  # not for each caller
        )


def _taking(world: World, entry: Entry, call: Call) -> str | None:
    """How to take the token out of an `accessToken`; it may be awaited where it stands in the call itself."""
    if entry.key != "accessToken":
        return None
    place, around = whole(entry), call.place
    inside = place.path == around.path and around.start <= place.start and place.end <= around.end
    return tokens.taking(world, entry.value, may_await=inside and "async" in call.context)


def _about(about: About, entry: Entry) -> About:
    trails = {
        **about.trails,
        "key": (entry.place,),
        "form": tuple(reversed(entry.value.at)) or (entry.place,),
        "key.entry": (whole(entry),),
    }
    related = (
        (*about.related, Step(about.trails["auth"][0], "in this auth block"))
        if "auth" in about.trails
        else about.related
    )
    return about._replace(place=whole(entry), where=(*about.where, "auth", entry.key), trails=trails, related=related)


def meant_as(knowledge: Knowledge, key: str) -> str | None:
    """The option that an ignored key was meant as: by the table of spellings seen, else by closeness."""
    known = knowledge.auth_aliases.get(key)
    if known is not None:
        return known or None
    low = key.replace("_", "").replace("-", "").lower()
    for option in knowledge.auth_options:
        if option.lower() == low:
            return option
    if len(key) < 5:
        return None
    close = [
        one
        for one in knowledge.auth_options
        if len(one) >= 5 and distance(low, one.lower(), 2) <= (1 if len(one) < 8 else 2)
    ]
    return close[0] if len(close) == 1 else None
