"""Every row of the behaviour table has a case, and a prediction that is wrong in any part is noticed."""

from typing import Any

import pytest
import yaml

from tests.nodemailer.cases import HERE, Server, generated, named, rows
from tests.nodemailer.expecting import Outcome, differences, expected, observed

TABLE = HERE / "table.yaml"


def test_every_row_of_the_table_has_a_case() -> None:
    situations = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["situations"]
    told: dict[str, list[str]] = {one["situation"]: [case["name"] for case in one["cases"]] for one in rows()}
    assert [one for one in situations if not told.get(one)] == []
    assert [one for one in told if one not in situations] == []


def test_a_case_has_a_name_of_its_own() -> None:
    names = [one.name for one in (*named(), *generated(50, 1))]
    assert len(set(names)) == len(names)


def test_the_same_seed_gives_the_same_cases() -> None:
    assert generated(20, 7) == generated(20, 7)
    assert generated(20, 7) != generated(20, 8)


def said(value: object) -> dict[str, Any]:
    return {"value": value, "state": "known", "shown": str(value), "places": []}


VALUES = {
    "host": "mail.example.com", "port": 587, "tls": "starttls", "method": "XOAUTH2", "user": "me@example.com",
    "accessToken": "at", "password": "pw", "token": "access-token", "renewal": "refresh-token", "retry": "new-token", "failure": "none",
    "rejectUnauthorized": True, "tokenRejectUnauthorized": True, "tokenUrl": "https://token.example.com/", "verify": "logs-in", "forceAuth": False,
}  # fmt: skip
SEEN = {
    "connections": [{"host": "mail.example.com", "port": 587, "secure": False}],
    "logins": [
        {"mechanism": "XOAUTH2", "user": "me@example.com", "secret": "at", "secured": True},
        {"mechanism": "XOAUTH2", "user": "me@example.com", "secret": "fresh-1", "secured": True},
    ],
    "requests": [{"url": "https://token.example.com/", "body": {"grant_type": "refresh_token"}}],
    "send": {"code": "EAUTH", "message": "Invalid login: 535 5.7.8 refused"},
    "verify": {"code": "EAUTH", "message": "Invalid login: 535 5.7.8 refused"},
    "certificates": [["mail", True], ["token", True]],
    "crash": None,
}
REFUSING = Server(login="refuse", starttls=True)


def predicted(**wrong: object) -> Outcome:
    found = {
        "values": {name: said(value) for name, value in {**VALUES, **wrong}.items()},
        "body": {"grant_type": said(wrong.get("grant", "refresh_token"))},
    }
    return expected(found, found, REFUSING, lambda one: one["value"])


def test_a_right_prediction_has_no_difference() -> None:
    assert differences(predicted(), observed(SEEN), {}) == []


WRONG = {
    "host": ("localhost", "connections"),
    "port": (465, "connections"),
    "tls": ("none", "logins"),
    "method": ("password", "logins"),
    "user": ("you@example.com", "logins"),
    "accessToken": ("other", "logins"),
    "token": ("refresh-token", "logins"),
    "renewal": ("provision-callback", "requests"),
    "retry": ("same-token", "requests"),
    "failure": ("service-account-crash", "crash"),
    "tokenUrl": ("https://elsewhere.example.com/", "requests"),
    "verify": ("passes", "verify"),
    "rejectUnauthorized": (False, "certificates"),
    "tokenRejectUnauthorized": (False, "certificates"),
    "grant": ("client_credentials", "requests"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_prediction_is_noticed(name: str) -> None:
    value, part = WRONG[name]
    lines = differences(predicted(**{name: value}), observed(SEEN), {})
    assert part in [one.partition(":")[0] for one in lines]


def test_what_is_explained_is_let_pass() -> None:
    assert differences(predicted(user="you@example.com"), observed(SEEN), {"logins": "made up"}) == []
