import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNDECIDED = '"Wk8lamp" + "shadeVzorTin"'


def run(code: str) -> str:
    """What a fresh interpreter prints, one in which a socket cannot be opened."""
    start = "import socket, sys\ndef no(*a, **k): raise SystemExit('a socket')\nsocket.socket.connect = no\n"
    start += "from oauthlint.extract.secrets import read, scanner\nS = scanner((), b'key')\n"
    done = subprocess.run(
        [sys.executable, "-c", start + code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout + done.stderr


def test_a_second_opinion_is_asked_of_what_our_measure_leaves_open_under_a_credentials_name() -> None:
    code = f"read({UNDECIDED}, (), 'clientSecret', S); print('detect_secrets' in sys.modules)"
    assert run(code) == "True\n"


def test_it_is_not_asked_of_passwords_and_of_strings_without_a_role() -> None:
    code = f"[read({UNDECIDED}, (), name, S) for name in ('pass', '', 'title')]; print('detect_secrets' in sys.modules)"
    assert run(code) == "False\n"


def test_it_looks_at_the_value_alone() -> None:
    code = "from oauthlint.extract.opinion import thinks_random as t\n"
    code += "print(t('q83vEjRWeJcrze8SNFZ4kA' + 'LpXo27TbMdYh'), t('0123456789abcdef' * 2), t('aaaabbbbccccdddd'))"
    assert run(code) == "True True False\n"
