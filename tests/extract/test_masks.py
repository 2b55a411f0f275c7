import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oauthlint.extract.masks import mask_spans
from oauthlint.extract.placeholders import placeholder
from oauthlint.extract.secrets import scan
from oauthlint.model.filefacts import SecretText
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.source import Place
from oauthlint.model.value import Secret
from tests.extract.made_up import ALONE, NAMED, a_scanner, generate, made

SCANNER = a_scanner()


def shown(text: str, path: str = "a.js", known: tuple[SecretText, ...] = ()) -> str:
    """The text as it may be shown; the spans are checked on the way."""
    data, out, at = text.encode(), b"", 0
    for place, mask in mask_spans(data, path, known, SCANNER):
        assert place.path == path
        assert at <= place.start < place.end <= len(data)
        out += data[at : place.start] + mask.encode()
        at = place.end
    return (out + data[at:]).decode()


def known(text: str, value: str, role: str, verdict: str = "plausible") -> SecretText:
    start = text.encode().index(value.encode())
    place = Place("a.js", start, start + len(value.encode()))
    secret = Secret((place,), verdict, "", "…", "short", "abc", "x")  # type: ignore[arg-type]
    return SecretText(place, secret, role, "pass", None, (), "literal")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.js", "const s = '{s}'", "const s = 'GOCSPX-…'"),
        ("a.js", "f('{s}', '{r}')", "f('GOCSPX-…', '1//…')"),
        ("a.js", "// pass: tango7", "// pass: …"),
        ("a.js", "auth: {{ user, pass: 'tango7' }}", "auth: {{ user, pass: '…' }}"),
        ("a.js", "auth: {{ user, pass }}", "auth: {{ user, pass }}"),
        ("a.js", "pass: process.env.SMTP_PASS", "pass: process.env.SMTP_PASS"),
        ("a.js", "pass: env.SMTP_PASS || 'tango7'", "pass: env.SMTP_PASS || '…'"),
        ("a.js", "get('smtp.password', 'tango7')", "get('smtp.password', '…')"),
        ("a.js", "clientSecret:\n  'tango-foxtrot'", "clientSecret:\n  '…'"),
        ("a.js", "pass: 'tango7', note: 'tango7'", "pass: '…', note: '…'"),
        ("a.js", "pass: 'your-password'", "pass: 'your-password'"),
        ("a.js", "{{ scope: 'https://mail.google.com/' }}", "{{ scope: 'https://mail.google.com/' }}"),
        ("a.js", "tokenUrl: 'https://oauth2.googleapis.com/token'", "tokenUrl: 'https://oauth2.googleapis.com/token'"),
        ("a.js", "import '../lib/mail/createTransportWithOAuth2'", "import '../lib/mail/createTransportWithOAuth2'"),
        ("a.js", "connect('mongodb://robot:tango7@db/x')", "connect('mongodb://robot:…@db/x')"),
        ("a.js", "headers: {{ A: 'Bearer tango-foxtrot' }}", "headers: {{ A: 'Bearer …' }}"),
        (".env", "SMTP_PASS=tango7\nPORT=587", "SMTP_PASS=…\nPORT=587"),
        (".env", 'SMTP_PASS="tan go7"', 'SMTP_PASS="…"'),
        (".env", "GMAIL_CLIENT_SECRET={s}", "GMAIL_CLIENT_SECRET=GOCSPX-…"),
        ("a.sh", "run --id X_SESSION_COOKIE={o} now", "run --id X_SESSION_COOKIE=… now"),
        ("a.txt", "{o}={o}", "…"),
        (".env", "SMTP_PASS=\nHOST=smtp.corp.test", "SMTP_PASS=\nHOST=smtp.corp.test"),
        ("a.yml", "password: tango7 # old", "password: … # old"),
        ("a.json", '{{"password":"tango7","user":"robot"}}', '{{"password":"…","user":"robot"}}'),
        ("a.json", '{{"name":"keystore",\n"version":"1.0.0"}}', '{{"name":"keystore",\n"version":"1.0.0"}}'),
        ("package.json", '"smtp-server": "^1.4.0"', '"smtp-server": "^1.4.0"'),
        ("a.txt", "session cookie {o} here", "session cookie … here"),
        ("a.txt", "id 3f1e7a52-0000-4000-8000-1c2b3a4d5e6f", "id 3f1e7a52-0000-4000-8000-1c2b3a4d5e6f"),
    ],
)
def test_what_may_be_secret_is_masked_and_the_rest_stays_readable(path: str, text: str, expected: str) -> None:
    values = {
        "s": made("google-client-secret"),
        "r": made("google-refresh-token"),
        "o": made("google-client-secret-old"),
    }
    assert shown(text.format(**values), path) == expected.format()


def test_a_known_secret_is_masked_wherever_it_stands() -> None:
    text = "login('kumquat'); const p = 'kumquat'; // kumquats"
    assert shown(text, known=(known(text, "kumquat", "password"),)) == "login('…'); const p = '…'; // …s"


