"""What the files of `rules/knowledge` say, where a mistake in them would be told to somebody as a fact."""

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from oauthlint.errors import PackError
from oauthlint.link import ranges
from oauthlint.model.document import Document
from oauthlint.model.knowledge import Knowledge, Provider, Service
from oauthlint.model.knowledge_file import FOLDERS, SINGLE, LibraryFile, ProviderFile, service_key
from oauthlint.pack.knowing import knowledge
from oauthlint.yaml12.compose import load
from oauthlint.yaml12.fit import fit

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "rules" / "knowledge"
FILES = sorted(FOLDER.rglob("*.yaml"))


def read(path: Path) -> Document:
    model = SINGLE.get(path.name) or FOLDERS[path.parent.name]
    return fit(load(path.read_bytes(), path.name, PackError), model)


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(
        {
            f"knowledge/{path.relative_to(FOLDER).as_posix()}": load(path.read_bytes(), path.name, PackError)
            for path in FILES
        }
    )


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "build_services.py"))


# --- services ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "host", "port", "secure", "since"),
    [
        ("Gmail", "smtp.gmail.com", 465, True, ""),
        ("Google Mail", "smtp.gmail.com", 465, True, ""),
        ("GmailWorkspace", "smtp-relay.gmail.com", 465, True, "8.0.1"),
        ("Outlook365", "smtp.office365.com", 587, False, ""),
        ("Hotmail", "smtp-mail.outlook.com", 587, None, ""),
        ("SendGrid", "smtp.sendgrid.net", 587, None, ""),
        ("Bluewin", "smtpauths.bluewin.ch", 465, None, "6.7.6"),
        ("hot.ee", "mail.hot.ee", 0, None, ""),
        ("Maildev", "", 1025, None, ""),
        ("TurboSMTP", "pro.turbo-smtp.com", 465, True, "9.0.4"),
        ("fastmail.fm", "smtp.fastmail.com", 465, True, ""),
        ("fastmail.com", "smtp.fastmail.com", 465, True, "10.0.4"),
        ("Brevo", "smtp-relay.brevo.com", 587, None, "6.9.4"),
    ],
)
def test_a_service_is_what_nodemailer_has(
    known: Knowledge, name: str, host: str, port: int, secure: bool | None, since: str
) -> None:
    found = next(one for one in known.services if service_key(name) in one.keys)
    assert (found.host, found.port, found.secure, found.since) == (host, port, secure, since)


@pytest.mark.parametrize("name", ["office365", "Microsoft365", "live.com", "msn", "Google", "g suite", "mailru"])
def test_names_that_people_guess_are_no_services(known: Knowledge, name: str) -> None:
    assert not [one.name for one in known.services if service_key(name) in one.keys]


def test_a_name_leads_to_one_host(known: Knowledge) -> None:
    hosts: dict[str, set[str]] = {}
    for one in known.services:
        for key in one.keys:
            hosts.setdefault(key, set()).add(one.host)
    assert {key: found for key, found in hosts.items() if len(found) > 1} == {}


def package(folder: Path, version: str, table: dict[str, Any], place: str = "lib/well-known") -> Path:
    made = folder / f"nodemailer-{version}"
    (made / place).mkdir(parents=True)
    (made / "package.json").write_text(json.dumps({"version": version}))
    (made / place / "services.json").write_text(json.dumps(table))
    return made


OLD = {"Gmail": {"host": "smtp.gmail.com", "port": 465, "secure": True}, "Gone": {"host": "gone.example"}}
MIDDLE = {**OLD, "Open": {"host": "open.example", "port": 587, "requireTLS": True}}
NEW = {
    "open": {"description": "x", "host": "open.example", "port": 587, "requireTLS": True},
    "126": {"host": "smtp.126.com", "port": 465, "secure": False, "authMethod": "LOGIN"},
    "Gmail": {
        "aliases": ["Google Mail"],
        "domains": ["gmail.com"],
        "host": "smtp.gmail.com",
        "port": 465,
        "secure": True,
    },
}


def test_the_table_is_built_from_releases_alone(tmp_path: Path, script: dict[str, Any]) -> None:
    folders = [
        package(tmp_path, "10.0.0", NEW, "dist/well-known"),
        package(tmp_path, "9.2.0", MIDDLE),
        package(tmp_path, "6.9.9", OLD),
    ]
    text = script["write"]([script["read"](one) for one in folders], "2026-11-22")
    again = script["write"]([script["read"](one) for one in reversed(folders)], "2026-11-22")
    found = fit(load(text.encode(), "services.yaml", PackError), SINGLE["services.yaml"])
    assert text == again
    assert [one.unfold() for one in found.services] == [  # type: ignore[attr-defined]
        Service("126", ("126",), "smtp.126.com", 465, False, "10.0.0", "LOGIN"),
        Service("Gmail", ("gmail",), "smtp.gmail.com", 465, True, ""),
        Service("Gmail", ("gmail", "googlemail", "gmail.com"), "smtp.gmail.com", 465, True, "10.0.0"),
        Service("open", ("open",), "open.example", 587, None, "9.2.0", require_tls=True),
    ]


