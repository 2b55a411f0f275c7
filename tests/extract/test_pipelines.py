"""What kind of deployment a document is, and what its commands and keys do."""

import pytest

from oauthlint.extract import documents
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.serial import dump, load
from tests.extract.made_up import a_scanner

READER = Reader(a_scanner(), frozenset(), frozenset())


def facts(path: str, text: str) -> FileFacts:
    return documents.extract(text.encode(), path, READER)


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        (".github/workflows/ci.yml", "jobs: {}", "workflow"),
        (".github/actions/mail/action.yml", "runs: {}", "workflow"),
        (".gitlab-ci.yml", "test: {}", "workflow"),
        (".circleci/config.yml", "jobs: {}", "workflow"),
        ("azure-pipelines.yml", "steps: []", "workflow"),
        (".azure-pipelines/build.yml", "steps: []", "workflow"),
        ("docker-compose.yml", "services: {}", "compose"),
        ("compose.override.yaml", "services: {}", "compose"),
        ("stack.yml", "services: { app: { image: node } }", "compose"),
        ("k8s/secret.yaml", "apiVersion: v1\nkind: Secret\n", "kubernetes"),
        ("chart/values-prod.yaml", "mail: {}", "helm"),
        ("infra/main.tf", 'variable "a" {}', "terraform"),
        ("infra/prod.tfvars", 'a = "b"', "terraform"),
        ("terraform.tfstate", "{}", "terraform"),
        ("api.yml", "service: api\nprovider: { name: aws }\n", "serverless"),
        (".github/dependabot.yml", "version: 2", "updates"),
        ("template.yaml", "AWSTemplateFormatVersion: '2010-09-09'", "deploy"),
        ("config/mail.yaml", "host: smtp.example.com", ""),
    ],
)
def test_the_kind_is_told_by_path_and_keys(path: str, text: str, kind: str) -> None:
    assert facts(path, text).flags == ((kind,) if kind else ())


WORKFLOW = """jobs:
  mail:
    env:
      PASS: ${{ vars.SMTP_PASS }}
      CLIENT_ID: ${{ vars.CLIENT_ID }}
    steps:
      - run: npm audit --omit=dev
      - run: |
          echo "$SMTP_PASS"
          cat .env
      - uses: actions/checkout@v4
        with: { note: echo $SMTP_PASS }
"""
DEPENDABOT = """updates:
  - { package-ecosystem: npm, directory: / }
  - package-ecosystem: npm
    directories: [/apps/web, "/apps/*"]
  - { package-ecosystem: docker }
"""


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            ".github/workflows/ci.yml",
            WORKFLOW,
            {
                ("variable", "PASS", "${{ vars.SMTP_PASS }}"),
                ("audits", "", "npm audit"),
                ("prints", "SMTP_PASS", "$SMTP_PASS"),
                ("prints", ".env", ".env"),
            },
        ),
        (
            ".github/workflows/ci.yml",
            "jobs: { a: { steps: [{ env: { A: '${{ secrets.SMTP_PASS }}' }, run: env }] } }",
            {("prints-all", "SMTP_PASS", "env")},
        ),
        (
            "docker-compose.yml",
            "services: { a: { command: echo $SMTP_PASS } }",
            {("prints", "SMTP_PASS", "$SMTP_PASS")},
        ),
        (
            ".github/dependabot.yml",
            DEPENDABOT,
            {("updates", "npm", "/"), ("updates", "npm", "/apps/web"), ("updates", "npm", "/apps/*")},
        ),
        (
            "main.tf",
            'resource "azuread_application_password" "mail" {\n  end_date_relative = "17520h"\n}\n',
            {("resets", "terraform", "17520h")},
        ),
        ("k8s/job.yaml", "apiVersion: v1\nkind: Job\nspec: { command: [echo $SMTP_PASS] }", set()),
    ],
)
def test_what_it_does_is_told_at_the_words_that_say_so(path: str, text: str, told: set[tuple[str, str, str]]) -> None:
    found = facts(path, text)
    assert {(one.does, one.name, text[one.place.start : one.place.end]) for one in found.actions} == told
    assert load(dump(found)) == found
