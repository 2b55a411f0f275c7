"""Where a refresh token that is put away comes from, and what makes that harmless."""

import pytest

from oauthlint.extract.reader import reader_of
from oauthlint.model.facts import StoredToken
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import CallShape
from oauthlint.model.practice import Handling, Storing
from tests.link import mail_linking
from tests.link.linking import manifest
from tests.link.mail_linking import linked

CLIENT = "import { google } from 'googleapis'; const client = new google.auth.OAuth2(id, secret, back);"
STORE = "user.refreshToken = tokens.refresh_token;"
EXCHANGE = f"async function back(user, code) {{ const {{ tokens }} = await client.getToken(code); {STORE} }}"


@pytest.fixture(autouse=True)
def _knowing_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = CallShape("googleapis", "OAuth2Client#getToken", "token_request", ("code",), (), "google")
    knowledge = mail_linking.KNOWLEDGE._replace(
        calls=(*mail_linking.KNOWLEDGE.calls, asking),
        storing=Storing(("save", "update"), ("@prisma/client", "typeorm"), ("typeorm",)),
        handling=Handling(events=("on",)),
    )
    monkeypatch.setattr(mail_linking, "KNOWLEDGE", knowledge)
    monkeypatch.setattr(mail_linking, "READER", reader_of(knowledge, b"a key made up for tests"))


def tokens(code: str, *others: FileFacts, **more: str) -> list[StoredToken]:
    found = linked({"src/a.ts": CLIENT + code, **more}, *others).facts.get("stored_token", ())
    return [one for one in found if isinstance(one, StoredToken)]


@pytest.mark.parametrize(
    ("code", "via"),
    [
        (EXCHANGE, "exchange"),
        (f"client.getToken(code, (error, tokens) => {{ {STORE} }});", "exchange"),
        (f"client.getToken(code).then(({{ tokens }}) => {{ {STORE} }});", "exchange"),
        (f"client.on('tokens', (tokens) => {{ {STORE} }});", "event"),
        (f"function keep(user, tokens) {{ {STORE} }} client.on('tokens', (t) => keep(me, t));", "event"),
        (f"client.refreshAccessToken().then(({{ credentials: tokens }}) => {{ {STORE} }});", ""),
        (f"function keep(user, tokens) {{ {STORE} }}", ""),
        (f"const tokens = readTokens(); {STORE}", ""),
    ],
)
def test_it_is_told_that_comes_as_google_sent_it(code: str, via: str) -> None:
    assert [one.via for one in tokens(code)] == ([via] if via else [])


def test_a_wrapper_of_another_file_is_told_where_it_stores() -> None:
    keep = f"export function keep(user, tokens) {{ {STORE} }}"
    code = (
        "import { keep } from './keep'; async function back(code) { keep(me, (await client.getToken(code)).tokens); }"
    )
    (found,) = tokens(code, **{"src/keep.ts": keep})
    assert found.about.place.path == "src/keep.ts"
    assert [step.place.path for step in found.about.related] == ["src/a.ts"]


UPDATE = "db.user.update({ data: { refreshToken: tokens.refresh_token } });"


@pytest.mark.parametrize(
    ("store", "package", "keeps"),
    [
        (UPDATE, "@prisma/client", True),
        (UPDATE, "typeorm", True),
        (UPDATE, "pg", False),
        (STORE, "@prisma/client", False),
        (STORE, "typeorm", True),
    ],
)
def test_a_library_may_leave_the_field_alone(store: str, package: str, keeps: bool) -> None:
    code = EXCHANGE.replace(STORE, store)
    assert [one.keeps for one in tokens(code, manifest("package.json", **{package: "1.0.0"}))] == [keeps]


def test_a_session_begins_anew() -> None:
    code = EXCHANGE.replace("user.refreshToken", "req.session.refreshToken")
    assert [one.session for one in tokens(code)] == [True]
