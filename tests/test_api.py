"""The package as other programs use it."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import oauthlint
from oauthlint.report import FORMATS, render
from tests.endurance.variants import lasting

BAD = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({ host: 'smtp.office365.com', port: 587, secure: true });
"""


@pytest.mark.parametrize("name", oauthlint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(oauthlint, name).__name__ == name


def test_any_other_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="frobnicate"):
        _ = oauthlint.frobnicate


def test_a_check_gives_a_report(tmp_path: Path) -> None:
    (tmp_path / "mail.js").write_text(BAD)
    report = oauthlint.check([str(tmp_path)])
    assert [(one.rule, one.place.path) for one in report.findings] == [("secure-port-mismatch", "mail.js")]
    assert report.exit_code == 1


def test_options_are_those_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "mail.js").write_text(BAD)
    assert oauthlint.check([str(tmp_path)], fail_on="never").exit_code == 0
    assert oauthlint.check([str(tmp_path)], ignore=("tip-04",)).findings == ()


def test_an_unknown_option_is_an_error_that_lists_them(tmp_path: Path) -> None:
    with pytest.raises(oauthlint.OauthlintError, match="no option 'profil'") as caught:
        oauthlint.check([str(tmp_path)], profil="audit")
    assert "profile" in caught.value.hint


def test_threads_that_audit_at_once_say_what_each_says_alone(tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"p{number}").mkdir()
        (tmp_path / f"p{number}" / f"mail{number}.js").write_text(BAD * (number + 1))

    def told(number: int) -> list[str]:
        report = oauthlint.check([str(tmp_path / f"p{number}")], profile="audit", now="2026-11-22", jobs=2)
        return [lasting(render(report, name)) for name in FORMATS]

    alone = [told(number) for number in range(8)]
    with ThreadPoolExecutor(8) as several:
        assert list(several.map(told, [*range(8)] * 3)) == alone * 3


def test_no_process_is_started_beside_other_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is forked there may wait for ever for what the other threads hold."""
    (tmp_path / "a.js").write_text(BAD)
    (tmp_path / "b.js").write_text(BAD)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    with ThreadPoolExecutor(1) as other:
        assert len(other.submit(oauthlint.check, [str(tmp_path)], jobs=2).result().findings) == 2
