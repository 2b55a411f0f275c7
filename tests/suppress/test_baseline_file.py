"""The baseline as a file: sorted lines that merge, and errors that name the line."""

from pathlib import Path

import pytest

from oauthlint.errors import ConfigError
from oauthlint.model.finding import Entry
from oauthlint.suppress.baseline_file import NAME, dump, load

ONE = Entry("oal1:0000000001", "a-rule", "a.js", "accepted", "")
TWO = Entry("oal1:0000000002", "a-rule", "ä.js", "to-rotate", "ticket 7", "2027-01-31")


def test_what_is_written_is_read_in_the_order_of_paths_each_once(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(dump([TWO, ONE, ONE]))
    assert load(str(tmp_path)) == (ONE, TWO)
    assert (tmp_path / NAME).read_bytes().count(b"\n") == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("<<<<<<< HEAD", ":2: a merge conflict"),
        ("[]", ":2: not a JSON object"),
        ("{", ":2: not a JSON object"),
        ('{"fingerprint": "oal1:1", "rule": "r", "path": "p"}', ":2: the key `state` is missing"),
        ('{"fingerprint": "oal1:1", "rule": "r", "path": "p", "state": "fine"}', ":2: the state `fine` is none of"),
        ('{"fingerprint": "oal1:1", "rule": "r", "path": "p", "state": "accepted", "untill": "x"}', "mean `until`"),
        ('{"fingerprint": "oal1:1", "rule": "r", "path": 1, "state": "accepted"}', ":2: `path` is no text"),
        ('{"fingerprint": "oal1:1", "rule": "r", "path": "p", "state": "accepted", "until": "soon"}', "not a date"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / NAME).write_text(dump([ONE]).decode() + line + "\n")
    with pytest.raises(ConfigError) as caught:
        load(str(tmp_path))
    assert says in caught.value.message
    assert caught.value.message.startswith(NAME)


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "elsewhere").write_bytes(dump([ONE]))
    (tmp_path / "project" / NAME).symlink_to("../elsewhere")
    with pytest.raises(ConfigError, match="leads out of the project"):
        load(str(tmp_path / "project"))
    assert load(str(tmp_path / "project"), str(tmp_path / "elsewhere")) == (ONE,)
