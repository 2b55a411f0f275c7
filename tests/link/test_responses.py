"""What answers to requests give away, over all files of a project."""

from oauthlint.model.facts import ResponseItem
from tests.link.linking import manifest
from tests.link.watched import MAIL, found

PACKAGE = manifest("package.json", nodemailer="^9.1.1")


def shown(code: str, **others: str) -> list[tuple[str, str | None]]:
    files = {"src/a.js": code} | {f"src/{name}.js": text for name, text in others.items()}
    facts = [one for one in found("response_item", files, PACKAGE) if isinstance(one, ResponseItem)]
    return [(one.what, one.of) for one in facts]


def test_an_error_counts_where_what_failed_sends_or_asks_for_a_token() -> None:
    handler = "exports.f = async (req, res) => { try { %s } catch (e) { res.json(e) } };"
    assert shown(MAIL + handler % "await mail.sendMail(m)") == [("error", "send")]
    assert shown(MAIL + handler % "await client.getToken(c)") == [("error", "token request")]
    assert shown(MAIL + handler % "await database.save(m)") == []


def test_a_function_of_another_file_is_followed() -> None:
    helper = f"{MAIL}exports.send = (m) => mail.sendMail(m);"
    code = (
        "const { send } = require('./helper'); exports.f = (req, res) => { send(1).catch((e) => res.send(e.message)) };"
    )
    assert shown(code, helper=helper) == [("text", "send")]


def test_of_one_answer_the_worst_is_said() -> None:
    code = f"{MAIL}exports.f = async (req, res) => {{ try {{ await mail.sendMail(m) }} catch (e) {{ res.json({{ text: e.message, e }}) }} }};"
    assert shown(code) == [("error", "send")]


def test_tokens_are_known_by_where_they_come_from() -> None:
    start = "const { OAuth2Client } = require('google-auth-library'); const client = new OAuth2Client();"
    code = start + "exports.f = async (req, res) => { const { tokens } = await client.getToken(c); res.json(tokens) };"
    own = "exports.f = (req, res) => { const tokens = issue(req.user); res.json(tokens) };"
    assert (shown(code), shown(own)) == ([("tokens", None)], [])


def test_an_answer_that_the_project_s_own_server_puts_together_is_its_own() -> None:
    answer = (
        "exports.f = async (req, res) => { res.json({ access_token: %s, token_type: 'Bearer', expires_in: 3600 }) };"
    )
    start = "const { OAuth2Client } = require('google-auth-library'); const client = new OAuth2Client();"
    given = "(await client.getToken(c)).tokens.access_token"
    assert (shown(answer % "await redeem(req.body)"), shown(start + answer % given)) == ([], [("tokens", None)])
