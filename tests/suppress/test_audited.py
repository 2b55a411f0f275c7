"""What somebody told detect-secrets is no secret is none here, by the baseline that the real detect-secrets writes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from oauthlint.audit import audit
from oauthlint.config import Settings
from oauthlint.errors import ConfigError
from oauthlint.model.source import Place, Text
from oauthlint.suppress.audited import called_none
from tests.extract.made_up import made

DETECT_SECRETS = [sys.executable, "-m", "detect_secrets"]
SECRET, KEY, WORD = made("google-client-secret"), made("private-key").replace("\\n", "\n"), "otter-41-holt"
FILES = {
    "package.json": '{ "dependencies": { "nodemailer": "^10.6.0" } }',
    "src/a.js": f"require('nodemailer');\nexports.clientSecret = '{SECRET}';\n",
    "src/b.js": f"require('nodemailer').createTransport('smtps://me:{WORD}@smtp.corp.test');\n",
    "config/mail.yaml": f"smtp:\n  password: {WORD}\n",
    "certs/dkim.pem": KEY,
    "src/c.js": f"const dkimPrivateKey = `{KEY}`; require('nodemailer');\n",
}


def project(root: Path) -> None:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)


def audited(root: Path, *, answer: bool | None) -> None:
    """A baseline as `detect-secrets scan` writes it, with the answer that `detect-secrets audit` puts into each entry."""
    said = subprocess.run([*DETECT_SECRETS, "scan"], cwd=root, check=True, capture_output=True, text=True).stdout
    baseline = json.loads(said)
    assert set(baseline["results"]) == {"certs/dkim.pem", "config/mail.yaml", "src/a.js", "src/b.js", "src/c.js"}
    for entries in baseline["results"].values():
        for one in entries:
            one.update({} if answer is None else {"is_secret": answer})
    (root / ".secrets.baseline").write_text(json.dumps(baseline))


def standing(root: Path, settings: Settings | None = None) -> set[str]:
    report = audit([str(root)], settings or Settings(no_cache=True))
    secret = {one.id for one in report.rules if one.revoke}
    reasons = {one.suppression.reason for one in report.findings if one.suppression is not None}
    assert reasons <= {"audited in .secrets.baseline"}
    return {one.place.path for one in report.standing if one.rule in secret}


def test_what_was_audited_as_no_secret_is_suppressed_and_what_was_not_is_not(tmp_path: Path) -> None:
    project(tmp_path)
    every = standing(tmp_path)
    assert every == {"config/mail.yaml", "src/a.js", "src/b.js", "src/c.js"}
    for answer, left in ((None, every), (True, every), (False, set())):
        audited(tmp_path, answer=answer)
        assert standing(tmp_path) == left
    assert standing(tmp_path, Settings(no_cache=True, no_ignores=True)) == every
    assert standing(tmp_path, Settings(no_cache=True, isolated=True)) == every


def test_another_value_in_the_same_place_is_a_secret_again(tmp_path: Path) -> None:
    project(tmp_path)
    audited(tmp_path, answer=False)
    (tmp_path / "src/a.js").write_text(FILES["src/a.js"].replace(SECRET, made("google-client-secret", 2)))
    assert standing(tmp_path) == {"src/a.js"}


@pytest.mark.parametrize("text", ["{", "[]", '{"results": 1}', '{"results": {"a": [1]}}', "[" * 100_000])
def test_a_baseline_that_is_none_is_said(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^\.secrets\.baseline: this is no baseline"):
        called_none(Place("a", 0, 1), Text(b"x"), text.encode())
