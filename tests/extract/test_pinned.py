"""Files that pin the release of Node.js."""

import pytest

from oauthlint.extract import pinned
from oauthlint.extract.reader import Reader
from tests.extract.made_up import a_scanner, made
from tests.extract.showing import show

READER = Reader(a_scanner(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("path", "text", "release"),
    [
        (".nvmrc", "v18.20.4\n", "18.20.4"),
        (".nvmrc", "18", "18"),
        (".nvmrc", "# ours\nlts/hydrogen\n", "lts/hydrogen"),
        (".nvmrc", "lts/*", "lts/*"),
        (".node-version", "20.11.1 # as in the image\r\n", "20.11.1"),
        (".tool-versions", "python 3.12.1\nnodejs 16.20.2\n", "16.20.2"),
        (".tool-versions", "node v22\n", "22"),
        (".npmrc", "engine-strict=true\nuse-node-version = 18.20.4\n", "18.20.4"),
    ],
)
def test_the_release_is_a_setting_where_it_stands(path: str, text: str, release: str) -> None:
    (found,) = pinned.extract(text.encode(), path, READER).settings
    assert (found.path, show(found.value)) == (("node",), repr(release))
    assert text.encode()[found.key_place.start : found.key_place.end].decode() == release


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".nvmrc", ""),
        (".nvmrc", "system\n"),
        (".nvmrc", "node"),
        (".tool-versions", "ruby 3.3.0\n"),
        (".nvmrc", "\xff"),
        (".npmrc", "node-version=18\n18\n"),
    ],
)
def test_where_none_is_pinned_there_is_none(path: str, text: str) -> None:
    assert pinned.extract(text.encode("latin-1"), path, READER).settings == ()


def test_what_stands_there_beside_is_searched_for_secrets() -> None:
    secret = made("google-client-secret")
    (found,) = pinned.extract(f"# {secret}\nuse-node-version=18.20.4\n".encode(), ".npmrc", READER).secrets
    assert (found.place.start, found.place.end - found.place.start) == (2, len(secret))
