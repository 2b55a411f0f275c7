"""Refresh tokens that a script puts away, with and without a look at them."""

import pytest

from oauthlint.extract import javascript
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.serial import dump, load

READER = Reader(
    scanner((), b"a key made up for tests"), frozenset(), frozenset(), overwrites=frozenset({"save", "update", "set"})
)


def facts(code: str) -> FileFacts:
    return javascript.extract(code.encode(), "src/a.ts", READER)


def places(code: str) -> list[tuple[str, str, str]]:
    """Method, owner and words of each."""
    return [(one.method, one.owner, code[one.place.start : one.place.end]) for one in facts(code).stored]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("user.refreshToken = t.refresh_token;", ("=", "user", "t.refresh_token")),
        ("user.google.refresh_token = t.refresh_token!;", ("=", "user.google", "t.refresh_token")),
        ("db.save({ refreshToken: t.refresh_token });", ("save", "db", "t.refresh_token")),
        ("this.db.update(id, { $set: { refreshToken: t.refresh_token } });", ("update", "this.db", "t.refresh_token")),
        ("db.save({ refresh_token });", ("save", "db", "refresh_token")),
        ("cache.set('refresh_token', t.refresh_token);", ("set", "cache", "t.refresh_token")),
    ],
)
def test_a_place_that_writes_over_what_was_there_is_told(code: str, told: tuple[str, str, str]) -> None:
    assert places(code) == [told]


@pytest.mark.parametrize(
    "code",
    [
        "user.refreshToken = t.refresh_token ?? user.refreshToken;",
        "user.refreshToken = t.refresh_token || old;",
        "user.refreshToken ??= t.refresh_token;",
        "if (t.refresh_token) user.refreshToken = t.refresh_token;",
        "if (t.refresh_token) { user.refreshToken = t.refresh_token; }",
        "t.refresh_token && db.save({ refreshToken: t.refresh_token });",
        "function f(t) { if (!t.refresh_token) return; user.refreshToken = t.refresh_token; }",
        "db.save({ ...(t.refresh_token && { refreshToken: t.refresh_token }) });",
        "db.save({ ...old, ...t });",
        "const user = new User(); user.refreshToken = t.refresh_token;",
        "db.create({ refreshToken: t.refresh_token });",
        "user.accessToken = t.access_token;",
        "db.save({ refreshToken: 'kept elsewhere' });",
    ],
)
def test_whatever_keeps_the_old_one_is_not(code: str) -> None:
    assert places(code) == []


def test_it_survives_the_cache() -> None:
    found = facts("user.refreshToken = t.refresh_token;")
    assert load(dump(found)) == found
