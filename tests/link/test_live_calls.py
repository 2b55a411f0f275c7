"""What in a test would reach a provider, and what keeps it from there."""

import pytest

from oauthlint.extract.reader import reader_of
from oauthlint.model.facts import LiveCall
from oauthlint.model.practice import MailWords, SafeTesting
from tests.link import mail_linking
from tests.link.mail_linking import IMPORT, linked

GMAIL = "nodemailer.createTransport({ service: 'gmail', auth: { user: process.env.U, pass: process.env.P } });"
SPARED = "nodemailer.createTransport({ service: 'gmail', auth: { user: 'otter@example.com', pass: process.env.P } });"
REQUEST = (
    "axios.post('https://oauth2.googleapis.com/token', { grant_type: 'refresh_token', refresh_token: process.env.R });"
)
TESTING = SafeTesting(
    ("proxyquire", "nodemailer-mock"), ("nock",), ("mock",), ("stub", "spyOn"), ("skip", "xit", "xdescribe")
)


@pytest.fixture(autouse=True)
def _knowing_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = mail_linking.KNOWLEDGE._replace(testing=TESTING, mail_words=MailWords(mail=("mailer", "nodemailer")))
    monkeypatch.setattr(mail_linking, "KNOWLEDGE", knowledge)
    monkeypatch.setattr(mail_linking, "READER", reader_of(knowledge, b"a key made up for tests"))


def calls(code: str, path: str = "test/mail.test.ts", **more: str) -> list[LiveCall]:
    found = linked({path: IMPORT + code, **more}).facts.get("live_call", ())
    return [one for one in found if isinstance(one, LiveCall)]


def call(code: str, **more: str) -> LiveCall:
    (found,) = calls(code, **more)
    return found


def test_a_transport_to_a_provider_is_told_with_its_server() -> None:
    found = call(GMAIL)
    assert (found.via, found.provider, found.host) == ("transport", "google", "smtp.gmail.com")
    assert (found.replaced, found.optional, found.made_up) == (False, False, False)


@pytest.mark.parametrize("path", ["src/mail.ts", "src/contest.ts", "examples/mail.ts"])
def test_what_is_no_test_is_not_told(path: str) -> None:
    assert calls(GMAIL, path) == []


def test_a_server_that_nobody_knows_is_not_told() -> None:
    assert calls("nodemailer.createTransport({ host: 'mail.internal', auth: { user, pass } });") == []


def test_a_wrapper_of_the_product_is_told_where_a_test_calls_it() -> None:
    make = f"{IMPORT}export const make = (auth) => nodemailer.createTransport({{ service: 'gmail', auth }});"
    code = "import { make } from '../src/make'; make({ user: process.env.U, pass: process.env.P });"
    assert call(code, **{"src/make.ts": make}).about.place.path == "test/mail.test.ts"


@pytest.mark.parametrize(
    ("code", "replaced"),
    [
        ("jest.mock('nodemailer');", True),
        ("vi.mock('../src/mailer');", True),
        ("vi.mock('../src/database');", False),
        ("jest.mock(name);", True),
        ("sinon.stub(transporter, 'sendMail');", True),
        ("sinon.stub(nodemailer, 'close');", True),
        ("sinon.stub(database, 'query');", False),
        ("jest.spyOn(console, 'log');", False),
        ("transporter.sendMail = async () => ({});", True),
        ("const one = { sendMail: 1 }; one.sendMail === 1;", False),
        ("import proxyquire from 'proxyquire';", True),
        ("import nock from 'nock';", False),
    ],
)
def test_what_stands_in_for_mail_in_the_file_counts(code: str, replaced: bool) -> None:
    assert call(f"{code} {GMAIL}").replaced is replaced


@pytest.mark.parametrize(
    ("path", "code", "replaced"),
    [
        ("__mocks__/nodemailer.ts", "export const createTransport = () => ({});", True),
        ("__mocks__/axios.ts", "export const get = () => ({});", False),
        ("jest.setup.ts", "jest.mock('nodemailer');", True),
        ("test/hooks.ts", "sinon.stub(nodemailer, 'createTransport');", True),
        ("jest.setup.ts", "jest.mock('./database');", False),
        ("test/other.test.ts", "jest.mock('nodemailer');", False),
        ("jest.config.ts", "export default { moduleNameMapper: { '^nodemailer$': './double' } };", True),
        ("jest.config.ts", "export default { moduleNameMapper: { '^axios$': './double' } };", False),
    ],
)
def test_what_holds_for_all_tests_counts_in_each(path: str, code: str, replaced: bool) -> None:
    assert call(GMAIL, **{path: code}).replaced is replaced


@pytest.mark.parametrize(
    ("code", "optional"),
    [
        (f"it('sends', () => {{ {GMAIL} }});", False),
        (f"it.skip('sends', () => {{ {GMAIL} }});", True),
        (f"xit('sends', () => {{ {GMAIL} }});", True),
        (f"it.skip('reads', () => {{}}); it('sends', () => {{ {GMAIL} }});", False),
        (f"{GMAIL} it.skip('sends', () => {{}});", True),
        (f"if (process.env.LIVE) {{ {GMAIL} }}", True),
        (f"it('sends', () => {{ if (!process.env.LIVE) return; {GMAIL} }});", True),
        (f"it('sends', function () {{ if (!process.env.LIVE) this.skip(); {GMAIL} }});", True),
        (f"const run = process.env.LIVE ? it : it.skip; run('sends', () => {{ {GMAIL} }});", True),
        (f"describe.skipIf(!process.env.LIVE)('mail', () => {{ {GMAIL} }});", True),
        (f"it('sends', {{ skip: !process.env.LIVE }}, () => {{ {GMAIL} }});", True),
        (f"let t; function make() {{ if (t) return t; t = {GMAIL} return t; }}", False),
    ],
)
def test_a_test_may_be_left_out(code: str, optional: bool) -> None:
    assert call(code).optional is optional


@pytest.mark.parametrize(
    ("code", "made_up"),
    [
        (GMAIL, False),
        (SPARED, True),
        ("nodemailer.createTransport({ service: 'gmail' });", True),
        (
            "nodemailer.createTransport({ service: 'gmail', auth: { user: 'a@gmail.com', pass: 'your-password' } });",
            True,
        ),
        ("nodemailer.createTransport({ service: 'gmail', ...more });", False),
    ],
)
def test_credentials_may_be_made_up(code: str, made_up: bool) -> None:
    assert call(code).made_up is made_up


@pytest.mark.parametrize(
    ("more", "replaced"),
    [
        ("", False),
        ("import nock from 'nock';", True),
        ("jest.mock('axios');", True),
        ("sinon.stub(axios, 'post');", True),
    ],
)
def test_a_request_for_a_token_is_told_too(more: str, replaced: bool) -> None:
    found = call(f"import axios from 'axios'; {more} {REQUEST}")
    assert (found.via, found.host, found.replaced) == ("token", "oauth2.googleapis.com", replaced)


def test_files_alone_cannot_tell() -> None:
    assert "live_call" not in linked({"test/mail.test.ts": IMPORT + GMAIL}, whole=False).facts
