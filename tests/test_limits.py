"""Limits: the page about them says what the code does, and each that is hit is said in the summary and in SARIF."""

import importlib
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oauthlint.__main__ import answer
from oauthlint.extract import grammar, json_text, most
from tests.hostile.ending import write

PAGE = (Path(__file__).parent.parent / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| [^|]+ \| ([\d,.]+) \| `([\w.]+)` \|", PAGE, re.MULTILINE)
MAIL = "const n = require('nodemailer');\nn.createTransport({ host: 'smtp.a.test', port: 587, secure: true });\n"
SCRIPT = "const n = require('nodemailer');\n"


def in_code(name: str) -> Any:  # noqa: ANN401  (a number of whatever kind)
    parts = name.split(".")
    if name == "config.Settings.max_file_size":
        from oauthlint.config import Settings

        return Settings().max_file_size
    return getattr(importlib.import_module(f"oauthlint.{'.'.join(parts[:-1])}"), parts[-1])


def test_the_page_has_rows() -> None:
    assert len(ROWS) == len(re.findall(r"^\| (?!---|limit )", PAGE, re.MULTILINE)) > 35


@pytest.mark.parametrize(("number", "name"), ROWS)
def test_the_page_has_the_numbers_of_the_code(number: str, name: str) -> None:
    assert float(number.replace(",", "")) == in_code(name)


@pytest.mark.parametrize("name", [one for one in dir(most) if one.isupper() and one[0] != "_"])
def test_every_limit_of_that_sort_is_on_the_page(name: str) -> None:
    assert f"extract.most.{name}" in {one for _, one in ROWS}


Made = Callable[[], dict[str, str | bytes]]


def many(line: str, number: int) -> str:
    return SCRIPT + "".join(line.replace("#", str(one)) + "\n" for one in range(number))


HIT: dict[str, tuple[str, Made]] = {
    "bytes that are parsed": ("too-large", lambda: {"a.js": MAIL + "f(1);\n" * 200_000}),
    "bytes that are read": ("too-large", lambda: {"a.js": b"nodemailer\n" + bytes(64_000_000)}),
    "bytes of a line": ("minified", lambda: {"a.js": SCRIPT + "f(1);" * 2_000}),
    "depth": ("limit", lambda: {"a.json": '{"smtp":' + "[" * 70 + "]" * 70 + "}"}),
    "depth of YAML": ("limit", lambda: {"a.yaml": "smtp: " + "[" * 70 + "]" * 70}),
    "aliases": (
        "limit",
        lambda: {"a.yaml": "smtp: &a0 [x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))},
    ),
    "calls": ("limit", lambda: {"a.js": many("n.createTransport({ port: # });", most.CALLS + 1)}),
    "functions": (
        "limit",
        lambda: {"a.js": many("function f#() { return # }", most.BODIES + 1) + many("x.sendMail(f#());", most.BODIES + 1)},
    ),
    "flows": (
        "limit",
        lambda: {"a.js": many("t.sendMail({});", most.FLOWS + 1)},
    ),
    "logs": ("limit", lambda: {"a.js": many("console.log(process.env.SMTP_PASS);", most.LOGGED + 1)}),
    "answers": (
        "limit",
        lambda: {"a.js": many("app.get('/', (req, res) => res.json({ accessToken: tokens.access_token }));", most.RESPONDED + 1)},
    ),
    "codes": ("limit", lambda: {"a.js": many("n.f().catch((err) => { if (err.code === 'EAUTH') g(#); });", most.COMPARED + 1)}),
    "stored tokens": ("limit", lambda: {"a.js": many("user.refreshToken = tokens#.refresh_token;", most.STORED + 1)}),
    "addresses": (
        "limit",
        lambda: {"a.js": many("f(`https://accounts.google.com/o/oauth2/v2/auth?client_id=${a}&n=#`);", most.ADDRESSES + 1)},
    ),
    "mentions": ("limit", lambda: {"a.md": "# nodemailer and smtp\n\n" + "Allow less secure apps for Gmail.\n\n" * 300}),
    "an ignore file": ("limit", lambda: {".gitignore": "x\n" * 600_000}),
    "a pattern": ("limit", lambda: {".gitignore": "**/a/**/b/**/c/**/d\n"}),
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("OAUTHLINT_NO_CACHE", "1")
    return tmp_path / "project"


def told(kind: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A limit on a file is said to people and in SARIF."""
    code = answer(["check", "--profile=audit", "--output=sarif=../out.sarif"])
    out = capsys.readouterr().out
    assert code in (0, 1, 3)
    assert re.search(rf"^(in part|incomplete)\[{kind}\]: {re.escape(path)}: ", out, re.MULTILINE), out[-1500:]
    assert re.search(rf"^(understood in part|INCOMPLETE.*): .*\b1 {kind}\b", out, re.MULTILINE)
    (run,) = json.loads(Path("../out.sarif").read_text(encoding="utf-8"))["runs"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert kind in {
        one["descriptor"]["id"]
        for one in notes
        if "locations" in one and one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path
    }


SLOW = ("functions", "calls", "an ignore file")


@pytest.mark.parametrize("what", [pytest.param(one, marks=[pytest.mark.hostile] if one in SLOW else []) for one in HIT])
def test_a_limit_that_is_hit_is_said(what: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kind, made = HIT[what]
    files = made()
    write(project, {"package.json": '{ "dependencies": { "nodemailer": "6.9.9" } }', "mail.js": MAIL, **files})
    told(kind, next(iter(files)), capsys)


@pytest.mark.parametrize("path", ["a.js", "a.toml", "a.tf", "a.md"])
def test_what_is_not_parsed_in_time_is_said(
    path: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grammar, "LONGEST_PARSE", -1.0)
    text = {"a.js": MAIL, "a.toml": "smtp = 1\n", "a.tf": 'smtp = "a"\n', "a.md": "nodemailer smtp less secure apps\n"}[
        path
    ]
    times = 2_000
    write(project, {"package.json": '{ "dependencies": { "nodemailer": "6.9.9" } }', path: text * times})
    told("timeout", path, capsys)


def test_values_that_are_too_many_are_said(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_text, "MAX_NODES", 1_000)  # 200,000 of them are near the size that is not parsed
    write(
        project,
        {"package.json": '{ "dependencies": { "nodemailer": "6" } }', "a.json": '{"smtp": [' + "1," * 2_000 + "1]}"},
    )
    told("limit", "a.json", capsys)


def test_a_git_that_is_too_slow_is_said(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from oauthlint import git

    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    monkeypatch.setattr(git, "PATIENCE", 0)
    write(project, {"mail.js": MAIL})
    assert answer(["check"]) == 1
    assert "in part[git]: git did not answer in time" in capsys.readouterr().out


OURS: dict[str, Made] = {
    "a configuration": lambda: {".oauthlint.yaml": "# x\n" * 300_000},
    "extends": lambda: {
        ".oauthlint.yaml": "extends: [a0.yaml]\n",
        **{f"a{n}.yaml": f"extends: [a{n + 1}.yaml]\n" for n in range(12)},
        "a12.yaml": "fail-on: never\n",
    },
    "a baseline": lambda: {".oauthlint-baseline.jsonl": b"{}\n" * 6_000_000},
    "a team's files": lambda: {
        ".oauthlint.yaml": "packs: [./r]\n",
        **{f"r/{n}.yaml": "" for n in range(2_001)},
    },
    "a team's bytes": lambda: {".oauthlint.yaml": "packs: [./r]\n", "r/a.yaml": "# xxxxxxxxxx\n" * 1_300_000},
    "depth": lambda: {".oauthlint.yaml": "exclude: " + "[" * 300 + "]" * 300},
    "aliases": lambda: {
        ".oauthlint.yaml": "exclude:\n" + "- &a0 [x]\n" + "".join(f"- &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    },
    "a pattern": lambda: {".oauthlint.yaml": "exclude: ['**/a/**/b/**/c/**/d']\n"},
}  # fmt: skip


@pytest.mark.parametrize("what", OURS)
def test_a_limit_on_what_is_ours_is_an_error_of_one_line(
    what: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, {"mail.js": MAIL, **OURS[what]()})
    assert answer(["check"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert "internal" not in err