def test_a_folder_without_a_table_is_refused(tmp_path: Path, script: dict[str, Any]) -> None:
    (tmp_path / "package.json").write_text('{"version": "1.0.0"}')
    with pytest.raises(FileNotFoundError, match="no table of services"):
        script["read"](tmp_path)


# --- advisories and packages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["10.0.9", "10.1.2", "10.6.0"])
def test_these_nodemailers_have_no_known_advisory(known: Knowledge, version: str) -> None:
    assert matched(known, "nodemailer", version) == []


@pytest.mark.parametrize(
    ("version", "newest", "worst"),
    [
        ("10.0.8", "GHSA-g57g-f23g-4646", "moderate"),
        ("10.0.5", "GHSA-g57g-f23g-4646", "high"),
        ("10.0.0", "GHSA-g57g-f23g-4646", "high"),
        ("9.1.1", "GHSA-g57g-f23g-4646", "high"),
        ("9.0.6", "GHSA-v53p-9fqp-m79j", "high"),
        ("8.0.7", "GHSA-r7g4-qg5f-qqm2", "high"),
        ("6.9.8", "GHSA-9h6g-pr28-7cqp", "high"),
        ("6.4.15", "GHSA-48ww-j4fc-435p", "critical"),
    ],
)
def test_these_nodemailers_have(known: Knowledge, version: str, newest: str, worst: str) -> None:
    found = matched(known, "nodemailer", version)
    severities = [one.severity for one in known.advisories if one.package == "nodemailer" and one.id in found]
    assert newest in found
    assert worst == max(severities, key=["low", "moderate", "high", "critical"].index)


def test_an_advisory_begins_before_its_fix(known: Knowledge) -> None:
    wrong = [one.id for one in known.advisories if one.fixed and ranges.holds(one.fixed, one.affected)]
    unreadable = [one.id for one in known.advisories if not ranges.intervals(one.affected)]
    assert wrong == []
    assert unreadable == []


def test_an_advisory_stands_once_for_a_package(known: Knowledge) -> None:
    pairs = [(one.package, one.id) for one in known.advisories]
    assert sorted(pairs) == sorted(set(pairs))


def test_what_is_recommended_has_no_known_advisory(known: Knowledge) -> None:
    found = {name: matched(known, name, version) for name, version in known.recommended.items()}
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_google_apis_alone_are_no_mail(known: Knowledge) -> None:
    assert {"nodemailer", "@nestjs-modules/mailer", "imapflow"} <= set(known.mail_packages)
    assert not {"googleapis", "google-auth-library", "@azure/msal-node", "axios"} & set(known.mail_packages)


def matched(known: Knowledge, package: str, version: str) -> list[str]:
    return [one.id for one in known.advisories if one.package == package and ranges.holds(version, one.affected)]


# --- providers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((FOLDER / "providers").glob("*.yaml")), ids=lambda path: str(path.stem))
def test_a_provider_has_the_name_of_its_file(path: Path) -> None:
    found = read(path)
    assert isinstance(found, ProviderFile)
    assert found.id == path.stem
    assert not found.oauth2 or found.token_hosts
    assert len({one.name for one in found.scopes}) == len(found.scopes)


def test_a_host_belongs_to_one_provider(known: Knowledge) -> None:
    for field in ("smtp_hosts", "token_hosts", "user_domains"):
        hosts = [host for one in known.providers for host in getattr(one, field)]
        assert sorted(hosts) == sorted(set(hosts)), field


@pytest.mark.parametrize(
    ("service", "provider"),
    [
        ("Gmail", "google"),
        ("GmailWorkspace", "google"),
        ("Outlook365", "microsoft-365"),
        ("Hotmail", "microsoft-consumer"),
        ("Yahoo", "yahoo"),
        ("AOL", "aol"),
        ("Zoho", "zoho"),
        ("Yandex", "yandex"),
        ("Mail.ru", "mail-ru"),
        ("SES", "amazon-ses"),
    ],
)
def test_the_host_of_a_service_is_its_providers(known: Knowledge, service: str, provider: str) -> None:
    host = next(one.host for one in known.services if one.name == service)
    assert [one.id for one in known.providers if host in one.smtp_hosts] == [provider]


@pytest.mark.parametrize(
    ("name", "level", "uses"),
    [
        ("https://mail.google.com/", "restricted", "smtp"),
        ("https://www.googleapis.com/auth/gmail.send", "sensitive", "send"),
        ("https://www.googleapis.com/auth/gmail.compose", "restricted", "compose"),
        ("https://www.googleapis.com/auth/gmail.labels", "non-sensitive", "labels"),
    ],
)
def test_googles_scopes_are_classed_as_google_does(known: Knowledge, name: str, level: str, uses: str) -> None:
    found = next(one for one in provider(known, "google").scopes if one.name == name)
    assert (found.level, found.uses) == (level, uses)


