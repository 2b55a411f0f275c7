"""Options of the test run: `--update` writes expectations anew. Read the difference before you commit it.

The network is refused to all tests and to what they start, but for the suites that are marked to need it.
"""

import os
from pathlib import Path

import pytest

from tests.offline.sitecustomize import refuse

NETWORKED = ("browser", "nodemailer", "precommit")  # a driver on a local port, local servers, packages


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write expected output anew instead of comparing with it")


def pytest_collection_finish(session: pytest.Session) -> None:
    if not any(one.get_closest_marker(name) for one in session.items for name in NETWORKED):
        folder = str(Path(__file__).with_name("offline"))
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH")]))
        refuse()


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
