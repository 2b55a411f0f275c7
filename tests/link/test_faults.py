"""Scopes that are misspelt, and the narrowest scope that is enough."""

import pytest

from oauthlint.model.facts import ScopeItem
from oauthlint.model.knowledge import ScopeKnowledge
from tests.link import oauth_linking
from tests.link.oauth_linking import at, found

ALL = ("gmail_send", "gmail_draft", "gmail_other")
SCOPES = (
    ScopeKnowledge("https://mail.google.com/", "restricted", "smtp", ALL),
    ScopeKnowledge("https://www.googleapis.com/auth/gmail.send", "sensitive", "send", ("gmail_send",)),
    ScopeKnowledge(
        "https://www.googleapis.com/auth/gmail.compose", "restricted", "compose", ("gmail_send", "gmail_draft")
    ),
)
CLIENT = "import { OAuth2Client } from 'google-auth-library'; const c = new OAuth2Client(); "


@pytest.fixture(autouse=True)
def _scopes(monkeypatch: pytest.MonkeyPatch) -> None:
    google, *others = oauth_linking.PROVIDERS
    known = oauth_linking.KNOWLEDGE._replace(providers=(google._replace(scopes=SCOPES), *others))
    monkeypatch.setattr(oauth_linking, "KNOWLEDGE", known)


def scopes(code: str) -> list[ScopeItem]:
    return [one for one in found("scope", code) if isinstance(one, ScopeItem)]


@pytest.mark.parametrize(
    ("written", "fault", "corrected"),
    [
        ("'mail.google.com'", "no-scheme", "https://mail.google.com/"),
        ("'mail.google.com/'", "no-scheme", "https://mail.google.com/"),
        ("'http://mail.google.com/'", "http", "https://mail.google.com/"),
        ("'https://mail.google.com'", "no-slash", "https://mail.google.com/"),
        ("['gmail.send']", "short", "https://www.googleapis.com/auth/gmail.send"),
        ("['https://mail.google.com/']", None, None),
        ("['email']", None, None),
    ],
)
def test_a_misspelt_scope_is_told_with_what_is_meant(written: str, fault: str | None, corrected: str | None) -> None:
    code = f"{CLIENT}c.generateAuthUrl({{ scope: {written} }});"
    assert [(one.fault, one.corrected) for one in scopes(code) if one.fault] == ([(fault, corrected)] if fault else [])


def test_a_misspelt_scope_counts_as_what_it_is_meant_as() -> None:
    (one,) = scopes(f"{CLIENT}c.generateAuthUrl({{ scope: 'https://mail.google.com' }});")
    assert one.together == ("smtp",)


@pytest.mark.parametrize(
    ("written", "faulty"),
    [
        ("'https://mail.google.com/,email'", True),
        ("['https://mail.google.com/', 'email'].join(',')", True),
        ("'https://mail.google.com/ email'", False),
        ("['https://mail.google.com/', 'email']", False),
        ("LIST.split(',')", False),
    ],
)
def test_commas_count_in_a_text_that_is_sent(written: str, faulty: bool) -> None:
    code = f"{CLIENT}const LIST = 'https://mail.google.com/,email'; c.generateAuthUrl({{ scope: {written} }});"
    assert any(one.fault == "comma" for one in scopes(code)) is faulty


@pytest.mark.parametrize(
    ("calls", "least"),
    [
        ("g.users.messages.send({})", "https://www.googleapis.com/auth/gmail.send"),
        ("g.users.messages.send({}); g.users.drafts.list({})", "https://www.googleapis.com/auth/gmail.compose"),
        ("g.users.messages.list({})", "https://mail.google.com/"),
        ("g.users.getProfile({})", None),
        ("g.users[name]({})", None),
    ],
)
def test_the_narrowest_scope_for_all_that_is_called(calls: str, least: str | None) -> None:
    code = f"import {{ google }} from 'googleapis'; const g = google.gmail('v1'); const SCOPES = ['https://mail.google.com/']; {calls}"
    (one,) = scopes(code)
    assert one.project.gmail_least == least
    assert one.excess is (least is not None and least != "https://mail.google.com/")
    assert at(one, code) == "https://mail.google.com/"
