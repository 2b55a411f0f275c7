"""Whose a credential is, by the names and the lines beside it."""

import pytest

from oauthlint.model.facts import Slot
from tests.link import oauth_linking
from tests.link.oauth_linking import found

GUID = "3f1e7a52-9c4b-4d5e-8f90-1c2b3a4d5e6f"


@pytest.fixture(autouse=True)
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    google, microsoft, *_ = oauth_linking.PROVIDERS
    providers = (google, microsoft._replace(names=("azure", "ms", "outlook")))
    monkeypatch.setattr(oauth_linking, "KNOWLEDGE", oauth_linking.KNOWLEDGE._replace(providers=providers))


@pytest.mark.parametrize(
    ("lines", "owner"),
    [
        (f"AZURE_CLIENT_SECRET={GUID}", "microsoft-365"),
        (f"MS_CLIENT_SECRET={GUID}", "microsoft-365"),
        (f"SMS_CLIENT_SECRET={GUID}", None),
        (f"AZURE_TENANT=common\nCLIENT_SECRET={GUID}", "microsoft-365"),
        (f"AZURE_TENANT=common\n\nCLIENT_SECRET={GUID}", None),
        (f"AZURE_TENANT=common\n# ours\nCLIENT_SECRET={GUID}", None),
        (f"URL=https://login.microsoftonline.com/common/oauth2/v2.0/token\nCLIENT_SECRET={GUID}", "microsoft-365"),
        (f"URL=https://oauth2.googleapis.com/token\nAZURE_TENANT=common\nCLIENT_SECRET={GUID}", None),
    ],
)
def test_the_owner_of_a_value_in_an_env_file(lines: str, owner: str | None) -> None:
    slots = [one for one in found("slot", {"a.env": lines}) if isinstance(one, Slot) and one.role == "client_secret"]
    assert [(one.provider, one.guid) for one in slots] == [(owner, True)]


def test_the_owner_of_a_value_in_a_document_is_told_by_its_object_alone() -> None:
    document = f'{{ "azure": {{ "secret": 1 }}, "a": {{ "outlookTenant": "common", "clientSecret": "{GUID}" }}, "b": {{ "clientSecret": "{GUID[::-1]}" }} }}'
    slots = [one for one in found("slot", {"settings.json": document}) if isinstance(one, Slot)]
    assert [one.provider for one in slots] == ["microsoft-365", None]
