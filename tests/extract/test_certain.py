"""Where a condition around some code is that a value is there, the code does not run where it is nothing."""

from pathlib import Path

import pytest

from oauthlint import check
from oauthlint.extract import EXTRACTORS
from tests.link.keeping import READER
from tests.projects_on_disk import lay_out

RULE = "incomplete-client-credentials"
SEND = "\nexport const send = (c, message) => open({ user: c.user, pass: c.password }).sendMail(message);\n"
OAUTH2 = "{ type: 'OAuth2', user: creds.user, accessToken: creds.accessToken }"
PLAIN = "{ user: creds.user, pass: creds.pass }"


def make(auth: str) -> str:
    return f"nodemailer.createTransport({{ host: 'smtp.example.com', port: 465, auth: {auth} }})"


def opened(tmp_path: Path, body: str, params: str = "creds") -> list[str]:
    """The rules that find something in a project whose one transport such a function opens, for nobody with a token."""
    code = f"import nodemailer from 'nodemailer';\nexport function open({params}) {{ {body} }}{SEND}"
    lay_out(tmp_path, {"package.json": '{"dependencies": {"nodemailer": "10.1.2"}}', "src/mail.ts": code})
    found = check([str(tmp_path)], no_cache=True, profile="audit", min_confidence="low")
    assert found.inventory.transports
    return [one.rule for one in found.findings]


@pytest.mark.parametrize(
    "body",
    [
        f"return {make(f'creds.accessToken ? {OAUTH2} : {PLAIN}')};",
        f"return {make(f'!creds.accessToken ? {PLAIN} : {OAUTH2}')};",
        f"return {make(f'(creds.user && !!creds.accessToken) ? {OAUTH2} : {PLAIN}')};",
        f"return {make(f'!creds.user || !creds.accessToken ? {PLAIN} : {OAUTH2}')};",
        f"return {make(f'creds.accessToken && {OAUTH2}')};",
        f"return {make('{ user: creds.user, ...(creds.accessToken ? { type: `OAuth2`, accessToken: creds.accessToken } : {}) }')};",
        f"return creds.accessToken ? {make(OAUTH2)} : {make(PLAIN)};",
        f"if (creds.accessToken) {{ return {make(OAUTH2)}; }} return {make(PLAIN)};",
        f"if (!creds.accessToken) return {make(PLAIN)}; return {make(OAUTH2)};",
        f"let auth; if (creds.accessToken) auth = {OAUTH2}; else auth = {PLAIN}; return {make('auth')};",
        f"const {{ accessToken: token }} = creds; return {make('token ? ' + OAUTH2.replace('creds.accessToken', 'token') + ' : ' + PLAIN)};",
        f"return {make('creds.refreshToken ? { type: `OAuth2`, user: creds.user, clientId: creds.id, refreshToken: creds.refreshToken } : ' + PLAIN)};",
    ],
)  # fmt: skip
def test_what_hangs_on_a_token_is_not_meant_for_who_has_none(tmp_path: Path, body: str) -> None:
    assert RULE not in opened(tmp_path, body)


def test_nor_where_the_parameters_are_taken_apart(tmp_path: Path) -> None:
    body = f"return {make('accessToken ? { type: `OAuth2`, user, accessToken } : { user, pass }')};"
    assert RULE not in opened(tmp_path, body, "{ user, pass, accessToken }")


@pytest.mark.parametrize(
    "body",
    [
        f"return {make(OAUTH2)};",
        f"return {make(f'creds.user ? {OAUTH2} : {PLAIN}')};",
        f"return {make(f'creds.accessToken ? {PLAIN} : {OAUTH2}')};",
        f"return {make(f'creds.user || creds.accessToken ? {OAUTH2} : {PLAIN}')};",
        f"if (creds.accessToken) {{ log(creds); }} return {make(OAUTH2)};",
        f"if (!creds.accessToken) {{ log(creds); }} return {make(OAUTH2)};",
    ],
)
def test_what_hangs_on_something_else_is_meant(tmp_path: Path, body: str) -> None:
    assert RULE in opened(tmp_path, body)


def test_the_words_of_such_a_condition_are_not_kept() -> None:
    written = "c['some words'].token"
    code = f"import nodemailer from 'nodemailer';\nexport const open = (c) => {make(f'{written} ? {{ accessToken: {written} }} : {{}}')};"
    kept = repr(EXTRACTORS["javascript"](code.encode(), "src/mail.ts", READER))
    assert "nodemailer" in kept
    assert written not in kept.replace('"', "'").replace("\\'", "'")
