"""What of a file is looked at: of a script that says nothing of mail, what its functions do where that is asked for."""

from pathlib import Path

import pytest

from oauthlint import audit, check
from oauthlint.model.filefacts import IDLE
from oauthlint.report import render
from tests.projects_on_disk import lay_out

MAIL = """
import nodemailer from 'nodemailer';
import { options } from './plain';
import { log } from './log';
log('starting');
export const transport = nodemailer.createTransport(options(true));
"""
PLAIN = "export function options(secure) { return { host: 'h.example.com', port: 587, secure }; }\n"
LOG = "import { write } from './write';\nexport const log = (text) => write(text);\n"


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    files = {"package.json": '{"dependencies": {"nodemailer": "10.1.2"}}', "src/mail.ts": MAIL, "src/plain.ts": PLAIN}
    lay_out(tmp_path / "project", {**files, "src/log.ts": LOG, "src/write.ts": "export const write = () => 0;\n"})
    return tmp_path / "project"


@pytest.mark.parametrize("no_cache", [False, True])
def test_what_a_function_does_is_known_where_it_matters_in_each_run(project: Path, *, no_cache: bool) -> None:
    for ending in ("", "// changed\n"):
        with (project / "src" / "mail.ts").open("a") as file:
            file.write(ending)
        report = check([str(project)], no_cache=no_cache)
        assert "secure-port-mismatch" in [one.rule for one in report.findings]


def test_what_nobody_asks_about_is_not_read(project: Path) -> None:
    known = check([str(project)], no_cache=True).sources.facts
    assert {path: one.flags for path, one in known.items() if path.startswith("src/")} == {
        "src/mail.ts": (),
        "src/plain.ts": (),
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_shown_of_a_file_that_has_changed_since_it_was_read(
    project: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changing(*given: object) -> object:
        for path in ("src/mail.ts", "src/plain.ts"):
            (project / path).write_text("// swapped away\n" * 20)
        return judge(*given)  # type: ignore[arg-type]

    judge = audit.judge
    monkeypatch.setattr(audit, "judge", changing)
    report = check([str(project)], no_cache=True, jobs=jobs, profile="audit")
    shown = render(report, "html")
    assert "secure-port-mismatch" in shown
    assert "swapped away" not in shown


USES = "import { welcome } from './welcome'; // by smtp\nimport { page } from './page';\npage('gmail');\n"
WELCOME = """
import nodemailer from 'nodemailer';
const transport = nodemailer.createTransport({ host: 'h.example.com', port: 587 });
export async function welcome(to) { await transport.sendMail({ to }); }
"""


@pytest.mark.parametrize(("no_cache", "jobs"), [(True, 1), (True, 2), (False, 1)])
def test_what_an_idle_script_calls_is_known_where_somebody_asks_who_calls(
    project: Path, jobs: int, *, no_cache: bool
) -> None:
    for path, text in (("idle", "import { page } from './page'; page('gmail');"), ("welcome", WELCOME)):
        (project / "src" / f"{path}.ts").write_text(text)
    for calls in (1, 2001):  # the latter are more than are looked at
        (project / "src" / "uses.ts").write_text(USES + "welcome('a');\n" * calls)
        for _ in range(2):
            report = check([str(project)], no_cache=no_cache, jobs=jobs, profile="audit")
            lost = [one.place.path for one in report.findings if one.rule == "send-error-unhandled"]
            assert set(lost) == {"src/uses.ts"}
            limits = [one.path for one in report.problems if one.kind == "limit"]
            assert limits == ["src/uses.ts"] * (calls > 1)
    if no_cache:
        assert IDLE in report.sources.facts["src/idle.ts"].flags
        assert IDLE not in report.sources.facts["src/uses.ts"].flags


def test_a_call_that_names_an_idle_script_tells_of_it_what_a_run_over_all_does(project: Path) -> None:
    (project / "src" / "welcome.ts").write_text(WELCOME)
    (project / "src" / "uses.ts").write_text(USES + "welcome('a');\n")
    told = [
        [
            (one.rule, one.place)
            for one in check([str(path)], no_cache=True, profile="audit").findings
            if one.place.path == "src/uses.ts"
        ]
        for path in (project, project / "src" / "uses.ts")
    ]
    assert told[0]
    assert told[0] == told[1]
