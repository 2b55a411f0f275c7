"""Small projects in which mail is sent and things are logged, linked with a few lines of knowledge made up for tests."""

from collections.abc import Mapping

from oauthlint.extract import javascript
from oauthlint.extract.reader import reader_of
from oauthlint.link import link
from oauthlint.model.facts import Fact, LogItem, Send
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import CallShape
from oauthlint.model.practice import Catcher, Handling, Logging
from tests.link import linking

KNOWLEDGE = linking.KNOWLEDGE._replace(
    calls=(
        *linking.KNOWLEDGE.calls,
        CallShape("google-auth-library", "OAuth2Client#getToken", "token_request", ("code",), (), "google"),
        CallShape("google-auth-library", "OAuth2Client#getAccessToken", "token_request", (), (), "google"),
        CallShape("openid-client", "Issuer.discover#Client#grant", "token_request", (), (), ""),
        CallShape("openid-client", "Issuer.discover#Client#callback", "token_request", (), (), ""),
        CallShape("openid-client", "Issuer.discover#Client#refresh", "token_request", (), (), ""),
        CallShape("google-auth-library", "JWT#authorize", "token_request", (), (), "google"),
        CallShape("axios", "post", "http_request", ("url", "body", "options"), (), ""),
    ),
    mail_packages=("nodemailer", "@nestjs-modules/mailer"),
    handling=Handling(
        sends=("sendMail", "users.messages.send"),
        senders=("transport", "mailer", "smtp"),
        routes=("get", "post", "use"),
        events=("on", "once", "createServer"),
        timers=("setTimeout", "schedule"),
        catchers=(
            Catcher("express", "5.0.0", "lost", web=True),
            Catcher("fastify", "", "lost", web=True),
            Catcher("http", "never", "lost", web=False),
            Catcher("node-cron", "4.0.0", "silent", web=False),
            Catcher("telegraf", "", "lost", web=False, listens=True),
        ),
        wrappers=("express-async-handler",),
        patches=("express-async-errors",),
        clients=("client", "oauth"),
        retries=("p-retry",),
        queues=("bullmq", "bull"),
    ),
    logging=Logging(("pino",), ("log", "info", "error", "debug"), ("console", "log", "logger")),
)
READER = reader_of(KNOWLEDGE, b"a key made up for tests")
MAIL = "const nodemailer = require('nodemailer'); const mail = nodemailer.createTransport({ service: 'gmail', auth: { user: 'a@b.example', pass: process.env.P } });\n"


def found(kind: str, files: Mapping[str, str] | str, *others: FileFacts) -> list[Fact]:
    """The facts of a kind in a project of files by path; a text alone is `src/a.js`."""
    texts = {"src/a.js": files} if isinstance(files, str) else files
    every = {path: javascript.extract(text.encode(), path, READER) for path, text in texts.items()}
    every |= {one.path: one for one in others}
    linked = link(dict(every), KNOWLEDGE, every.get, lambda _: True, reported=frozenset(every), whole=True)
    return list(linked.facts.get(kind, ()))


def sends(files: Mapping[str, str] | str, *others: FileFacts) -> list[Send]:
    return [one for one in found("send", files, *others) if isinstance(one, Send)]


def ends(files: Mapping[str, str] | str, *others: FileFacts) -> list[tuple[str, str | None]]:
    """For each end of a message (path, what becomes of its failure)."""
    return [(one.about.place.path, one.end) for one in sends(files, *others) if one.what == "message"]


def logs(files: Mapping[str, str] | str, *others: FileFacts) -> list[LogItem]:
    return [one for one in found("log_item", files, *others) if isinstance(one, LogItem)]


def logged(files: Mapping[str, str] | str, *others: FileFacts) -> list[tuple[str, str]]:
    """For each thing that is logged (what it is, how that is known)."""
    return [(one.what, one.evidence) for one in logs(files, *others)]
