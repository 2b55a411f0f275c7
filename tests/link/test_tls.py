"""Places that say whether anybody looks at certificates."""

import pytest

from oauthlint.extract import dotenv
from oauthlint.extract import manifest as manifests
from oauthlint.model.filefacts import FileFacts
from tests.link.linking import manifest
from tests.link.mail_linking import IMPORT, READER, switches

MAIL = manifest("package.json", nodemailer="^10.0.0")
OPTIONS = {
    "{ host: 'a.example', tls: { rejectUnauthorized: false } }": [("transport", True)],
    "{ host: 'a.example', tls: { rejectUnauthorized: true } }": [("transport", False)],
    "{ host: 'a.example', tls: { rejectUnauthorized: process.env.X !== 'false' } }": [("transport", None)],
    "{ host: 'a.example', tls: { minVersion: 'TLSv1.2' } }": [],
    "{ host: 'a.example', auth: { type: 'OAuth2', tls: { rejectUnauthorized: false } } }": [("token", True)],
}


@pytest.mark.parametrize("options", OPTIONS)
def test_an_option_of_a_transport_is_such_a_place(options: str) -> None:
    code = f"{IMPORT}nodemailer.createTransport({options})"
    found = switches({"src/mail.ts": code})
    assert [(one.via, one.off) for one in found] == OPTIONS[options]
    assert ["off" in one.about.dynamic for one in found] == [off is None for _, off in OPTIONS[options]]


def test_a_server_on_this_machine_is_told() -> None:
    code = f"{IMPORT}nodemailer.createTransport({{ host: 'localhost', tls: {{ rejectUnauthorized: false }} }})"
    assert [one.loopback for one in switches({"src/mail.ts": code})] == [True]


ASSIGNED = {
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'": [True],
    "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0": [True],
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'": [False],
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = strict": [None],
    "console.log(process.env.NODE_TLS_REJECT_UNAUTHORIZED)": [],
}


@pytest.mark.parametrize("code", ASSIGNED)
def test_the_variable_of_node_may_be_set_by_code(code: str) -> None:
    found = switches({"src/index.ts": code}, MAIL)
    assert [one.off for one in found] == ASSIGNED[code]
    assert all((one.via, one.mail) == ("process", True) for one in found)


def env(path: str, text: str) -> FileFacts:
    return dotenv.extract(text.encode(), path, READER)


def test_the_variable_of_node_may_stand_in_an_env_file() -> None:
    text = "A=1\nNODE_TLS_REJECT_UNAUTHORIZED=0\n"
    (found,) = switches({}, env(".env", text), MAIL)
    assert (found.off, found.about.local, text[found.about.place.start : found.about.place.end]) == (
        True,
        False,
        "NODE_TLS_REJECT_UNAUTHORIZED=0",
    )
    (outside,) = switches({}, env(".env", text), MAIL, tracked=False)
    assert outside.about.local


def test_a_package_without_mail_is_told() -> None:
    (found,) = switches({}, env(".env", "NODE_TLS_REJECT_UNAUTHORIZED=0\n"), manifest("package.json", express="^5"))
    assert not found.mail


def test_the_variable_of_node_may_stand_before_a_command() -> None:
    text = '{ "scripts": { "start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node ." }, "dependencies": { "nodemailer": "^10.0.0" } }'
    (found,) = switches({}, manifests.extract(text.encode(), "package.json", READER))
    assert (found.via, found.off, found.mail) == ("process", True, True)


AGENTS = {
    "axios.post('https://oauth2.googleapis.com/token', { grant_type: 'x' }, { httpsAgent: agent })": [True],
    "axios.post(`https://oauth2.googleapis.com/${path}`, {}, { httpsAgent: agent, headers: {} })": [True],
    "axios.post('https://printer.example.com', {}, { httpsAgent: agent })": [],
    "axios.post('https://oauth2.googleapis.com/token', { grant_type: 'x' })": [],
}


@pytest.mark.parametrize("request_", AGENTS)
def test_an_agent_counts_where_tokens_are_asked_for(request_: str) -> None:
    code = (
        "import https from 'https'; import axios from 'axios'; // grant_type\n"
        f"const agent = new https.Agent({{ rejectUnauthorized: false }});\n{request_}"
    )
    assert [one.off for one in switches({"src/token.ts": code}, MAIL) if one.via == "agent"] == AGENTS[request_]
