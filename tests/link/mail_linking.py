"""Small projects with mail in memory, read and linked with what the tests' own few lines of knowledge say."""

from collections.abc import Mapping

from oauthlint.extract import javascript
from oauthlint.extract.reader import reader_of
from oauthlint.link import Linked, link
from oauthlint.model.facts import AuthOption, TlsSwitch, Transport
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import CallShape, MessageAuth, OptionUse
from tests.link.linking import KNOWLEDGE as FEW
from tests.link.speaking import given

NEST = "@nestjs-modules/mailer"
KNOWLEDGE = FEW._replace(
    providers=(
        FEW.providers[0],
        FEW.providers[1]._replace(passwords="soon off"),
        FEW.providers[1]._replace(id="microsoft-consumer", smtp_hosts=(), user_domains=("hotmail.com",)),
    ),
    calls=(
        *FEW.calls,
        CallShape("nodemailer", "createTransport#set", "provision", ("name", "callback"), (), ""),
        CallShape("nodemailer-smtp-transport", "", "transport", ("options",), (), ""),
        CallShape("xoauth2", "createXOAuth2Generator", "xoauth2_generator", ("options",), (), ""),
        CallShape(NEST, "MailerModule.forRoot", "transport", ("options",), (), "", at=("transport",)),
        CallShape(NEST, "MailerModule.forRoot", "transport", ("options",), (), "", at=("transports", "*")),
        CallShape(
            NEST, "MailerModule.forRootAsync", "transport", ("options",), (), "", at=("useFactory", "()", "transport")
        ),
        CallShape(
            NEST,
            "MailerModule.forRootAsync",
            "transport",
            ("options",),
            (),
            "",
            at=("useClass", "()", "createMailerOptions", "()", "transport"),
        ),
        CallShape(NEST, "MailerService#addTransporter", "transport", ("name", "options"), (), ""),
        CallShape("googleapis", "OAuth2Client#getAccessToken", "token_request", (), (), "google", answer=("token",)),
        CallShape(
            "googleapis",
            "OAuth2Client#refreshAccessToken",
            "token_request",
            (),
            (),
            "google",
            answer=("credentials", "access_token"),
        ),
        CallShape("https", "Agent", "http_agent", (), (("rejectUnauthorized", "verify"),), ""),
        CallShape("axios", "post", "http_request", ("url", "body", "config"), (), ""),
    ),
    oauth_options=(*FEW.oauth_options, "privateKey", "clientID"),
    auth_aliases={**FEW.auth_aliases, "refresh_token": "refreshToken"},
    service_aliases={"office365": "Outlook365"},
    message_auth=MessageAuth("10.1.2", ("type", "user", "pass", "accessToken", "refreshToken", "expires")),
    uses={
        name: OptionUse(*use.split())
        for name, use in {
            "host": "connection",
            "requireTLS": "starttls",
            "rateLimit": "pool",
            "auth.type": "login",
            "auth.user": "login",
            "auth.pass": "password",
            "auth.method": "password",
            "auth.accessToken": "access-token",
            "auth.expires": "access-token",
            "auth.refreshToken": "refresh-token",
            "auth.clientId": "refresh-token",
            "auth.accessUrl": "token-request",
            "auth.tls": "token-request 8.0.8",
            "auth.requestTimeout": "token-request 10.0.12",
            "auth.serviceClient": "service-account",
            "auth.privateKey": "service-account",
            "auth.scope": "service-account",
            "auth.provisionCallback": "provision-callback",
        }.items()
    },
    times={"expires_in": "duration", "expiry_date": "epoch-ms"},
)
READER = reader_of(KNOWLEDGE, b"a key made up for tests")
IMPORT = "import nodemailer from 'nodemailer';\n"


def facts(code: str, path: str) -> FileFacts:
    return javascript.extract(code.encode(), path, READER)


def linked(files: Mapping[str, str], *others: FileFacts, tracked: bool | None = True, whole: bool = True) -> Linked:
    """The facts of a project of scripts and other files; `whole` says that there are no more."""
    every = {path: facts(code, path) for path, code in files.items()} | {one.path: one for one in others}
    speaking, glance = given(every, files)
    return link(
        speaking, KNOWLEDGE, every.get, lambda _: tracked, reported=frozenset(every), whole=whole, glance=glance
    )


def transports(code: str, *others: FileFacts, whole: bool = True, **more: str) -> list[Transport]:
    """The transports of `src/mail.ts` and of other files in `src`."""
    files = {"src/mail.ts": code} | {f"src/{name}.ts": text for name, text in more.items()}
    found = linked(files, *others, whole=whole).facts.get("transport", ())
    return [one for one in found if isinstance(one, Transport)]


def transport(options: str, *others: FileFacts, **more: str) -> Transport:
    """The one transport that is made with these options."""
    (found,) = transports(f"{IMPORT}nodemailer.createTransport({options})", *others, **more)
    return found


def options(code: str, key: str) -> list[AuthOption]:
    """The keys of that name in the auth blocks of `src/mail.ts`."""
    found = linked({"src/mail.ts": code}).facts.get("auth_option", ())
    return [one for one in found if isinstance(one, AuthOption) and one.key == key]


def switches(files: Mapping[str, str], *others: FileFacts, tracked: bool | None = True) -> list[TlsSwitch]:
    found = linked(files, *others, tracked=tracked).facts.get("tls_switch", ())
    return [one for one in found if isinstance(one, TlsSwitch)]
