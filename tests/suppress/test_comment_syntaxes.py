"""A comment suppresses in the syntax of each kind of file that is read, and nothing that only looks like one does."""

import subprocess
from pathlib import Path

import pytest

import oauthlint
from oauthlint.audit import LANGUAGE
from oauthlint.model.finding import Directive, Finding
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack

SECRET = filled("{{token:google-client-secret}}", load_pack(LANGUAGE).knowledge.formats)
CODE = "const clientSecret = '@@';"
MAIL = "import nodemailer from 'nodemailer';\n"
HASH, SLASHES, STARS, ARROWS = "# {}", "// {}", "/* {} */", "<!-- {} -->"

# path, comment, what stands before it, the line with the secret, what stands behind that
CASES = [
    ("src/mail.js", SLASHES, MAIL, CODE, ""),
    ("src/mail.mjs", STARS, MAIL, CODE, ""),
    ("src/mail.ts", SLASHES, MAIL, CODE, ""),
    ("src/mail.tsx", "{{/* {} */}}", f"{MAIL}export const A = () => <p>\n", "<b secret='@@'>x</b>", "</p>;"),
    ("src/Login.vue", SLASHES, f"<template/>\n<script>\n{MAIL}", CODE, "</script>"),
    (
        "src/Login.vue",
        ARROWS,
        f"<script>{MAIL}</script>\n<template>\n",
        "<a :b=\"{ clientSecret: '@@' }\"/>",
        "</template>",
    ),
    ("src/Login.svelte", SLASHES, f"<script>\n{MAIL}", CODE, "</script>"),
    ("src/Mail.astro", ARROWS, f"---\n{MAIL}---\n", "<a href='?client_secret=@@'>x</a>", ""),
    ("public/index.html", ARROWS, "<html>\n", f"<script>{CODE}</script>", "</html>"),
    ("public/index.html", SLASHES, "<script>\n", CODE, "</script>"),
    ("README.md", ARROWS, "# Mail\n\n", "The client secret is @@.", ""),
    ("docs/setup.mdx", "{{/* {} */}}", "# Mail\n\n", "The client secret is @@.", ""),
    ("docs/setup.rst", ".. {}", "", "The client secret is @@.", ""),
    ("docs/setup.adoc", SLASHES, "", "The client secret is @@.", ""),
    ("config/default.yaml", HASH, "mail:\n", "clientSecret: @@", ""),
    ("config/default.toml", HASH, "", "clientSecret = '@@'", ""),
    ("config/default.json5", SLASHES, "{\n", "clientSecret: '@@'", "}"),
    ("config/default.jsonc", STARS, "{\n", '"clientSecret": "@@"', "}"),
    ("config/default.json", SLASHES, "{\n", '"clientSecret": "@@"', "}"),
    (".env", HASH, "", "GOOGLE_CLIENT_SECRET=@@", ""),
    (".env.example", HASH, "", "GOOGLE_CLIENT_SECRET=@@", ""),
    ("main.tf", HASH, "", 'variable "client_secret" { default = "@@" }', ""),
    ("main.tf", SLASHES, "", 'variable "client_secret" { default = "@@" }', ""),
    ("main.tf", STARS, "", 'variable "client_secret" { default = "@@" }', ""),
    ("prod.tfvars", HASH, "", 'client_secret = "@@"', ""),
    ("main.bicep", SLASHES, "", "param clientSecret string = '@@'", ""),
    ("Dockerfile", HASH, "FROM node:22\n", "ENV CLIENT_SECRET=@@", ""),
    ("docker-compose.yml", HASH, "", "services: { mail: { environment: { CLIENT_SECRET: @@ } } }", ""),
    (".github/workflows/ci.yml", HASH, "", "env: { CLIENT_SECRET: @@ }", ""),
    (".gitlab-ci.yml", HASH, "", "variables: { CLIENT_SECRET: @@ }", ""),
    ("Jenkinsfile", SLASHES, "", "environment { CLIENT_SECRET = '@@' }", ""),
    ("deploy.sh", HASH, "", "export CLIENT_SECRET=@@", ""),
    (".npmrc", "; {}", "", "client_secret=@@", ""),
    ("app.properties", HASH, "", "client.secret=@@", ""),
    ("app.ini", "; {}", "", "client_secret=@@", ""),
    ("app.xml", ARROWS, "<a>\n", "<clientSecret>@@</clientSecret>", "</a>"),
    ("seed.sql", "-- {}", "", "insert into settings values ('client_secret', '@@');", ""),
    ("mail.py", HASH, "", "client_secret = '@@'", ""),
]


def told(folder: Path, path: str, text: str) -> tuple[list[Finding], list[Directive]]:
    """The findings about secrets in a file of a project that git tracks, and what comments say."""
    (folder / "package.json").write_text('{ "private": true, "dependencies": { "nodemailer": "^10.6.0" } }\n')
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace("@@", SECRET))
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "-A"], check=True)
    report = oauthlint.check([str(folder)], profile="audit", select=("tip-06",), min_confidence="low")
    return [one for one in report.findings if one.place.path == path], list(report.directives)


@pytest.mark.parametrize("form", ["ignore", "ignore-next-line", "ignore-file"])
@pytest.mark.parametrize(("path", "comment", "before", "line", "after"), CASES)
def test_a_comment_suppresses_in_every_kind_of_file(
    tmp_path: Path, path: str, comment: str, before: str, line: str, after: str, form: str
) -> None:
    found, _ = told(tmp_path, path, f"{before}{line}\n{after}\n")
    assert [one.suppression for one in found] == [None]
    said = comment.format(f"oauthlint: {form}[{found[0].rule}] revoked (until=2099-01-31)")
    found, directives = told(tmp_path, path, f"{before}{said}\n{line}\n{after}\n")
    reasons = [(one.by, one.reason, one.until) for each in found if (one := each.suppression) is not None]
    assert (len(found), reasons) == (1, [("comment", "revoked", "2099-01-31")])
    assert [one.status for one in directives] == ["used"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mail.js", "const say = `\n# oauthlint: ignore[hardcoded-client-secret]\n`; const clientSecret = '@@';"),
        ("mail.js", "const say = 'oauthlint: ignore[hardcoded-client-secret]', clientSecret = '@@';"),
        ("a.json", '{ "_": "// oauthlint: ignore[hardcoded-client-secret]", "clientSecret": "@@" }'),
        ("a.yaml", "say: |\n  # oauthlint: ignore[hardcoded-client-secret]\nclientSecret: '@@'"),
        ("a.toml", "say = '''\n# oauthlint: ignore[hardcoded-client-secret]\n'''\nclientSecret = '@@'"),
        ("a.ini", "say = oauthlint: ignore[hardcoded-client-secret]\nclient_secret = @@"),
        (".env", "GOOGLE_CLIENT_SECRET=@@ # oauthlint: ignore[env-file-tracked]"),
    ],
)
def test_what_is_no_comment_there_suppresses_nothing(tmp_path: Path, path: str, text: str) -> None:
    found, _ = told(tmp_path, path, f"{text}\n")
    assert found
    assert {one.suppression for one in found} == {None}
