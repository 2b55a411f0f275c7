"""Scripts of a shell and Bicep: their secrets, and the secrets of Entra apps that they make."""

import pytest

from oauthlint.extract import shell
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.serial import dump, load
from tests.extract.made_up import a_scanner

READER = Reader(a_scanner(), frozenset(), frozenset())


def facts(text: str, path: str = "deploy.sh") -> FileFacts:
    return shell.extract(text.encode(), path, READER)


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("setup.sh", "az ad app credential reset --id x --years 3", ["3 years"]),
        ("setup.sh", "az ad sp create-for-rbac --end-date 2099-12-31", ["2099-12-31"]),
        ("setup.sh", "az ad app list --years 3", []),
        ("setup.sh", "# az ad app credential reset --years 3", []),
        ("app.bicep", "passwordCredentials: [ { endDateTime: '2028-05-01T00:00:00Z' } ]", ["2028-05-01"]),
        ("app.sh", "endDateTime: '2028-05-01T00:00:00Z'", []),
    ],
)
def test_what_outlives_the_script_is_an_action(path: str, text: str, told: list[str]) -> None:
    found = facts(text, path).actions
    assert [(one.does, one.detail) for one in found] == [("resets", detail) for detail in told]


def test_it_points_at_the_words_that_say_so() -> None:
    text = "set -e\naz ad app credential reset --id x --years 3\n"
    (action,) = facts(text).actions
    assert text[action.place.start : action.place.end] == "3"


def test_what_a_person_reads_at_a_terminal_is_not_told() -> None:
    assert facts('echo "$SMTP_PASS"\ncat .env\n').actions == ()


def test_it_is_a_shell_script_and_survives_the_cache() -> None:
    found = facts("az ad app credential reset --years 3\n")
    assert found.reader == "shell"
    assert load(dump(found)) == found
