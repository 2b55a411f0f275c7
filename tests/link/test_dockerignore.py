"""What Docker's own rules leave out."""

import pytest

from oauthlint.link.dockerignore import is_ignored


@pytest.mark.parametrize(
    ("patterns", "path", "left_out"),
    [
        (".env", ".env", True),
        ("/.env", ".env", True),
        ("./.env", ".env", True),
        (".env*", ".env.production", True),
        (".env", "api/.env", False),
        ("**/.env", "api/.env", True),
        ("**/.env", ".env", True),
        ("**/.env*", "a/b/.env.local", True),
        ("*", ".env", True),
        ("* !.env", ".env", False),
        ("* !src", ".env", True),
        (".env* !.env .env", ".env", True),
        ("secrets", "secrets/key.json", True),
        ("secret?", "secrets/key.json", True),
        ("[a-k]ey.json", "key.json", True),
        ("*.json", "a/key.json", False),
        ("node_modules", ".env", False),
        ("[", ".env", False),
        ("", ".env", False),
    ],
)
def test_the_last_pattern_that_fits_decides(patterns: str, path: str, left_out: bool) -> None:
    assert is_ignored(patterns.split(), path) is left_out


def test_a_pattern_that_could_be_matched_in_millions_of_ways_is_not_heeded() -> None:
    assert not is_ignored(("*a*a*a*a*a*a*a*b", "**/a*/**/a*/**/a*/**/a*/b"), "a" * 250)
