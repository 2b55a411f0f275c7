"""Whether anything keeps Nodemailer up to date, and where Dependabot would have to look."""

import pytest

from oauthlint.model.facts import UpdateBot
from tests.link.deploying import MAILER, found

CI = {".github/workflows/ci.yml": "jobs: { test: { steps: [{ run: npm test }] } }"}


def bots(files: dict[str, str]) -> list[UpdateBot]:
    return [one for one in found("update_bot", files) if isinstance(one, UpdateBot)]


def dependabot(system: str = "npm", folder: str = "/") -> str:
    return f"updates: [{{ package-ecosystem: {system}, directory: '{folder}' }}]"


@pytest.mark.parametrize(
    ("files", "automated", "other", "forge"),
    [
        ({}, False, False, False),
        (CI, False, False, True),
        ({".gitlab-ci.yml": "test: { script: npm test }"}, False, False, True),
        ({".github/dependabot.yml": dependabot()}, True, True, True),
        ({".github/dependabot.yml": dependabot("docker")}, False, True, True),
        ({".github/dependabot.yml": dependabot(folder="/web")}, False, True, True),
        ({".github/dependabot.yml": dependabot(folder="**")}, True, True, True),
        ({"renovate.json": "{}"}, True, False, False),
        ({".github/renovate.json5": "{}"}, True, False, True),
        ({"package.json": MAILER[:-1] + ', "renovate": { "extends": ["config:base"] } }'}, True, False, False),
        ({".github/workflows/ci.yml": "jobs: { a: { steps: [{ run: npm audit }] } }"}, True, False, True),
    ],
)
def test_a_bot_or_an_audit_does(files: dict[str, str], automated: bool, other: bool, forge: bool) -> None:
    (one,) = bots(files)
    assert (one.automated, one.other, one.forge) == (automated, other, forge)


def test_each_manifest_that_asks_for_it_is_looked_at_in_its_own_folder() -> None:
    files = {"apps/web/package.json": MAILER, "docs/package.json": "{}", "test/app/package.json": MAILER}
    told = bots(files | {".github/dependabot.yml": dependabot(folder="/apps/*")})
    assert [(one.about.place.path, one.directory, one.automated) for one in told] == [
        ("apps/web/package.json", "/apps/web", True),
        ("package.json", "/", False),
    ]


@pytest.mark.parametrize(
    "root",
    [
        {"package.json": '{ "workspaces": ["apps/*"] }'},
        {"package.json": "{}", "pnpm-workspace.yaml": "packages: [apps/*]"},
    ],
)
def test_a_workspace_is_kept_up_to_date_with_its_members(root: dict[str, str]) -> None:
    files = {**root, "apps/web/package.json": MAILER, ".github/dependabot.yml": dependabot()}
    assert [one.automated for one in bots(files)] == [True]