def test_a_part_of_a_known_secret_is_masked_but_for_words_and_numbers() -> None:
    text = (
        "const pass = '|@QWER_sohq&.kV@a(C#12345', old = '|@QWER_sohq&.kV@a', up = 'QWER_', at = '12345', you = 'sohq';"
    )
    found = known(text, "|@QWER_sohq&.kV@a(C#12345", "password")
    assert shown(text, known=(found,)) == "const pass = '…', old = '…', up = '…', at = '12345', you = 'sohq';"


def test_a_known_value_without_a_credentials_place_is_not_masked() -> None:
    text = "login('kumquat')"
    assert shown(text, known=(known(text, "kumquat", ""),)) == text


def test_a_placeholder_is_shown() -> None:
    text = "clientSecret: 'GOCSPX-" + "your-client-secret-here-0123'"
    assert shown(text, known=scan(text.encode(), "a.js", SCANNER)) == text


def test_a_key_of_many_lines_is_one_span() -> None:
    key = made("private-key").replace(r"\n", "\n").strip()
    assert shown(f"a\n{key}\nb", "a.txt") == "a\n-----BEGIN…\nb"


def test_a_secret_that_begins_another_is_masked_with_it() -> None:
    one, other = "kumquat", "kumquat-and-more"
    text = f"a('{one}'); b('{other}')"
    both = (known(text, one, "password"), known(text, other, "password"))
    assert shown(text, known=both) == "a('…'); b('…')"


KINDS = {
    "a.js": ("const x = {{ {n}: '{s}' }}", "// {n}: '{s}'", "f('{s}', `{t}`)", "{n}('{s}')\n  || '{t}'", "'{s}{t}'"),
    "a.ts": ("private readonly {n} = '{s}';", "return {{ {n}: '{t}', b: '{s}' }}"),
    ".env": ("{n}={s}", 'export {n}="{s}" # {t}', "#{n}={s}"),
    "a.json": ('{{"{n}":"{s}","b":["{t}"]}}', '{{\n  "{n}":\n    "{s}"\n}}'),
    "a.yml": ("{n}: {s}", "env:\n  - {n}={s}\n", "{n}: >-\n  {s}\n"),
    "README.md": ("`{n}={s}`", "| {n} | {s} |", "Use {s}, not {t}."),
    "notes.txt": ("{s}", "{n}\t{s}\r\n{t}", "{s},{t}"),
    "Dockerfile": ("ENV {n}={s}", "ENV {n} {s}"),
    "a.min.js": ('a={{{n}:"{s}"}},b="{t}";' * 3,),
}
CASES = [(path, template) for path, templates in KINDS.items() for template in templates]
UNDER_NAME = [case for case in CASES if re.search(r"\{n\}[\"']?(: |:\n +|[=(:])[\"'`]?\{s\}", case[1])]


def left_over(value: str, out: str, allowed: str) -> list[str]:
    """What can be read of a value: five characters in a row that stand in no public text."""
    parts = (value[at : at + 5] for at in range(len(value) - 4))
    return [part for part in parts if part in out and part not in allowed]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(CASES),
    kinds=st.tuples(st.sampled_from(ALONE), st.sampled_from(ALONE)),
    seeds=st.tuples(st.integers(0, 10_000), st.integers(10_001, 20_000)),
    name=st.sampled_from(["clientSecret", "REFRESH_TOKEN", "x", "note"]),
)
def test_no_five_characters_of_a_secret_beyond_its_public_prefix_are_shown(
    case: tuple[str, str], kinds: tuple[TokenFormat, TokenFormat], seeds: tuple[int, int], name: str
) -> None:
    path, template = case
    one, other = (generate(kind, seed) for kind, seed in zip(kinds, seeds, strict=True))
    text = template.format(n=name, s=one, t=other)
    out = shown(text, path, scan(text.encode(), path, SCANNER))
    frame = r"\n-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"
    allowed = " ".join([template.format(n=name, s="", t=""), frame, *(kind.prefix for kind in kinds)])
    assert left_over(one, out, allowed) + left_over(other, out, allowed) == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 10_000),
    kind=st.sampled_from(NAMED),
    name=st.sampled_from(["clientSecret", "SMTP_PASS", "refresh_token", "apiKey"]),
    case=st.sampled_from(UNDER_NAME),
)
def test_nor_of_one_that_only_its_name_tells(seed: int, kind: TokenFormat, name: str, case: tuple[str, str]) -> None:
    path, template = case
    value = generate(kind, seed)
    assert left_over(value, shown(template.format(n=name, s=value, t=""), path), "") == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    value=st.text("abcdefghkmnpqrstuvwz23456789#!-_.", min_size=6, max_size=20).filter(
        lambda v: not placeholder(v, "", "x")
    ),
    case=st.sampled_from(UNDER_NAME),
)
def test_nor_of_a_password(value: str, case: tuple[str, str]) -> None:
    path, template = case
    text = template.format(n="smtpPass", s=value, t="")
    assert left_over(value, shown(text, path), template) == []
