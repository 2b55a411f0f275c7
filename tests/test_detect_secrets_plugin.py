"""Our formats as plugins of the real `detect-secrets scan`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from oauthlint import detect_secrets_plugin
from tests.extract.made_up import FORMATS, made

DETECT_SECRETS = [sys.executable, "-m", "detect_secrets"]
PLUGIN = detect_secrets_plugin.__file__
OURS = [one for one in FORMATS.values() if one.id not in detect_secrets_plugin.THEIRS]
LINES = {
    "google-client-secret-old": "clientSecret: '{}',",
    "google-app-password": "SMTP_PASSWORD={}",
    "microsoft-account-access-token": '"access_token": "{}",',
    "mailgun-sending-key": "const mailgunApiKey = `{}`;",
}


def scan(root: Path, *words: str) -> dict[str, list[dict[str, object]]]:
    command = [*DETECT_SECRETS, "scan", "--all-files", "--no-verify", "--plugin", PLUGIN, *words]
    said = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    (root / ".secrets.baseline").write_text(said)
    found: dict[str, list[dict[str, object]]] = json.loads(said)["results"]
    return found


def test_a_scan_with_the_plugins_names_each_kind_of_secret(tmp_path: Path) -> None:
    for one in OURS:
        (tmp_path / f"{one.id}.txt").write_text(f"\n{LINES.get(one.id, 'it is {}.').format(made(one.id))}\n")
    found = scan(tmp_path)
    assert {one.id: (one.label, 2) for one in OURS} == {
        path.removesuffix(".txt"): (one["type"], one["line_number"])
        for path, some in found.items()
        for one in some
        if one["type"] in {form.label for form in OURS}
    }


def test_what_stands_for_a_secret_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.env").write_text(
        "GOOGLE_CLIENT_SECRET=GOCSPX-xxxxxxxxxxxxxxxxxxxxxxxxxxxx\nSMTP_PASSWORD=xxxx xxxx xxxx xxxx\n"
        "REFRESH_TOKEN=1//0gEXAMPLE-EXAMPLE-EXAMPLE\nCLIENT_SECRET=sendVerificationEmailNow\n"
    )
    labels = {one.label for one in OURS}
    assert [one for some in scan(tmp_path).values() for one in some if one["type"] in labels] == []


def test_the_baseline_names_the_plugins_and_keeps_what_was_answered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"it is {made('google-client-secret')}\n")
    scan(tmp_path)
    baseline = tmp_path / ".secrets.baseline"
    kept = json.loads(baseline.read_text())
    for one in kept["results"]["a.txt"]:
        one["is_secret"] = False
    baseline.write_text(json.dumps(kept))
    again = [*DETECT_SECRETS, "scan", "--all-files", "--baseline", ".secrets.baseline"]
    subprocess.run(again, cwd=tmp_path, check=True, capture_output=True)
    answers = {one["type"]: one["is_secret"] for one in json.loads(baseline.read_text())["results"]["a.txt"]}
    assert answers["Google OAuth client secret"] is False


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.id)
def test_no_kind_has_the_name_of_one_of_theirs(one: object) -> None:
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

    assert one.label not in get_mapping_from_secret_type_to_class()  # type: ignore[attr-defined]
