"""Five hundred audits in a row leave nothing behind, and twenty at once are in nobody's way."""

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from tests.endurance.load import audited

pytestmark = pytest.mark.endurance

MANY = 500
GROWTH = 1.05  # of the memory from the second hundred on; what is loaded late is loaded by then
AT_ONCE = 20


@pytest.mark.skipif(sys.platform != "linux", reason="the size of the process is read from /proc")
def test_memory_is_flat_and_no_audit_hears_of_another() -> None:
    words = [sys.executable, "-m", "tests.endurance.load", f"--projects={MANY}"]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["audits"] for one in seen] == [100, 200, 300, 400, 500]
    assert all(one["same"] for one in seen)
    assert seen[-1]["objects"] <= seen[1]["objects"] * GROWTH, seen
    assert seen[-1]["megabytes"] <= seen[1]["megabytes"] * GROWTH, seen


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_twenty_at_once_say_what_each_says_alone(pool: type[ThreadPoolExecutor | ProcessPoolExecutor]) -> None:
    alone = [audited(number) for number in range(AT_ONCE)]
    assert len({*alone}) > AT_ONCE // 2
    with pool(AT_ONCE) as many:
        assert list(many.map(audited, range(AT_ONCE))) == alone
