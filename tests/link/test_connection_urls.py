"""Connection URLs whose query speaks of OAuth2."""

import pytest

from oauthlint.extract import documents, dotenv
from oauthlint.model.facts import ConnectionUrl
from oauthlint.model.filefacts import FileFacts
from tests.link.mail_linking import IMPORT, READER, linked

OAUTH2 = "smtps://smtp.gmail.com/?type=OAuth2"
AUTH = "{ type: 'OAuth2', user: 'a@gmail.com', clientId: process.env.A, clientSecret: process.env.B }"


def urls(code: str, *others: FileFacts, **more: str) -> list[ConnectionUrl]:
    found = linked({"src/mail.ts": IMPORT + code, **more}, *others).facts.get("connection_url", ())
    return [one for one in found if isinstance(one, ConnectionUrl)]


def env(text: str) -> FileFacts:
    return dotenv.extract(text.encode(), ".env", READER)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?type=OAuth2", "type"),
        ("?TYPE=OAuth2", ""),
        ("?type=xoauth2", "type"),
        ("?type=login", ""),
        ("?auth.type=OAuth2", "auth.type"),
        ("?auth.user=a", "auth.user"),
        ("?method=XOAUTH2", "method"),
        ("?authMethod=LOGIN", ""),
        ("?pool=true&clientId=a", "clientId"),
        ("?refreshToken=a", "refreshToken"),
        ("?oauth2=true", "oauth2"),
        ("?tls.servername=a", ""),
        ("", ""),
    ],
)
def test_a_key_of_the_query_speaks_of_it(query: str, parameter: str) -> None:
    found = urls(f"nodemailer.createTransport('smtps://smtp.gmail.com/{query}');")
    assert [one.parameter for one in found] == ([parameter] if parameter else [])


@pytest.mark.parametrize(
    "code",
    [
        f"const url = '{OAUTH2}'; nodemailer.createTransport(url);",
        f"nodemailer.createTransport({{ url: '{OAUTH2}' }});",
        f"class Mailer {{ url = '{OAUTH2}'; make() {{ return nodemailer.createTransport(this.url); }} }}",
        f"const make = (url) => nodemailer.createTransport(url); make('{OAUTH2}');",
        "nodemailer.createTransport(`smtps://${process.env.U}:${process.env.P}@smtp.gmail.com/?type=OAuth2`);",
        "nodemailer.createTransport('smtps://a:whatever@smtp.gmail.com/?type=OAuth2');",
    ],
)
def test_it_is_found_wherever_the_url_is_written(code: str) -> None:
    assert [one.parameter for one in urls(code)] == ["type"]


def test_a_constant_of_another_file_is_told_once() -> None:
    url = {"src/url.ts": f"export const url = '{OAUTH2}';"}
    code = "import { url } from './url'; nodemailer.createTransport(url); nodemailer.createTransport(url);"
    assert [one.parameter for one in urls(code, **url)] == ["type"]


def test_a_block_beside_the_url_counts_from_10_on() -> None:
    assert urls(f"nodemailer.createTransport({{ url: '{OAUTH2}', auth: {AUTH} }});") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"EMAIL_SERVER={OAUTH2}", "EMAIL_SERVER"),
        (f"SMTP_URL='{OAUTH2}'", "SMTP_URL"),
        ("MAIL_URL=smtps://a%40b.c:whatever@smtp.gmail.com/?type=OAuth2", "MAIL_URL"),
        ("MAIL_URL=https://example.com/?type=OAuth2", ""),
        (f"NOTE={OAUTH2}", ""),
    ],
)
def test_a_setting_counts_by_its_name(line: str, name: str) -> None:
    assert [one.name for one in urls("", env(line))] == ([name] if name else [])


def test_a_setting_of_a_document_counts_too() -> None:
    text = f"services:\n  web:\n    image: a\n    environment:\n      SMTP_URL: {OAUTH2}\n"
    (found,) = urls("", documents.extract(text.encode(), "compose.yaml", READER))
    assert found.about.place.path == "compose.yaml"


def test_no_secret_of_the_query_enters_a_fact() -> None:
    made_up = "kQ7vX2mB9tR4wZ6n" + "L8pD"
    text = f"MAIL_URL=smtps://a:{made_up}@smtp.gmail.com/?type=OAuth2&refreshToken={made_up}&pool=true"
    assert made_up not in repr(env(text))
    assert made_up not in repr(urls(f"nodemailer.createTransport('{text[9:]}');"))
