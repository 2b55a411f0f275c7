"""What a call of the project's own functions gives, where the function stands in another file."""

import pytest

from tests.link.linking import linked

CODE = "import nodemailer from 'nodemailer';\nimport { env } from './env';\nexport default nodemailer.createTransport({0});\n"
HELPER = """\
export const env = (name) => {
  if (typeof window !== 'undefined') { return window.__ENV__[name]; }
  return typeof process !== 'undefined' ? process.env[name] : undefined;
};
"""


def test_the_branches_of_a_helper_that_reads_the_environment_are_not_those_of_its_callers() -> None:
    fields = "{ host: env('A') ?? 'smtp.a.example', port: Number(env('B')) || 587, secure: env('C') === 'true', auth: { user: env('D') } }"
    files = {"src/mail.ts": CODE.replace("{0}", fields), "src/env.ts": HELPER}
    found = linked(files).facts["transport"]
    assert "smtp.a.example" in {one.host for one in found}  # type: ignore[union-attr]
    assert len(found) <= 4


@pytest.mark.parametrize(
    ("helper", "host"),
    [
        ("export const env = (name) => (name ? 'smtp.a.example' : 'smtp.a.example');", "smtp.a.example"),
        ("export const env = () => 'smtp.b.example';", "smtp.b.example"),
    ],
)
def test_what_a_helper_is_known_to_give_is_kept(helper: str, host: str) -> None:
    files = {"src/mail.ts": CODE.replace("{0}", "{ host: env('A') }"), "src/env.ts": helper}
    assert {one.host for one in linked(files).facts["transport"]} == {host}  # type: ignore[union-attr]
