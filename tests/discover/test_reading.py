"""Reading a file: what stands in it, or why it was not read; never through a link out of the root, never waiting."""

import os
import socket
from pathlib import Path

import pytest

from oauthlint.discover import reading
from oauthlint.model.source import Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = Path(os.path.realpath(tmp_path)) / "root"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "a.js").write_text("a")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.js").write_text("not for us")
    return folder


def read(root: Path, path: str) -> bytes | Problem:
    return reading.read(str(root), path, set())


def kind(found: bytes | Problem) -> str:
    assert isinstance(found, Problem)
    return found.kind


def test_a_file_is_its_bytes(root: Path) -> None:
    assert read(root, "src/a.js") == b"a"


def test_a_large_file_is_read_in_full(root: Path) -> None:
    data = os.urandom(3_000_001)
    (root / "large").write_bytes(data)
    assert read(root, "large") == data


def test_a_file_without_a_size_is_read_in_full() -> None:
    found = reading.read("/proc/self", "status", set())
    if isinstance(found, Problem) or not found:
        pytest.skip("no /proc here")
    assert found.startswith(b"Name:")


@pytest.mark.parametrize("path", ["missing.js", "src/missing/a.js", "src/a.js/b.js", "src", "nul\0.js"])
def test_what_is_not_there_is_empty(root: Path, path: str) -> None:
    assert read(root, path) == b""


@pytest.mark.parametrize("link", ["src/link.js", "link", "src/chain.js"])
def test_links_inside_are_followed(root: Path, link: str) -> None:
    (root / "src" / "link.js").symlink_to("a.js")
    (root / "src" / "chain.js").symlink_to("../src/link.js")
    (root / "link").symlink_to(root / "src" / "a.js")
    assert read(root, link) == b"a"


def test_folders_that_are_links_inside_are_followed(root: Path) -> None:
    (root / "lib").symlink_to("src")
    assert read(root, "lib/a.js") == b"a"


@pytest.mark.parametrize(
    ("link", "target", "path"),
    [
        ("src/link.js", "../../outside/b.js", "src/link.js"),
        ("src/lib", "../../outside", "src/lib/b.js"),
        ("src/lib", "../..", "src/lib/outside/b.js"),
        ("src/root", "/", "src/root/etc/passwd"),
        ("unused", "src", "../outside/b.js"),
        ("unused", "src", "src/../../outside/b.js"),
    ],
)
def test_nothing_outside_is_read(root: Path, link: str, target: str, path: str) -> None:
    (root / link).symlink_to(target)
    inside: set[str] = set()
    reading.read(str(root), "src/a.js", inside)
    assert kind(reading.read(str(root), path, inside)) == "outside"


def test_a_folder_beside_the_root_with_a_like_name_is_outside(root: Path) -> None:
    (root.parent / "root2").mkdir()
    (root.parent / "root2" / "b.js").write_text("not for us")
    (root / "link.js").symlink_to("../root2/b.js")
    assert kind(read(root, "link.js")) == "outside"


def test_broken_links_and_rings_are_empty(root: Path) -> None:
    (root / "broken").symlink_to("gone")
    (root / "ring").symlink_to("ring")
    assert (read(root, "broken"), read(root, "ring")) == (b"", b"")


def test_what_is_no_file_is_refused_without_waiting(root: Path) -> None:
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(root)  # the name of a socket has to be short
        server.bind("socket")
        assert [kind(read(root, one)) for one in ("pipe", "socket")] == ["unreadable", "unreadable"]


def test_a_device_is_refused() -> None:
    assert kind(reading.read("/dev", "zero", set())) == "unreadable"


def test_a_file_that_may_not_be_read_is_said(root: Path) -> None:
    (root / "mine").write_text("x")
    (root / "mine").chmod(0)
    if os.access(root / "mine", os.R_OK):
        pytest.skip("this user may read everything")
    assert kind(read(root, "mine")) == "unreadable"


def test_a_file_beyond_all_sense_is_not_read(root: Path) -> None:
    with (root / "huge").open("wb") as file:
        file.truncate(reading.LARGEST + 1)
    assert kind(read(root, "huge")) == "too-large"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_says_what_the_text_is(encoding: str) -> None:
    assert reading.as_utf8("\ufeffA=ü\r\n".encode(encoding)) == "A=ü\r\n".encode()


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x00\x00", "\ufeffA".encode(), b"\xff\xd8\xff\xe0"])
def test_other_bytes_are_left_alone(data: bytes) -> None:
    assert reading.as_utf8(data) is data
