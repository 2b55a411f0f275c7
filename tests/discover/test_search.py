"""The search by Hyperscan and the one without it give the same answer."""

import importlib.util
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oauthlint.discover import search
from oauthlint.discover.kinds import GROUPS, MAIL, OAUTH, SECRET

WORDS = [word for group in GROUPS for word in group]
TEXTS = some.lists(
    some.sampled_from([*WORDS, *(word.upper() for word in WORDS), *(word[:-1] for word in WORDS)])
    | some.binary(max_size=9)
).map(b" ".join)
HAS_HYPERSCAN = importlib.util.find_spec("hyperscan") is not None
needs_hyperscan = pytest.mark.skipif(not HAS_HYPERSCAN, reason="Hyperscan is not installed here")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"", 0),
        (b"nothing to see", 0),
        (b"NodeMailer", MAIL),
        (b"refresh_token", OAUTH),
        (b"-----BEGIN", SECRET),
        (b"gmail and ClientSecret", MAIL | OAUTH),
        (b"gmail private_key oauth2", MAIL | OAUTH | SECRET),
        (b"mailXsend mail_send", 0),
        (b"ya29x", 0),
        (b"a\0b\xffya29.", MAIL | SECRET),
    ],
)
def test_groups_are_told_by_their_words(text: bytes, found: int) -> None:
    assert search.plain(GROUPS)(text) == found


@needs_hyperscan
def test_both_find_every_word() -> None:
    fast, plain = search.fast(GROUPS), search.plain(GROUPS)
    assert fast is not None
    for word in WORDS:
        assert fast(word.upper()) == plain(word) > 0


@needs_hyperscan
@given(TEXTS)
def test_both_give_the_same_answer(text: bytes) -> None:
    fast = search.fast(GROUPS)
    assert fast is not None
    assert fast(text) == search.plain(GROUPS)(text)


def test_little_is_searched_without_hyperscan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    find = search.searcher(GROUPS, enough=10)
    assert [find(b"gmail"), find(b"x" * 20), find(b"gmail"), find(b"smtp")] == [MAIL, 0, MAIL, MAIL]


@needs_hyperscan
def test_much_is_searched_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    fast = search.fast

    def counted(groups: tuple[search.Words, ...]) -> search.Search | None:
        made.append(1)
        return fast(groups)

    monkeypatch.setattr(search, "fast", counted)
    find = search.searcher(GROUPS, enough=10)
    assert (find(b"gmail"), made) == (MAIL, [])
    assert (find(b"oauth2" * 3), made) == (OAUTH, [1])
    assert (find(b"gmail"), find(b"nothing"), made) == (MAIL, 0, [1])
