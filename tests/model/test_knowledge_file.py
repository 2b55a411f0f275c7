"""Knowledge files unfold into what a run needs, and say when they contradict themselves."""

import json
from typing import Any, TypeVar

import pytest
from pydantic import ValidationError

from oauthlint.model.document import Document
from oauthlint.model.knowledge import Advisory, CallShape, OptionUse, ScopeKnowledge, Service, TokenFormat
from oauthlint.model.knowledge_file import (
    AdvisoryEntry,
    LibraryFile,
    PackagesFile,
    ProviderFile,
    ServiceEntry,
    TokenEntry,
    service_key,
)

M = TypeVar("M", bound=Document)

TOKEN: dict[str, Any] = {
    "id": "demo-secret", "label": "demo secret", "role": "client_secret", "provider": "", "prefix": "DEMO-",
    "expression": "DEMO-[A-Z]{8}", "words": ["DEMO-"], "alone": True, "sample": "DEMO-[A-Z]{8}",
    "source": "https://example.com/",
}  # fmt: skip
LIBRARY: dict[str, Any] = {
    "packages": ["nodemailer"], "checked": "2026-11-22", "calls": [],
    "auth-options": {"user": {"for": "login"}, "clientId": {"for": "refresh-token", "since": "1.2.3"}},
    "auth-aliases": {"clientID": "clientId", "tenant": ""},
}  # fmt: skip


def made(model: type[M], **fields: object) -> M:
    return model.model_validate_json(json.dumps(fields))


@pytest.mark.parametrize(
    ("name", "key"),
    [("Gmail", "gmail"), ("Google Mail", "googlemail"), ("Mail.ru", "mail.ru"), ("SES-EU-WEST-1", "ses-eu-west-1")],
)
def test_a_service_is_looked_up_as_nodemailer_does(name: str, key: str) -> None:
    assert service_key(name) == key


def test_a_service_has_each_of_its_names_once() -> None:
    fields = {"name": "Gmail", "aliases": ["Google Mail", "gmail"], "domains": ["gmail.com"], "host": "smtp.gmail.com"}
    assert made(ServiceEntry, **fields, port=465, secure=True).unfold() == Service(
        "Gmail", ("gmail", "googlemail", "gmail.com"), "smtp.gmail.com", 465, True, ""
    )


def test_a_service_without_a_port_and_one_with_a_port_as_text() -> None:
    assert made(ServiceEntry, name="A", host="a.example").unfold()[3:6] == (0, None, "")
    assert made(ServiceEntry, name="A", host="a.example", port="465", since="8.0.1").unfold()[3:6] == (
        465,
        None,
        "8.0.1",
    )


def test_a_token_format_unfolds() -> None:
    assert made(TokenEntry, **TOKEN).unfold() == TokenFormat(
        "demo-secret", "demo secret", "client_secret", "", "DEMO-", "DEMO-[A-Z]{8}", ("DEMO-",), True, "DEMO-[A-Z]{8}"
    )


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"expression": "DEMO-[a-z]{8}"}, "the expression does not match a value made by `sample`"),
        ({"expression": "EMO-[A-Z]{8}"}, "does not begin with `prefix`"),
        ({"words": ["OTHER"]}, "none of `words` stands in a value made by `sample`"),
        ({"words": []}, "none of `words` stands in a value made by `sample`"),
        ({"id": "Demo_Secret"}, "should match pattern"),
        ({"source": "http://example.com"}, "should match pattern"),
        ({"alone": "true"}, "valid boolean"),
    ],
)
def test_a_token_format_must_agree_with_itself(changed: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValidationError, match=wrong):
        made(TokenEntry, **TOKEN | changed)


def test_a_format_that_counts_beside_a_name_only_needs_no_words() -> None:
    assert made(TokenEntry, **TOKEN | {"words": [], "alone": False}).unfold().words == ()


def test_a_library_has_its_calls_for_each_package() -> None:
    call = {"call": "createTransport", "makes": "transport", "arguments": ["options", ""], "options": {"a": "b"}}
    library = made(LibraryFile, packages=["a", "b"], checked="2026-11-22", calls=[call])
    assert library.unfold() == [
        CallShape(package, "createTransport", "transport", ("options", ""), (("a", "b"),), "") for package in ("a", "b")
    ]


def test_an_alias_means_an_option_that_there_is() -> None:
    assert made(LibraryFile, **LIBRARY).auth_aliases == {"clientID": "clientId", "tenant": ""}
    with pytest.raises(ValidationError, match="clientID is meant as clientID, which is not among auth-options"):
        made(LibraryFile, **LIBRARY | {"auth-aliases": {"clientID": "clientID"}})


def test_an_option_is_read_by_a_step_since_a_release() -> None:
    found = made(LibraryFile, **LIBRARY | {"transport-options": {"rateLimit": {"for": "pool"}}}).uses()
    assert found == {
        "auth.user": OptionUse("login"),
        "auth.clientId": OptionUse("refresh-token", "1.2.3"),
        "rateLimit": OptionUse("pool"),
    }
    with pytest.raises(ValidationError, match="for"):
        made(LibraryFile, **LIBRARY | {"transport-options": {"rateLimit": {"for": "no step of Nodemailer's"}}})


def test_a_provider_unfolds() -> None:
    fields = {
        "id": "google", "label": "Google", "checked": "2026-11-22", "smtp-hosts": ["smtp.gmail.com", ".google.com"],
        "oauth2": True, "scopes": [{"name": "https://mail.google.com/", "level": "restricted", "uses": "smtp"}],
        "sources": ["https://developers.google.com/"],
    }  # fmt: skip
    provider = made(ProviderFile, **fields).unfold()
    assert provider.smtp_hosts == ("smtp.gmail.com", ".google.com")
    assert provider.scopes == (ScopeKnowledge("https://mail.google.com/", "restricted", "smtp"),)
    with pytest.raises(ValidationError, match="should match pattern"):
        made(ProviderFile, **fields | {"smtp-hosts": ["https://smtp.gmail.com"]})


ADVISORY = {
    "package": "nodemailer", "id": "GHSA-48ww-j4fc-435p", "affected": "<6.4.16", "fixed": "6.4.16",
    "severity": "critical", "title": "Argument injection", "source": "https://github.com/advisories/GHSA-48ww-j4fc-435p",
}  # fmt: skip


def test_an_advisory_unfolds() -> None:
    assert made(AdvisoryEntry, **ADVISORY).unfold() == Advisory(
        "nodemailer", "GHSA-48ww-j4fc-435p", "<6.4.16", "6.4.16", "critical", "Argument injection"
    )
    assert made(AdvisoryEntry, **ADVISORY | {"fixed": "", "id": "CVE-2020-7769"}).fixed == ""


@pytest.mark.parametrize("changed", [{"id": "GHSA-1"}, {"severity": "severe"}, {"fixed": "6.4"}, {"affected": ""}])
def test_an_advisory_in_another_form_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        made(AdvisoryEntry, **ADVISORY | changed)


def test_packages_say_what_is_recommended_by_version() -> None:
    fields: dict[str, Any] = {"checked": "2026-11-22", "source": "https://example.com/packages", "mail": ["nodemailer"]}
    assert made(PackagesFile, **fields, recommended={"nodemailer": "10.1.2"}).mail == ("nodemailer",)
    with pytest.raises(ValidationError):
        made(PackagesFile, **fields, recommended={"nodemailer": "10"})
