"""Names and words by which a file is worth reading."""

import json
from pathlib import Path
from statistics import mean

import pytest

from oauthlint.discover.kinds import GROUPS, look
from oauthlint.discover.search import plain
from oauthlint.words import MAIL_WORDS, OAUTH_WORDS, SECRET_WORDS, deploy_kind, env_flavour, has_any, matters_by_name
from tests.extract.made_up import ALONE, made

REAL = """.env .env.local .env.production .env.development.local .env.test .env.vault .env.bak .ENV .Env.Local .env-local
.env_prod server.env production.env my.env server.env.prod env.production env.test"""
EXAMPLES = """.env.example .env.exmaple .env.exampel .env.examples .env.exemple .env.sample .env.template .env.dist
.env.defaults .env.default .env.schema .env.tmpl .env.ejemplo .env.local.example .env.production.sample .env-example
.env_sample .envExample .envexample .env.example.txt example.env sample.env secrets.env.example env.example env.template
.ENV.EXAMPLE"""
OTHERS = """.envrc .environment environment.ts env env.ts env.js env.d.ts env.json env.py .env.ts .env.d.ts .env.js .env.md
.env.yml .env-cmdrc my-env.prod env-prod dotenv.js inventory environment .env.gpg .env.age"""


@pytest.mark.parametrize(
    ("names", "flavour"), [(REAL, "real"), (EXAMPLES, "example"), (OTHERS, "")], ids=["real", "example", "another"]
)
def test_env_files_are_known_by_their_names(names: str, flavour: str) -> None:
    assert {name: env_flavour(name) for name in names.split()} == dict.fromkeys(names.split(), flavour)


@pytest.mark.parametrize("name", ["package.json", "yarn.lock", "bun.lock", "pnpm-lock.yaml", ".env", ".env.example"])
def test_some_names_matter_whatever_they_hold(name: str) -> None:
    assert matters_by_name(name)
    assert matters_by_name(f"apps/mail/{name}")


@pytest.mark.parametrize(
    ("paths", "kind"),
    [
        ("Dockerfile api/Dockerfile.prod web.dockerfile Containerfile", "container"),
        (".github/workflows/a.yml .github/actions/a/action.yaml .gitlab-ci.yml azure-pipelines.yml", "workflow"),
        ("azure-pipelines-release.yml .circleci/config.yml bitbucket-pipelines.yml", "workflow"),
        ("docker-compose.yml docker-compose.prod.yaml compose.yaml compose.override.yml", "compose"),
        (".nvmrc .node-version api/.tool-versions", "node"),
        ("serverless.yml serverless.yaml", "serverless"),
        ("vercel.json netlify.toml wrangler.toml wrangler.jsonc", "deploy"),
        ("Jenkinsfile", "forge"),
        ("dockerfile.dockerignore workflows/a.yml .github/dependabot.yml config.yml composer.yml docker.js", ""),
    ],
)
def test_files_that_deploy_are_known_by_their_paths(paths: str, kind: str) -> None:
    assert {path: deploy_kind(path) for path in paths.split()} == dict.fromkeys(paths.split(), kind)


@pytest.mark.parametrize("name", ["package.json5", "Cargo.lock", "index.js", "tsconfig.json", "bun.lockb"])
def test_most_names_do_not(name: str) -> None:
    assert not matters_by_name(name)


def test_words_are_found_in_any_case() -> None:
    assert has_any(b"import X from 'NodeMailer'", MAIL_WORDS)
    assert not has_any(b"import X from 'express'", MAIL_WORDS)


@pytest.mark.parametrize("words", [MAIL_WORDS, OAUTH_WORDS, SECRET_WORDS])
def test_words_are_lower_case_as_the_search_wants_them(words: tuple[bytes, ...]) -> None:
    assert [word for word in words if word != word.lower()] == []


# Six large programs for the web, of which most send some mail: their files, and the words in their scripts.
HELD = json.loads((Path(__file__).parent / "data" / "words.json").read_text())


def share_to_read(files: int, scripts: list[tuple[int, bool, str]]) -> float:
    """The share of the files that would be parsed as scripts: each row is so many of them with the same words."""
    search = plain(GROUPS)
    read = 0
    for count, in_mail_package, words in scripts:
        data = words.encode()
        found = look("javascript", data, search(data), lambda known=in_mail_package: known, 1_000_000)  # type: ignore[misc]
        read += count if found.reader == "javascript" else 0
    return read / files


def test_few_files_of_a_large_program_are_worth_reading() -> None:
    assert mean(share_to_read(**one) for one in HELD["repositories"].values()) <= 0.02  # the goal is 0.03


def test_a_word_is_judged_by_how_common_it_is() -> None:
    """`python -m benchmarks.words` counts a new word, so that the share above is that of all of them."""
    assert {one.decode() for one in MAIL_WORDS + OAUTH_WORDS} <= set(HELD["words"])


# Nothing in these is rare enough to search every text for it: they are found in files that are read for another reason.
NOT_TELLING = {
    "google-refresh-token-old",
    "google-authorization-code",
    "google-api-key",
    "microsoft-refresh-token",
    "microsoft-account-refresh-token",
    "jwt",
    "sendgrid-api-key",
    "mailgun-api-key",
    "resend-api-key",
    "mailchimp-api-key",
}


@pytest.mark.parametrize("name", sorted(one.id for one in ALONE))
def test_a_secret_of_a_telling_format_makes_its_file_worth_reading(name: str) -> None:
    told = {has_any(made(name, seed).encode(), SECRET_WORDS) for seed in range(20)}
    assert (told == {True}) is (name not in NOT_TELLING)
