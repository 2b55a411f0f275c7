"""Addresses of OAuth2 services: which of the knowledge's they are, and where they stand."""

import pytest

from oauthlint.model.facts import OAuthAddress
from oauthlint.model.knowledge import OAuthEndpoint
from tests.link import oauth_linking
from tests.link.oauth_linking import at, found

OLD, NEW = "https://accounts.google.com/o/oauth2/token", "https://oauth2.googleapis.com/token"
FIRST = "https://login.microsoftonline.com/{}/oauth2/token"
SECOND = "https://login.microsoftonline.com/{}/oauth2/v2.0/token"
ENDPOINTS = (
    (OAuthEndpoint(NEW, "token", "current", ""), OAuthEndpoint(OLD, "token", "legacy", NEW)),
    (OAuthEndpoint(FIRST, "token", "legacy", SECOND), OAuthEndpoint(SECOND, "token", "current", "")),
)


@pytest.fixture(autouse=True)
def _addressed(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = zip(oauth_linking.PROVIDERS, ENDPOINTS, strict=True)
    providers = tuple(one._replace(endpoints=endpoints) for one, endpoints in pairs)
    monkeypatch.setattr(oauth_linking, "KNOWLEDGE", oauth_linking.KNOWLEDGE._replace(providers=providers))


def addresses(code: str) -> list[tuple[str, str, str]]:
    facts = [one for one in found("oauth_address", code) if isinstance(one, OAuthAddress)]
    return [(one.address, one.state, at(one, code)) for one in facts]


@pytest.mark.parametrize(
    ("code", "address", "text"),
    [
        (f"const u = '{OLD}';", OLD, OLD),
        (f"const u = '{OLD}?x=1';", OLD, OLD),
        (f"const u = `{OLD}?client_id=${{id}}`;", OLD, f"`{OLD}?client_id=${{id}}`"),
        (f"const u = '{FIRST.replace('{}', 'common')}';", FIRST.replace("{}", "common"), None),
        (f"const u = `{FIRST.replace('{}', '${tenant}')}`;", FIRST, None),
        ("const u = 'https://login.microsoftonline.com/' + tenant + '/oauth2/token';", FIRST, None),
    ],
)
def test_a_legacy_address_is_found_once_however_it_is_written(code: str, address: str, text: str | None) -> None:
    ((one, state, where),) = addresses(code)
    assert (one, state) == (address, "legacy")
    assert text is None or where == text


@pytest.mark.parametrize("end", ["/oauth2/v3/certs", "/oauth2/token/extra", ""])
def test_another_path_of_the_same_host_is_none(end: str) -> None:
    assert addresses(f"const u = 'https://accounts.google.com{end}';") == []


def test_a_current_address_is_one_too() -> None:
    assert [state for _, state, _ in addresses(f"const u = '{NEW}';")] == ["current"]


@pytest.mark.parametrize("name", ["token_uri", "tokenUri", "AUTH_URI"])
def test_what_a_file_of_the_providers_calls_its_own_is_copied(name: str) -> None:
    (one,) = found("oauth_address", f"const a = {{ {name}: '{OLD}' }};")
    assert isinstance(one, OAuthAddress)
    assert one.copied
