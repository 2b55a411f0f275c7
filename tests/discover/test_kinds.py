"""Which reader a file is for: by its name, its words, its size and its package."""

import json
from pathlib import Path

import pytest

from oauthlint.config import Settings
from oauthlint.discover import Target, discover
from oauthlint.discover.kinds import kind_by_name

MAIL = "import nodemailer from 'nodemailer'\n"
OAUTH = "const refreshToken = 1\n"
NEITHER = "export const sum = 1\n"
KEY = "-----BEGIN " + "PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    ("paths", "kind"),
    [
        ("a.js a.jsx a.mjs a.cjs a.ts a.tsx a.mts a.cts A.JS src/a.vue a.svelte a.astro", "javascript"),
        ("package.json apps/a/package.json", "manifest"),
        ("package-lock.json npm-shrinkwrap.json yarn.lock a/pnpm-lock.yaml bun.lock", "lockfile"),
        (".env .env.production a/.env.example mail.env dist/.env", "dotenv"),
        ("a.json tsconfig.json a.jsonc a.json5 a.yaml .github/workflows/a.yml main.tf prod.tfvars a.toml", "documents"),
        ("Dockerfile api/Dockerfile.prod web.dockerfile Containerfile", "container"),
        (".nvmrc .node-version .tool-versions", "node"),
        (".dockerignore Dockerfile.dockerignore .gitignore", "ignorefile"),
        ("set-up.sh main.bicep", "shell"),
        ("README Jenkinsfile notes.txt a.rst Package.json.txt", "prose"),
        ("a.md README.md docs/a.mdx a.markdown", "markdown"),
        ("a.d.ts a.d.mts a.py dist/a.md", "text"),
        ("dist/a.js node_modules/a/package.json a.min.js build/config.json a.js.map", "text"),
    ],
)
def test_names_have_a_reader(paths: str, kind: str) -> None:
    assert {path: kind_by_name(path) for path in paths.split()} == dict.fromkeys(paths.split(), kind)


@pytest.fixture
def target(tmp_path: Path) -> Target:
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "apps" / "mail" / "src").mkdir(parents=True)
    (tmp_path / "apps" / "mail" / "package.json").write_text('{"dependencies": {"nodemailer": "6"}}')
    (tmp_path / "apps" / "web").mkdir()
    (tmp_path / "apps" / "web" / "package.json").write_text("{}")
    return discover([str(tmp_path)], Settings()._replace(max_file_size=10_000))


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.js", MAIL, "first"),
        ("a.js", MAIL.upper(), "first"),
        ("a.js", NEITHER, None),
        ("a.js", "", None),
        ("a.js", OAUTH, ""),
        ("apps/web/a.js", OAUTH, ""),
        ("apps/mail/a.js", OAUTH, "first"),
        ("apps/mail/src/deep/a.js", OAUTH, "first"),
        ("apps/mail/src/a.json", '{"client_secret": ""}', "documents"),
        ("a.json", '{"client_secret": ""}', ""),
        ("a.json", '{"service": "gmail"}', "documents"),
        ("package.json", "{}", "manifest"),
        ("yarn.lock", "# nothing", "lockfile"),
        (".env", "A=b", "dotenv"),
        ("Dockerfile", "FROM node:22", "container"),
        ("apps/mail/Dockerfile", "FROM node:22", "container"),
        ("apps/mail/.github/workflows/test.yml", "on: push", "documents"),
        ("apps/mail/config.yml", "port: 1", None),
        ("README.md", MAIL, "markdown"),
        ("README.md", NEITHER, None),
        ("README.md", OAUTH, ""),
        ("notes.txt", NEITHER, ""),
        (".github/workflows/test.yml", "on: push", "documents"),
        ("apps/mail/README.md", OAUTH, "markdown"),
        ("README.md", KEY, "text"),
        ("a.js", KEY, "text"),
        ("a.d.ts", MAIL, None),
        ("dist/a.js", MAIL, None),
        ("dist/a.js", MAIL + KEY, "text"),
        ("logo.js", MAIL + "\0", ""),
        ("logo.png", KEY + "\0", None),
    ],
)
def test_words_decide_and_may_decide_otherwise_in_a_package_that_sends_mail(
    target: Target, path: str, text: str, kind: str | None
) -> None:
    assert target.kind(path, text.encode()) == kind
    assert target.problems == []


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.js", NEITHER, "outline"),
        ("a.js", OAUTH, "module"),
        ("apps/mail/a.vue", NEITHER, "outline"),
        ("apps/mail/a.js", OAUTH, "javascript"),
        ("a.js", MAIL, "javascript"),
        ("a.json", "{}", "documents"),
        ("dist/a.js", NEITHER, None),
    ],
)
def test_a_file_that_another_one_refers_to_matters_a_script_without_words_as_a_module(
    target: Target, path: str, text: str, kind: str | None
) -> None:
    assert target.kind(path, text.encode(), referred=True) == kind


def listing(texts: list[str], last: str = "") -> bytes:
    """A document with these texts under names of their own, in turns, a hundred and twenty of them."""
    return json.dumps(
        {f"smtp{n}": texts[n % len(texts)] for n in range(120)} | {"last": last}, ensure_ascii=False
    ).encode()


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["Enter your SMTP host", "Save", "The port is missing"], "text"),
        (["SMTPが設定されていません", "保存"], "text"),
        (["smtp.example.com", "Enter your SMTP host"], "documents"),
        (["smtp.example.com", "587"], "documents"),
    ],
)
def test_a_document_of_many_texts_for_people_is_a_translation_and_holds_no_settings(
    target: Target, texts: list[str], kind: str
) -> None:
    assert target.kind("locales/xx.json", listing(texts)) == kind
    assert target.kind("locales/xx.json", listing(texts), referred=True) == kind
    assert target.kind("few.json", json.dumps({"smtp": "Enter your SMTP host"}).encode()) == "documents"
    assert target.kind("locales/xx.jsonc", listing(texts, "//")) == kind


@pytest.mark.parametrize(
    ("path", "text", "kind", "problem"),
    [
        ("a.js", MAIL * 400, "text", "too-large"),
        ("a.json", '{"a": "gmail"}' + " " * 10_000, "text", "too-large"),
        ("package.json", "{}" + " " * 10_000, "text", "too-large"),
        (".env", "A=b\n" * 3_000, "text", "too-large"),
        ("a.js", MAIL + ";" * 5_000, "text", "minified"),
    ],
)
def test_a_limit_is_noted_and_secrets_are_still_searched_for(
    target: Target, path: str, text: str, kind: str, problem: str
) -> None:
    assert target.kind(path, text.encode()) == kind
    assert [(one.kind, one.path, one.incomplete) for one in target.problems] == [(problem, path, False)]


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.js", NEITHER * 1_000, None),
        ("yarn.lock", "nodemailer@6:\n" * 3_000, "lockfile"),
        ("a.json", '{"a": "gmail", "b": "' + "x" * 5_000 + '"}', "documents"),
    ],
)
def test_sizes_that_do_not_matter(target: Target, path: str, text: str, kind: str | None) -> None:
    assert target.kind(path, text.encode()) == kind
    assert target.problems == []


def test_utf16_is_read_as_text_and_noted(target: Target, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("\ufeffA=b".encode("utf-16-le"))
    assert target.read(".env") == b"A=b"
    assert [(one.kind, one.path) for one in target.problems] == [("encoding", ".env")]
