"""What takes mail and delivers none, where it stands in the product."""

import pytest

from oauthlint.extract import dotenv
from oauthlint.extract.reader import reader_of
from oauthlint.model.facts import MailCatcher
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.practice import MailWords
from tests.link import mail_linking
from tests.link.mail_linking import IMPORT, linked

WORDS = MailWords(
    mail=("smtp", "mail"),
    catchers=("ethereal",),
    catcher_hosts=("smtp.ethereal.email", "mailpit", "localhost", "127.0.0.1"),
    catcher_ports=("1025",),
)
ACCOUNT = "await nodemailer.createTestAccount();"
ETHEREAL = "nodemailer.createTransport({ host: 'smtp.ethereal.email', port: 587, auth: { user, pass } });"
REAL = "nodemailer.createTransport({ service: 'gmail', auth: { user, pass } });"
WRITER = "const t = nodemailer.createTransport({ jsonTransport: true });"


@pytest.fixture(autouse=True)
def _knowing_catchers(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = mail_linking.KNOWLEDGE._replace(mail_words=WORDS)
    monkeypatch.setattr(mail_linking, "KNOWLEDGE", knowledge)
    monkeypatch.setattr(mail_linking, "READER", reader_of(knowledge, b"a key made up for tests"))


def catchers(code: str, *others: FileFacts, **more: str) -> list[MailCatcher]:
    found = linked({"src/mail.ts": IMPORT + code, **more}, *others).facts.get("mail_catcher", ())
    return [one for one in found if isinstance(one, MailCatcher)]


def env(path: str, text: str) -> FileFacts:
    return dotenv.extract(text.encode(), path, mail_linking.READER)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (ETHEREAL, ("server", "smtp.ethereal.email")),
        ("nodemailer.createTransport({ host: 'localhost', port: 1025 });", ("server", "localhost:1025")),
        ("nodemailer.createTransport('smtp://127.0.0.1:1025');", ("server", "localhost:1025")),
        ("nodemailer.createTransport({ jsonTransport: true });", ("writer", "jsonTransport")),
        ("nodemailer.createTransport({ streamTransport: true });", ("writer", "streamTransport")),
        (f"const account = {ACCOUNT}", ("account", "Ethereal")),
        (f"const account = {ACCOUNT} {ETHEREAL}", ("account", "Ethereal")),
    ],
)
def test_each_is_told_once(code: str, told: tuple[str, str]) -> None:
    assert [(one.via, one.name) for one in catchers(code)] == [told]


@pytest.mark.parametrize("code", [REAL, "nodemailer.createTransport({ host: 'localhost', port: 25 });"])
def test_what_delivers_is_none(code: str) -> None:
    assert catchers(code) == []


@pytest.mark.parametrize(
    ("code", "chosen"),
    [
        (ETHEREAL, False),
        (f"if (!process.env.HOST) {{ {ETHEREAL} }}", True),
        (f"const t = process.env.HOST ? real() : {ETHEREAL}", True),
        (f"const t = real || {ETHEREAL}", True),
        (f"try {{ real(); }} catch {{ {ETHEREAL} }}", True),
        (f"switch (kind) {{ case 'test': {ETHEREAL} }}", True),
        (f"function make() {{ if (process.env.HOST) {{ return real(); }} return {ETHEREAL} }}", True),
        (f"let t; function make() {{ if (t) return t; t = {ETHEREAL} return t; }}", False),
        (f"let t; function make() {{ if (!t) {{ t = {ETHEREAL} }} return t; }}", False),
        (f"let t; const make = () => t || (t = {ETHEREAL[:-1]});", False),
        (f"const account = process.env.HOST ? null : {ACCOUNT}", True),
        (f"const account = {ACCOUNT}", False),
    ],
)
def test_a_condition_chooses_it_but_for_one_that_keeps_it(code: str, chosen: bool) -> None:
    assert [one.chosen for one in catchers(code)] == [chosen]


@pytest.mark.parametrize(
    ("code", "context"),
    [
        (f"if (process.env.NODE_ENV !== 'production') {{ const account = {ACCOUNT} }}", "dev"),
        (f"if (process.env.NODE_ENV === 'test') {{ {ETHEREAL} }}", "dev"),
        (f"if (process.env.NODE_ENV === 'production') {{ {ETHEREAL} }}", "prod"),
    ],
)
def test_code_for_developers_is_marked(code: str, context: str) -> None:
    assert [(one.about.context, one.chosen) for one in catchers(code)] == [(context, False)]


def test_it_is_not_alone_beside_a_real_one() -> None:
    assert [one.alone for one in catchers(ETHEREAL)] == [True]
    assert [one.alone for one in catchers(f"{ETHEREAL} {REAL}")] == [False]
    assert [one.alone for one in catchers(ETHEREAL, **{"test/real.test.ts": IMPORT + REAL})] == [True]


def test_a_transport_with_the_account_is_no_real_one() -> None:
    made = "nodemailer.createTransport({ host: account.smtp.host, auth: { user: account.user, pass: account.pass } });"
    assert [(one.via, one.alone) for one in catchers(f"const account = {ACCOUNT} {made}")] == [("account", True)]


@pytest.mark.parametrize(
    ("more", "used"),
    [
        ("async function send(m) { await t.sendMail(m); }", False),
        ("async function send(m) { const info = await t.sendMail(m); return info.message; }", True),
        ("const send = (m) => t.sendMail(m);", True),
        ("export { t };", True),
        ("import preview from 'preview-email'; async function send(m) { await t.sendMail(m); }", True),
    ],
)
def test_what_is_written_may_be_what_the_code_is_after(more: str, used: bool) -> None:
    assert [one.used for one in catchers(f"{WRITER} {more}")] == [used]


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        (".env.production", "SMTP_HOST=smtp.ethereal.email", ["smtp.ethereal.email"]),
        ("prod.env", "MAIL_SERVER=mailpit\nSMTP_HOST=mailpit", ["mailpit"]),
        (".env.production", "SMTP_HOST=localhost\nSMTP_PORT=1025", ["localhost"]),
        (".env.production", "SMTP_HOST=localhost\nSMTP_PORT=25", []),
        (".env.production", "DB_HOST=localhost\nDB_PORT=1025", []),
        (".env.production", "SMTP_HOST=smtp.gmail.com", []),
        (".env.development", "SMTP_HOST=mailpit", []),
        (".env.production.example", "SMTP_HOST=mailpit", []),
        ("test/.env.production", "SMTP_HOST=mailpit", []),
    ],
)
def test_an_env_file_for_production_is_read(path: str, text: str, names: list[str]) -> None:
    assert [one.name for one in catchers("", env(path, text))] == names
