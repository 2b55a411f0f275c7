"""What a look through a history tells of each secret: who brought it, where it was, whether it is still there."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from oauthlint.audit import LANGUAGE
from oauthlint.config import Settings
from oauthlint.errors import UsageError
from oauthlint.history import history
from oauthlint.model.history import Held, History
from oauthlint.pack import load_pack
from tests.extract.made_up import made

PACK = load_pack(LANGUAGE)
SECRET, REFRESH = made("google-client-secret"), made("google-refresh-token")
PACKAGE = '{ "dependencies": { "nodemailer": "^10.6.0" } }'
MAILER = """\
const nodemailer = require('nodemailer');
exports.mailer = nodemailer.createTransport({
  service: 'gmail',
  auth: { type: 'OAuth2', user: process.env.ME, clientId: process.env.ID, clientSecret: %s, refreshToken: process.env.T },
});
"""
WITH, WITHOUT = MAILER % f"'{SECRET}'", MAILER % "process.env.SECRET"

Commit = Callable[[Mapping[str, str | None]], str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = Path(os.path.realpath(tmp_path)) / "project"
    folder.mkdir()
    run(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def run(folder: Path, *words: str, date: str = "2026-01-01T12:00:00Z") -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always")
    environment = {**os.environ, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
    done = subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


def commit(folder: Path, files: Mapping[str, str | bytes | None], day: str = "2026-01-01") -> str:
    """Write these files, take away those that are None, and commit; the name of the commit comes back."""
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            target.unlink()
        else:
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
    run(folder, "add", "-A", "-f")
    run(folder, "commit", "--quiet", "-m", "change", date=f"{day}T12:00:00Z")
    return run(folder, "rev-parse", "HEAD")


def seen(folder: Path, **changed: object) -> History:
    return history(str(folder), Settings()._replace(**changed), PACK)  # type: ignore[arg-type]  # fields by name


def only(folder: Path, **changed: object) -> Held:
    (one,) = seen(folder, **changed).found
    return one


def test_a_secret_that_was_taken_out_is_told_with_the_commits_that_brought_it_and_took_it(project: Path) -> None:
    first = commit(project, {"package.json": PACKAGE, "src/mail.js": WITH}, "2026-01-01")
    last = commit(project, {"src/mail.js": WITH + "// more\n"}, "2026-01-02")
    gone = commit(project, {"src/mail.js": WITHOUT}, "2026-01-03")
    commit(project, {"src/mail.js": WITHOUT + "// more\n"}, "2026-01-04")
    one = only(project)
    assert one.finding.rule == "hardcoded-client-secret"
    assert (one.first.name, one.last.name, one.gone and one.gone.name) == (first, last, gone)
    assert (one.first.day, one.line, one.there, one.mask) == ("2026-01-01", 4, (), "GOCSPX-…")


def test_a_secret_that_is_still_there_has_not_gone(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITH})
    one = only(project)
    assert (one.gone, one.there) == (None, ("src/mail.js",))


def test_one_secret_is_one_entry_in_however_many_files_and_versions(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITH, "old/details.txt": f"secret: {SECRET}\n"})
    commit(project, {"src/mail.js": f"\n{WITH}", "old/details.txt": None})
    one = only(project)
    assert one.paths == ("old/details.txt", "src/mail.js")
    assert one.there == ("src/mail.js",)


def test_two_secrets_of_one_file_are_two(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, ".env": f"CLIENT_SECRET={SECRET}\nREFRESH_TOKEN={REFRESH}\n"})
    assert sorted(one.mask for one in seen(project).found) == ["1//…", "GOCSPX-…"]


def test_each_secret_of_a_credential_file_has_an_entry(project: Path) -> None:
    text = f'{{"installed": {{"client_id": "1-a.apps.googleusercontent.com", "client_secret": "{SECRET}"}}, '
    text += f'"refresh_token": "{REFRESH}", "client_id": "1", "client_secret": "{SECRET}"}}'
    commit(project, {"package.json": PACKAGE, "credentials.json": text})
    assert {one.mask for one in seen(project).found} == {"1//…", "GOCSPX-…"}


def test_what_was_only_ever_on_another_branch_or_in_a_merge_is_found(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITHOUT})
    run(project, "checkout", "--quiet", "-b", "try")
    tried = commit(project, {"notes.txt": f"token {REFRESH}\n"})
    run(project, "checkout", "--quiet", "main")
    commit(project, {"a.txt": "a\n"})
    run(project, "merge", "--quiet", "--no-commit", "try")
    (project / "b.txt").write_text(f"secret {SECRET}\n")
    run(project, "rm", "--quiet", "-f", "notes.txt")
    run(project, "add", "-A")
    run(project, "commit", "--quiet", "-m", "merge")
    found = {one.paths: one for one in seen(project).found}
    assert found["notes.txt",].first.name == tried
    assert found["b.txt",].there == ("b.txt",)


def test_tags_whose_history_has_it_are_named(project: Path) -> None:
    commit(project, {"package.json": PACKAGE})
    run(project, "tag", "v1")
    commit(project, {"src/mail.js": WITH})
    run(project, "tag", "v2")
    commit(project, {"src/mail.js": WITHOUT})
    run(project, "tag", "v3")
    assert only(project).tags == ("v2", "v3")


def test_since_leaves_out_what_older_commits_wrote(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITH})
    run(project, "tag", "v1")
    commit(project, {"src/mail.js": WITHOUT, "notes.txt": f"token {REFRESH}\n"})
    assert only(project, since="v1").mask == "1//…"
    assert len(seen(project).found) == 2


def test_a_commit_that_is_not_there_and_a_folder_without_git_are_said(project: Path, tmp_path: Path) -> None:
    commit(project, {"package.json": PACKAGE})
    with pytest.raises(UsageError, match="there is no such commit"):
        seen(project, since="--output=x")
    with pytest.raises(UsageError, match="no git repository"):
        seen(tmp_path)


def test_a_password_that_is_one_only_by_where_it_goes_is_found(project: Path) -> None:
    code = "const word = 'otter-41';\nrequire('nodemailer').createTransport({ host: 'smtp.example.com', "
    commit(project, {"package.json": PACKAGE, "a.js": code + "auth: { user: 'me', pass: word } });\n"})
    commit(project, {"a.js": "x\n"})
    assert only(project).finding.rule == "hardcoded-mail-password"


def test_what_stands_for_a_secret_is_none_and_what_is_allowed_is_not_told(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, "a.js": MAILER % "'YOUR_CLIENT_SECRET'"})
    commit(project, {"a.js": (MAILER % f"'{SECRET}'").replace("T },", "T }, // pragma: allowlist secret")})
    commit(project, {"a.js": "// oauthlint: ignore[hardcoded-client-secret] gone\nf('" + SECRET + "');\n"})
    assert seen(project).found == ()


def test_odd_names_binaries_and_links_are_no_trouble(project: Path) -> None:
    (project / "link.js").symlink_to("/etc/passwd")
    files = {
        "package.json": PACKAGE,
        "a b\n.txt": f"token {REFRESH}\n",
        "ü.txt": "x\n",
        "x.bin": b"\0" + SECRET.encode(),
    }
    commit(project, files)
    assert only(project).paths == ("a b\n.txt",)


def test_an_id_is_the_same_in_every_run_and_none_of_a_check(project: Path) -> None:
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITH})
    one = only(project)
    assert one.id == only(project).id
    assert one.id.startswith("oah1:")
    assert one.id[5:] != one.finding.fingerprint[5:]


def test_a_shallow_clone_is_said_to_be_incomplete(project: Path, tmp_path: Path) -> None:
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITH})
    commit(project, {"src/mail.js": WITHOUT})
    run(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", "shallow")
    found = seen(tmp_path / "shallow")
    assert found.found == ()
    assert ["shallow" in one.message for one in found.problems] == [True]


def test_each_version_is_read_once(project: Path) -> None:
    for number in range(3):
        commit(project, {f"copy{number}.txt": f"token {REFRESH}\n"})
    asked: list[str] = []

    def watch(names: object) -> object:
        asked.extend(names)  # type: ignore[call-overload]  # the names
        return names

    history(str(project), Settings(), PACK, watch)  # type: ignore[arg-type]  # likewise
    assert len(asked) == 1
