"""Small projects that speak OAuth2, linked with the calls of a few libraries and read as `audit` would read them."""

from collections.abc import Mapping

from oauthlint.extract import EXTRACTORS
from oauthlint.extract.reader import reader_of
from oauthlint.link import link
from oauthlint.model.facts import Fact
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import CallShape, Provider, ScopeKnowledge, TokenFormat
from tests.link import linking
from tests.link.speaking import given

_ARGUMENTS = ("client_id", "client_secret", "redirect")
_OPTIONS = (
    ("clientId", "client_id"),
    ("client_id", "client_id"),
    ("clientSecret", "client_secret"),
    ("redirectUri", "redirect"),
)
_REQUEST = (("url", "url"), ("method", "method"), ("data", "body"), ("body", "body"))
_CONSENT = (("scope", "scope"), ("access_type", "access_type"), ("prompt", "prompt"))
CALLS = (
    *linking.KNOWLEDGE.calls[:1],
    CallShape(
        "googleapis",
        "google.auth.OAuth2",
        "oauth_client",
        _ARGUMENTS,
        _OPTIONS,
        "google",
        (("client_id", "10.0.0"),),
        "google-auth-library",
    ),
    CallShape("google-auth-library", "OAuth2Client", "oauth_client", _ARGUMENTS, _OPTIONS, "google"),
    CallShape(
        "google-auth-library",
        "JWT",
        "jwt_client",
        ("service_client", "key_file", "private_key", "scope", "subject"),
        (("email", "service_client"), ("key", "private_key"), ("scopes", "scope"), ("subject", "subject")),
        "google",
    ),
    CallShape("google-auth-library", "OAuth2Client#generateAuthUrl", "authorization", (), _CONSENT, "google"),
    CallShape(
        "google-auth-library",
        "OAuth2Client#setCredentials",
        "credentials",
        ("credentials",),
        (("refresh_token", "refresh_token"), ("access_token", "access_token")),
        "google",
    ),
    CallShape(
        "passport",
        "authenticate",
        "authorization",
        ("strategy", "options"),
        (("scope", "scope"), ("accessType", "access_type")),
        "",
        providers=(("google", "google"),),
    ),
    CallShape("googleapis", "google.gmail", "gmail_api", ("version",), (), "google"),
    CallShape("@googleapis/gmail", "gmail#users.messages.send", "gmail_send", (), (), "google"),
    CallShape("@googleapis/gmail", "gmail#users.messages", "gmail_other", (), (), "google"),
    CallShape("@googleapis/gmail", "gmail#users.drafts", "gmail_draft", (), (), "google"),
    CallShape("@googleapis/gmail", "gmail#users.getProfile", "gmail_profile", (), (), "google"),
    CallShape("imapflow", "", "mailbox", (), (), ""),
    CallShape("", "fetch", "http_request", ("url", "options"), (("method", "method"), ("body", "body")), ""),
    CallShape("axios", "", "http_request", ("url", "options"), _REQUEST, ""),
    CallShape("axios", "create", "http_client", ("options",), (("baseURL", "base"),), ""),
    CallShape("axios", "post", "http_request", ("url", "body", "options"), (("params", "query"),), ""),
    CallShape("", "URLSearchParams", "query", ("parameters",), (), ""),
    CallShape("", "URLSearchParams#append", "query_change", ("name", "value"), (), ""),
    CallShape("", "URLSearchParams#set", "query_change", ("name", "value"), (), ""),
    CallShape("qs", "stringify", "query", ("parameters",), (), ""),
    CallShape("", "encodeURIComponent", "encoded", ("text",), (), ""),
)
SCOPES = (
    ScopeKnowledge("https://mail.google.com/", "restricted", "smtp"),
    ScopeKnowledge("https://www.googleapis.com/auth/gmail.send", "sensitive", "send"),
    ScopeKnowledge("https://www.googleapis.com/auth/gmail.modify", "restricted", "modify"),
)
PROVIDERS = (
    Provider(
        "google",
        "Google",
        ("smtp.gmail.com",),
        ("oauth2.googleapis.com", "accounts.google.com"),
        ("gmail.com",),
        True,
        SCOPES,
    ),
    Provider(
        "microsoft-365",
        "Microsoft 365",
        ("smtp.office365.com",),
        ("login.microsoftonline.com",),
        (),
        True,
        (ScopeKnowledge("https://outlook.office.com/SMTP.Send", "", "smtp"),),
    ),
)


def _format(name: str, role: str, prefix: str, length: int) -> TokenFormat:
    expression = f"(?<![A-Za-z0-9_/-]){prefix}[A-Za-z0-9_-]{{{length}}}(?![A-Za-z0-9_-])"
    recipe = f"{prefix}[A-Za-z0-9_-]{{{length}}}"
    return TokenFormat(name, name, role, "google", prefix, expression, (prefix,), True, recipe)


FORMATS = (
    _format("secret-format", "client_secret", "GOC" + "SPX-", 28),
    _format("refresh-format", "refresh_token", "1" + "//", 40),
    _format("code-format", "authorization_code", "4" + "/", 40),
)
KNOWLEDGE = linking.KNOWLEDGE._replace(calls=CALLS, providers=PROVIDERS, formats=FORMATS)
READER = reader_of(KNOWLEDGE, b"a key made up for tests")
_READERS = {".env": "dotenv", ".json": "documents"}


def found(kind: str, files: Mapping[str, str] | str, *others: FileFacts, whole: bool = True) -> list[Fact]:
    """The facts of a kind in a project of files by path; a text alone is `src/mail.ts`."""
    texts = {"src/mail.ts": files} if isinstance(files, str) else files
    every = {path: _read(path, text) for path, text in texts.items()} | {one.path: one for one in others}
    speaking, glance = given(every, texts)
    linked = link(speaking, KNOWLEDGE, every.get, lambda _: True, reported=frozenset(every), whole=whole, glance=glance)
    return list(linked.facts.get(kind, ()))


def at(fact: Fact, files: Mapping[str, str] | str, field: str = "") -> str:
    """The text that a fact, or a field of it, stands at."""
    place = (fact.about.trails.get(field) or (fact.about.place,))[0]
    text = files if isinstance(files, str) else files[place.path]
    return text.encode()[place.start : place.end].decode()


def _read(path: str, text: str) -> FileFacts:
    reader = next((name for end, name in _READERS.items() if path.endswith(end)), "javascript")
    return EXTRACTORS[reader](text.encode(), path, READER)
