"""Facts about secrets and the places for them."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Credential(NamedTuple):
    """A secret, or something in a secret's place, written out in a file."""

    kind: Literal["credential"]
    about: About
    role: str  # client_secret, refresh_token, access_token, private_key, password, api_key, …
    format: str  # token format of the knowledge, "" if by name and shape alone
    verdict: str  # format, random, plausible, placeholder, empty, harmless
    provider: str | None
    label: str  # what to call it: "Google OAuth client secret"
    key: str  # the key or variable as written
    mask: str
    setting: str  # literal, fallback, comment, text
    container: str  # source, config, env-file, env-example, credential-file, docs, dockerfile, workflow, deploy, text
    mail: bool | None  # in a package with mail evidence
    tracked: bool | None  # by git; None when nobody could tell
    reaches: str | None  # "transport" or "client": where its value flows
    evidence: str | None = None  # what says that it is mail's or OAuth2's: way, format, url, name, env, beside, file
    live: bool = False  # a secret that could be used, and mail's or OAuth2's: see link.belonging
    catcher: bool = False  # it opens a server that catches mail in tests and sends nothing on
    doubt: str = ""  # why it is not live, in a few words that everybody may read
    variable: str | None = None  # of the environment, that could hold it: see link.variables
    example: str | None = None  # the file that lists such variables, or where one belongs


class CredentialFile(NamedTuple):
    """A file as a provider hands it out, or as its library keeps it, with a secret in it that could be used.

    Its place is that of the secret that does most; the others are related.
    """

    kind: Literal["credential_file"]
    about: About
    shape: str  # service-account, client, authorized-user, token, cache
    label: str  # what the file is: "service account key"
    holds: str  # what the secret at its place is called
    provider: str | None
    desktop: bool  # a client of an app that people install: its secret is not confidential
    mail: bool | None  # in a package with mail evidence
    tracked: bool | None  # by git; None when nobody could tell


class Slot(NamedTuple):
    """A place for a credential whose value is written out, and what that value is by its shape."""

    kind: Literal["slot"]
    about: About
    role: str  # what belongs there: client_id, client_secret, refresh_token, access_token
    holds: str | None  # what stands there: one of these, authorization_code, api_key, short_client_id, other_client_id
    verdict: str  # format, placeholder, or text for what is public
    key: str  # the key or name as written, "" for an argument
    container: str  # source, config, env-file, env-example, credential-file
    swapped: bool  # the place that this value is meant for holds what belongs here
    told: bool  # that other place says so already
    place_for: str  # what belongs there, in words: "client id"
    form_of: str | None  # what stands there, in words: "an authorization code"
    provider: str | None  # whose client it is, by what the value goes into, or by the names and addresses beside it
    guid: bool  # the value is a GUID, and no placeholder
