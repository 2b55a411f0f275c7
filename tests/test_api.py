"""The package as other programs use it."""

from pathlib import Path

import pytest

import oauthlint

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
