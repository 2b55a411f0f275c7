"""A connection URL is taken apart as Nodemailer does it."""

import pytest

from oauthlint.link import connection
from oauthlint.model.source import Place
from oauthlint.model.value import Constant, Dynamic, Env, Join, Object, Text, Value

HERE = (Place("a.js", 0, 1),)
URLS = {
    "smtp://mail.example.com": {"secure": False, "host": "mail.example.com"},
    "smtps://mail.example.com:465": {"secure": True, "host": "mail.example.com", "port": "465"},
    "smtps://me:p%40w@mail.example.com/?pool=true": {
        "secure": True,
        "host": "mail.example.com",
        "auth": {"user": "me", "pass": "p@w"},
        "pool": True,
    },
    "smtp://me@mail.example.com": {"secure": False, "host": "mail.example.com", "auth": {"user": "me", "pass": ""}},
    "smtp://mail.example.com?secure=true&host=x&port=25": {"secure": False, "host": "mail.example.com", "port": 25.0},
    "smtp://?service=gmail": {"secure": False, "service": "gmail"},
    "smtp://[::1]:1025": {"secure": False, "host": "::1", "port": "1025"},
    "smtp://mail.example.com/?tls.rejectUnauthorized=false": {
        "secure": False,
        "host": "mail.example.com",
        "tls": {"rejectUnauthorized": False},
    },
    "direct:?name=host": {"direct": True, "name": "host"},
}


def plain(value: Value) -> object:
    if isinstance(value, Object):
        return {one.key: plain(one.value) for one in value.entries}
    return value.text if isinstance(value, Text) else value.value if isinstance(value, Constant) else value


@pytest.mark.parametrize("url", URLS)
def test_a_url_means_these_options(url: str) -> None:
    found = connection.read(Text(HERE, url))
    assert found is not None
    assert plain(found.options) == URLS[url]


@pytest.mark.parametrize("text", ["https://mail.example.com", "gmail", "", "smtp"])
def test_another_text_is_no_connection(text: str) -> None:
    assert connection.read(Text(HERE, text)) is None


def test_a_key_with_a_dot_is_lost() -> None:
    found = connection.read(Text(HERE, "smtps://me:pw@mail.example.com/?auth.type=OAuth2&type=OAuth2"))
    assert found is not None
    assert found.lost == ("auth.type",)
    assert "type" in found.keys


def test_what_is_not_known_of_a_url_stays_unknown() -> None:
    user, password = Env(HERE, "USER"), Dynamic(HERE, "from elsewhere")
    parts = (Text(HERE, "smtp://"), user, Text(HERE, ":a"), password, Text(HERE, "@smtp.gmail.com"))
    found = connection.read(Join(HERE, parts))
    assert found is not None
    assert plain(found.keys["host"]) == "smtp.gmail.com"
    assert plain(found.keys["auth"]) == {"user": user, "pass": Dynamic(HERE, "part of a URL")}


def test_a_query_that_is_not_known_leaves_the_options_open() -> None:
    parts = (Text(HERE, "smtp://mail.example.com/?"), Env(HERE, "KEY"), Text(HERE, "=1"))
    found = connection.read(Join(HERE, parts))
    assert found is not None
    assert found.options.open
