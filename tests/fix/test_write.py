"""Files are written as a whole, with their mode, and only if nobody changed them meanwhile."""

import os
from pathlib import Path

import pytest

from oauthlint.errors import UsageError
from oauthlint.fix.write import write


def test_a_file_keeps_its_mode_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "mail.js"
    file.write_bytes(b"old\r\n")
    file.chmod(0o751)
    write(str(tmp_path), {"mail.js": b"old\r\n"}, {"mail.js": b"new\r\n"})
    assert file.read_bytes() == b"new\r\n"
    assert file.stat().st_mode & 0o777 == 0o751
    assert os.listdir(tmp_path) == ["mail.js"]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write(str(tmp_path), {".env.example": b""}, {".env.example": b"NAME=\n"})
    assert (tmp_path / ".env.example").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"old")
    (tmp_path / "b.js").write_bytes(b"typed just now")
    with pytest.raises(UsageError, match=r"b\.js was not written: it was changed") as caught:
        write(str(tmp_path), {"a.js": b"old", "b.js": b"old"}, {"a.js": b"new", "b.js": b"new"})
    assert caught.value.hint == "nothing was written"
    assert (tmp_path / "a.js").read_bytes() == b"old"
    assert (tmp_path / "b.js").read_bytes() == b"typed just now"


def test_a_link_is_followed_inside_the_project_and_never_out_of_it(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "real.js").write_bytes(b"old")
    (project / "link.js").symlink_to("real.js")
    (tmp_path / "outside.js").write_bytes(b"old")
    (project / "out.js").symlink_to("../outside.js")
    write(str(project), {"link.js": b"old"}, {"link.js": b"new"})
    assert (project / "link.js").is_symlink()
    assert (project / "real.js").read_bytes() == b"new"
    with pytest.raises(UsageError, match="leads out of the project"):
        write(str(project), {"out.js": b"old"}, {"out.js": b"new"})
    assert (tmp_path / "outside.js").read_bytes() == b"old"
