"""Env files with credentials that git does not ignore, or that an image takes in."""

import pytest

from oauthlint.model.facts import EnvFile
from tests.link.deploying import found

SECRET = "GOOGLE_CLIENT_SECRET={{token:google-client-secret}}\n"  # noqa: S105  (made up when it is read)
EXAMPLE = {".env.example": "GOOGLE_CLIENT_SECRET=\n"}


def told(files: dict[str, str], *, tracked: bool | None = True, ignored: bool | None = None) -> list[EnvFile]:
    facts = found("env_file", files, tracked=tracked, ignored=lambda _: ignored)
    return [one for one in facts if isinstance(one, EnvFile)]


@pytest.mark.parametrize(
    ("path", "text", "tracked", "ignored", "lines"),
    [
        (".env", SECRET, False, False, ".env*\n!.env.example"),
        ("deploy/prod.env", SECRET, False, False, "prod.env"),
        (".env", SECRET, False, True, None),
        (".env", SECRET, False, None, None),
        (".env", SECRET, True, False, None),
        (".env", "GOOGLE_CLIENT_SECRET=\n", False, False, None),
    ],
)
def test_one_with_a_secret_that_git_would_take_in_is_told(
    path: str, text: str, tracked: bool, ignored: bool | None, lines: str | None
) -> None:
    found_here = told({path: text}, tracked=tracked, ignored=ignored)
    assert [(one.does, one.ignore_file, one.ignoring) for one in found_here] == (
        [("unignored", ".gitignore", lines)] if lines else []
    )


@pytest.mark.parametrize(
    ("files", "ignore_file"),
    [
        ({"Dockerfile": "FROM node:22\nCOPY . .\n", **EXAMPLE}, ".dockerignore"),
        ({"Dockerfile": "FROM node:22\nADD ./ /app\n", ".env": "PORT=1\n"}, ".dockerignore"),
        ({"Dockerfile": "FROM node:22\nCOPY . .\n", ".dockerignore": "node_modules\n", **EXAMPLE}, ".dockerignore"),
        (
            {"api/Dockerfile": "FROM node:22\nCOPY . .\n", "api/package.json": "{}", "api/.env": "A=1\n"},
            "api/.dockerignore",
        ),
        ({"Dockerfile": "FROM node:22\nCOPY . .\n", ".dockerignore": ".env*\n", **EXAMPLE}, None),
        ({"Dockerfile": "FROM node:22\nCOPY src .\n", **EXAMPLE}, None),
        ({"Dockerfile": "FROM node:22\nCOPY . .\n"}, None),
        ({"Dockerfile": "FROM node:22 AS a\nCOPY . .\nFROM node:22\nCOPY --from=a /app /app\n", **EXAMPLE}, None),
    ],
)
def test_what_copies_everything_copies_it_too(files: dict[str, str], ignore_file: str | None) -> None:
    assert [(one.does, one.ignore_file) for one in told(files)] == ([("copied", ignore_file)] if ignore_file else [])
