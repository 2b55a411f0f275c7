"""Whether anything verifies a transport: which calls of `verify` are one of it, and of which transport it is said."""

from pathlib import Path

import pytest

from oauthlint import check
from tests.link.mail_linking import IMPORT, NEST, transports
from tests.projects_on_disk import lay_out

AUTH = "auth: { type: 'OAuth2', user: 'a@gmail.com', clientId: process.env.A, clientSecret: process.env.B }"
MADE = f"{IMPORT}const t = nodemailer.createTransport({{ service: 'gmail', {AUTH} }});"
NESTED = f"import {{ MailerModule }} from '{NEST}'; MailerModule.forRoot({{ transport: {{ service: 'gmail', {AUTH} }}"


def never_verified(code: str, *, whole: bool = True, **more: str) -> list[bool]:
    return [one.never_verified for one in transports(code, whole=whole, **more)]


@pytest.mark.parametrize(
    ("more", "never"),
    [
        ("", True),
        ("t.verify();", False),
        ("t.verify((error) => {});", False),
        ("const done = () => {}; t.verify(done);", False),
        ("const other = t; other.verify();", False),
        ("class Mailer { check() { return this.transporter.verify(); } }", False),
        ("import jwt from 'jsonwebtoken'; jwt.verify(link, key);", True),
        ("class Guard { check(token) { return this.jwt.verify(token); } }", True),
        ("import { createVerify } from 'node:crypto'; createVerify('SHA256').verify();", True),
    ],
)
def test_a_call_of_verify_counts_that_is_one_of_a_transport(more: str, never: bool) -> None:
    assert never_verified(f"{MADE} {more}") == [never]


def test_another_file_may_verify_it() -> None:
    assert never_verified(f"export {MADE[len(IMPORT) :]}".join([IMPORT, ""])) == [True]
    smoke = "import { t } from './mail'; t.verify();"
    assert never_verified(f"export {MADE[len(IMPORT) :]}".join([IMPORT, ""]), smoke=smoke) == [False]


@pytest.mark.parametrize(
    ("option", "never"),
    [("", True), (", verifyTransporters: true", False), (", verifyTransporters: false", True)],
)
def test_the_option_of_nest_counts(option: str, never: bool) -> None:
    assert never_verified(f"{NESTED}{option} }});") == [never]


def test_it_is_said_once_and_of_the_whole_project_alone() -> None:
    both = f"{MADE} const other = nodemailer.createTransport({{ service: 'outlook365', {AUTH} }});"
    assert never_verified(both) == [True, False]
    assert never_verified(MADE, whole=False) == [False]


def test_it_is_said_of_every_alternative_of_the_first() -> None:
    either = MADE.replace("service: 'gmail'", "service: process.env.M ? 'gmail' : 'outlook365'")
    assert set(never_verified(either)) == {True}


def test_a_password_login_is_not_asked() -> None:
    assert never_verified(f"{IMPORT}nodemailer.createTransport({{ service: 'gmail', auth: {{ user, pass }} }});") == [
        False
    ]


def test_what_verifies_may_come_from_a_file_that_is_read_for_it(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "package.json": '{ "type": "module", "dependencies": { "nodemailer": "^10.6.0" } }',
            "mail.js": f"{IMPORT}import {{ one }} from './one.js'; export {MADE[len(IMPORT) :]} one.verify(key, 1);",
            "one.js": "import { two } from './two.js'; export const one = two;",
            "two.js": "export const two = { verify(x) { return x; } };",
        },
    )
    found = check([tmp_path], profile="audit", no_cache=True)
    assert not found.problems
    assert "transport-never-verified" in {one.rule for one in found.findings}