@pytest.mark.parametrize("name", ["google", "microsoft-365"])
def test_revoking_makes_the_new_client_secret_first_and_ends_the_old_one(known: Knowledge, name: str) -> None:
    steps = next(one for one in known.meanings if (one.role, one.provider) == ("client_secret", name)).revoke
    assert "new" in steps[0]
    assert re.search(r"delete", " ".join(steps[1:]), re.IGNORECASE)


def test_every_format_and_role_of_a_finding_has_a_meaning(known: Knowledge) -> None:
    general = {one.role for one in known.meanings if not (one.provider or one.format)}
    assert general == {"client_secret", "refresh_token", "access_token", "private_key", "password", "api_key"}
    assert {one.format for one in known.meanings} - {""} <= {one.id for one in known.formats}
    providers = {one.id for one in known.providers}
    assert {one.provider for one in known.meanings} - {""} <= providers


def test_an_entry_for_one_thing_stands_before_those_for_many(known: Knowledge) -> None:
    places = [(one.role, one.provider, one.format) for one in known.meanings]
    assert len(set(places)) == len(places)
    for at, (role, provider, form) in enumerate(places):
        later = places[at + 1 :]
        assert form or not any(one[0] == role and one[2] and provider in ("", one[1]) for one in later)
        assert provider or form or not any(one[0] == role and one[1] for one in later)


def provider(known: Knowledge, name: str) -> Provider:
    return next(one for one in known.providers if one.id == name)


# --- libraries --------------------------------------------------------------------------------------------------------


def test_a_misspelling_is_no_option(known: Knowledge) -> None:
    assert set(known.auth_aliases) & set(known.auth_options) == set()


def test_what_speaks_of_oauth2_is_an_option_or_a_misspelling(known: Knowledge) -> None:
    assert set(known.oauth_options) <= {*known.auth_options, *known.auth_aliases}


@pytest.mark.parametrize(
    "key",
    [
        *("type", "user", "pass", "username", "email", "password", "secret", "token"),
        *("service", "tenant", "resource", "timeout", "tls"),
    ],
)
def test_what_a_plain_login_has_too_does_not_speak_of_oauth2(known: Knowledge, key: str) -> None:
    assert key not in known.oauth_options


@pytest.mark.parametrize(
    ("key", "meant"),
    [("clientID", "clientId"), ("refresh_token", "refreshToken"), ("email", "user"), ("token_uri", "accessUrl")],
)
def test_a_misspelling_is_meant_as(known: Knowledge, key: str, meant: str) -> None:
    assert known.auth_aliases[key] == meant


@pytest.mark.parametrize(
    ("package", "call", "arguments"),
    [
        ("nodemailer", "createTransport", ("options", "defaults")),
        ("nodemailer/lib/smtp-transport", "", ("options",)),
        ("googleapis", "google.auth.OAuth2", ("client_id", "client_secret", "redirect")),
        ("google-auth-library", "OAuth2Client", ("client_id", "client_secret", "redirect")),
    ],
)
def test_a_call_takes(known: Knowledge, package: str, call: str, arguments: tuple[str, ...]) -> None:
    found = next(one for one in known.calls if (one.package, one.call) == (package, call))
    assert found.arguments == arguments


def test_a_service_that_people_misspell_is_one_and_its_misspelling_is_none(known: Knowledge) -> None:
    names = {one.name for one in known.services}
    keys = {key for one in known.services for key in one.keys}
    assert set(known.service_aliases.values()) <= names
    assert set(known.service_aliases) & keys == set()
    assert [one for one in known.service_aliases if service_key(one) != one] == []


def test_the_token_of_an_answer_has_a_way_to_it(known: Knowledge) -> None:
    answers = {shape.call: shape.answer for shape in known.calls if shape.answer}
    assert answers["OAuth2Client#getAccessToken"] == ("token",)
    assert answers["OAuth2Client#refreshAccessToken"] == ("credentials", "access_token")
    assert answers["ConfidentialClientApplication#acquireTokenByClientCredential"] == ("accessToken",)


def test_a_call_of_a_package_is_described_once() -> None:
    calls = [
        (package, call.call, call.at)  # the options may stand in several places of an argument
        for path in (FOLDER / "libraries").glob("*.yaml")
        for file in [read(path)]
        if isinstance(file, LibraryFile)
        for package in file.packages
        for call in file.calls
    ]
    assert sorted(calls) == sorted(set(calls))


# --- all of it --------------------------------------------------------------------------------------------------------


def test_no_file_of_ours_holds_a_secret(known: Knowledge) -> None:
    expressions = [(one.id, re.compile(one.expression)) for one in known.formats if one.alone]
    found = [
        f"{path.name}: {name}"
        for path in (ROOT / "rules").rglob("*")
        if path.is_file()
        for name, expression in expressions
        if expression.search(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_file_says_when_it_was_checked(path: Path) -> None:
    assert re.search(r"^checked: \d{4}-\d{2}-\d{2}$", path.read_text("utf-8"), re.MULTILINE)
