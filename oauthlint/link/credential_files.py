"""Files as providers hand them out or as libraries keep them, told by what is in them and never by their names."""

from collections.abc import Iterator, Sequence

from oauthlint.link.world import World
from oauthlint.model.facts import About, Credential, CredentialFile
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.source import Step
from oauthlint.model.value import Secret, Text

_TOKEN_KEYS = frozenset({"access_token", "refresh_token"})
_TOKEN_SIGNS = frozenset({"expiry_date", "expires_in", "expires_at", "token_type", "scope", "id_token"})
_LABELS = {
    "service-account": "service account key",
    "client": "OAuth client file",
    "authorized-user": "file of an authorised user",
    "token": "token file",
    "cache": "token cache",
}
_HOLDS = {
    "private_key": "private key",
    "refresh_token": "refresh token",
    "client_secret": "client secret",
    "access_token": "access token",
}  # in order of what they are worth


def shape_of(facts: FileFacts) -> str:
    """What kind of credential file a document is: service-account, client, authorized-user, token, cache; else ""."""
    if facts.reader != "documents":
        return ""
    root = _keys(facts.settings, ())
    if {"private_key", "client_email"} <= root:
        return "service-account"
    if {"client_id", "client_secret", "refresh_token"} <= root:
        return "authorized-user"
    clients = [_keys(facts.settings, (way,)) for way in ("installed", "web") if way in root]
    clients += [root] if root & {"auth_uri", "token_uri", "redirect_uris"} else []
    if any({"client_id", "client_secret"} <= keys for keys in clients):
        return "client"
    if root >= _TOKEN_KEYS and root & _TOKEN_SIGNS:
        return "token"
    return "cache" if "RefreshToken" in root and any(_in_cache(one) for one in facts.settings) else ""


def credential_files(world: World, credentials: Sequence[Credential]) -> Iterator[CredentialFile]:
    """A fact for each credential file with a secret in it that could be used, at the secret that is worth most."""
    by_path: dict[str, list[Credential]] = {}
    for one in credentials:
        if one.container == "credential-file" and one.role in _HOLDS and one.verdict in ("format", "random"):
            by_path.setdefault(one.about.place.path, []).append(one)
    for path, found in by_path.items():
        facts = world.files[path]
        found.sort(key=lambda one: (list(_HOLDS).index(one.role), one.about.place))
        yield _file(facts, found)


def _file(facts: FileFacts, found: Sequence[Credential]) -> CredentialFile:
    first = found[0]
    shape = shape_of(facts)
    related = tuple(Step(one.about.place, f"{_HOLDS[one.role]} (value hidden)") for one in found[1:])
    google = any(isinstance(one.value, Text) and "google" in one.value.text for one in facts.settings)
    about = About(
        place=first.about.place,
        where=first.about.where,
        context=first.about.context,
        related=related,
        tag=first.about.tag,
        block=f"{facts.path}:",
        remarks=first.about.remarks,
        local=first.about.local,
    )
    return CredentialFile(
        "credential_file",
        about,
        shape=shape,
        label=("Google " if google and shape != "token" else "") + _LABELS.get(shape, "credential file"),
        holds=_HOLDS[first.role],
        provider="google" if google else first.provider,
        desktop=shape == "client" and any(one.path[:1] == ("installed",) for one in facts.settings),
        mail=first.mail,
        tracked=first.tracked,
    )


def _keys(settings: Sequence[Setting], way: tuple[str, ...]) -> set[str]:
    """The keys of the object at the end of a way."""
    size = len(way)
    return {one.path[size] for one in settings if one.path[:size] == way and len(one.path) > size}


def _in_cache(one: Setting) -> bool:
    """A refresh token as MSAL keeps it: `RefreshToken`, an id, `secret`."""
    return one.path[:1] == ("RefreshToken",) and one.path[-1:] == ("secret",) and isinstance(one.value, Secret)
