"""Dockerfiles as people write them."""

from oauthlint.extract import container
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.serial import dump, load
from tests.extract.made_up import a_scanner
from tests.extract.showing import show

READER = Reader(a_scanner(), frozenset(), frozenset())
FILE = """# syntax=docker/dockerfile:1
FROM --platform=linux/amd64 node:18-alpine AS build
ARG CLIENT_SECRET
ARG PORT=3000 HOST="smtp.example.com"
ENV CLIENT_SECRET=$CLIENT_SECRET NODE_ENV='production' \\
  # in between
  SMTP_PORT=587
env GREETING hello there
COPY --chown=node:node package.json .env ./
RUN <<EOF
ENV NOT=this
EOF
FROM build AS tested
FROM registry.example.com:5000/node@sha256:abc
COPY --from=build /app/.env /app/
COPY ["a b.json", "/x/"]
"""


def facts(text: str = FILE) -> FileFacts:
    return container.extract(text.encode(), "Dockerfile", READER)


def test_variables_are_settings() -> None:
    assert [(one.path[0], show(one.value)) for one in facts().settings] == [
        ("PORT", "'3000'"),
        ("HOST", "'smtp.example.com'"),
        ("CLIENT_SECRET", show(facts().settings[2].value)),
        ("NODE_ENV", "'production'"),
        ("SMTP_PORT", "'587'"),
        ("GREETING", show(facts().settings[5].value)),
    ]


def test_instructions_are_actions_in_their_stage() -> None:
    found = [(one.does, one.name, one.detail, one.where[0]) for one in facts().actions]
    assert found == [
        ("image", "node", "18-alpine", "built"),
        ("passes", "CLIENT_SECRET", "CLIENT_SECRET", "built"),
        ("copies", "package.json", "./", "built"),
        ("copies", ".env", "./", "built"),
        ("image", "build", "", "built"),
        ("image", "registry.example.com:5000/node", "", "shipped"),
        ("copies", "a b.json", "/x/", "shipped"),
    ]


def test_a_stage_that_the_last_is_built_on_is_shipped() -> None:
    text = "FROM node AS a\nFROM node AS b\nRUN x\nFROM A\nCOPY x y\n"
    assert [(one.name, one.where[0]) for one in facts(text).actions] == [
        ("node", "shipped"),
        ("node", "built"),
        ("A", "shipped"),
        ("x", "shipped"),
    ]


def test_what_no_builder_would_take_does_no_harm() -> None:
    for text in (
        "",
        "\\",
        "ENV",
        "ENV \\",
        "FROM",
        "COPY x",
        "RUN <<EOF\n",
        "\0",
        "ENV " + "A" * 500_000,
        "ENV A=\\\n" * 50_000,
    ):
        assert facts(text).reader == "container"


def test_facts_are_plain_data() -> None:
    assert load(dump(facts())) == facts()
