"""Code for browsers: what says that a file is, and which names publish a secret."""

import pytest

from oauthlint.model.facts import BrowserUse
from oauthlint.model.practice import Browser, MailWords
from tests.link import oauth_linking
from tests.link.linking import manifest
from tests.link.oauth_linking import found

WORDS = MailWords(mail=("smtp", "gmail"), oauth=("google",), general=("client", "secret", "refresh", "token"))
BROWSER = Browser(("nodemailer",), ("NEXT_PUBLIC_", "PUBLIC_"), ("vite",), ("next",))
IMPORT = "import nodemailer from 'nodemailer'; export const m = nodemailer.createTransport({});"


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    known = oauth_linking.KNOWLEDGE._replace(browser=BROWSER, mail_words=WORDS)
    monkeypatch.setattr(oauth_linking, "KNOWLEDGE", known)
    monkeypatch.setattr(oauth_linking, "READER", oauth_linking.reader_of(known, b"a key made up for tests"))


def uses(path: str, code: str, **packages: str) -> list[BrowserUse]:
    asked = manifest("package.json", nodemailer="^10.0.0", **packages)
    return [one for one in found("browser_use", {path: code}, asked) if isinstance(one, BrowserUse)]


@pytest.mark.parametrize(
    ("path", "code", "packages", "side"),
    [
        ("app/a.tsx", f"'use client'; {IMPORT}", {"next": "15"}, "use client"),
        ("src/A.vue", f"<script>{IMPORT}</script>", {}, "component"),
        ("src/A.svelte", f"<script>{IMPORT}</script>", {}, "component"),
        ("src/components/A.tsx", IMPORT, {"vite": "6"}, "builder"),
        ("src/components/A.tsx", IMPORT, {"vite": "6", "next": "15"}, None),
        ("src/components/A.tsx", IMPORT, {}, None),
        ("src/components/a.ts", IMPORT, {"vite": "6"}, None),
        ("src/A.astro", f"---\n{IMPORT}\n---", {}, None),
        ("app/a.tsx", IMPORT, {"next": "15"}, None),
        ("app/a.tsx", f"'use server'; {IMPORT}", {"next": "15"}, None),
    ],
)
def test_what_says_that_a_file_is_for_browsers(
    path: str, code: str, packages: dict[str, str], side: str | None
) -> None:
    assert [one.side for one in uses(path, code, **packages)] == ([side] if side else [])


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("NEXT_PUBLIC_GOOGLE_CLIENT_SECRET", True),
        ("NEXT_PUBLIC_CLIENT_SECRET", True),
        ("NEXT_PUBLIC_SMTP_PASSWORD", True),
        ("PUBLIC_GMAIL_REFRESH_TOKEN", True),
        ("NEXT_PUBLIC_GOOGLE_CLIENT_ID", False),
        ("NEXT_PUBLIC_ADMIN_PASSWORD", False),
        ("NEXT_PUBLIC_SPOTIFY_CLIENT_SECRET", False),
        ("NEXT_PUBLIC_MAPBOX_ACCESS_TOKEN", False),
        ("GOOGLE_CLIENT_SECRET", False),
    ],
)
def test_a_name_that_publishes_a_secret(name: str, published: bool) -> None:
    assert [one.name for one in uses("src/a.ts", f"export const a = process.env.{name};")] == [name] * published


PUBLIC = "export const a = process.env.NEXT_PUBLIC_GOOGLE_CLIENT_SECRET;"


@pytest.mark.parametrize(
    ("path", "code", "packages", "server"),
    [
        ("src/server/a.ts", PUBLIC, {}, True),
        ("src/api/a.ts", PUBLIC, {}, True),
        ("src/a.ts", PUBLIC, {}, False),
        ("utils/mail.js", f"{IMPORT} {PUBLIC}", {"next": "12"}, True),
        ("src/mail.js", f"{IMPORT} {PUBLIC}", {"vite": "6"}, False),
        ("src/mail.js", f"'use client'; {IMPORT} {PUBLIC}", {"next": "15"}, False),
    ],
)
def test_code_that_looks_like_a_server_s(path: str, code: str, packages: dict[str, str], server: bool) -> None:
    assert [one.server for one in uses(path, code, **packages) if one.via == "env"] == [server]
