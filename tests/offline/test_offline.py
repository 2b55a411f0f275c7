"""The network is refused to all tests but those that are marked to need it, and this is how one can tell."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline.sitecustomize import RefusedError

ASKS = {
    "a look-up": "socket.getaddrinfo('localhost', 80)",
    "an old look-up": "socket.gethostbyname('localhost')",
    "a connection": "socket.socket().connect(('127.0.0.1', 9))",
    "a connection by IPv6": "socket.socket(socket.AF_INET6).connect(('::1', 9))",
    "a datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
    "a server": "socket.socket().bind(('127.0.0.1', 0))",
    "a page": "__import__('urllib.request').request.urlopen('http://localhost:9')",
}


@pytest.mark.parametrize("about", ASKS)
def test_the_tests_themselves_are_refused_it(about: str) -> None:
    with pytest.raises(RefusedError):
        eval(ASKS[about], {"socket": socket})  # noqa: S307  (ours)


@pytest.mark.parametrize("about", ASKS)
def test_programs_that_they_start_are_refused_it(about: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import socket; {ASKS[about]}"], capture_output=True, text=True, check=False
    )
    assert "RefusedError" in done.stderr


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Windows has none in Python")
def test_what_stays_on_the_machine_is_left_alone(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(os.fspath(tmp_path / "s"))
        server.listen()
        client.connect(os.fspath(tmp_path / "s"))
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"a")
        assert right.recv(1) == b"a"


def test_a_second_opinion_on_a_value_opens_no_socket_either() -> None:
    """urllib3, which comes with detect-secrets, would bind one when it is loaded."""
    asked = "from oauthlint.extract.opinion import thinks_random; import sys; print(thinks_random('aB3dkfjw9923kdlsQx'), 'urllib3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)
    assert (done.stdout.split()[1:], done.stderr) == (["True"], "")


def test_an_audit_has_its_answer_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "mail.js").write_text(
        "require('nodemailer').createTransport({ host: 'smtp.office365.com', port: 587, secure: true, auth: { pass: 'x9dk3Jd83kfLs' } });\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "oauthlint", "check", "--profile=audit", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "secure-port-mismatch" in done.stdout, done.stderr) == (1, True, "")
