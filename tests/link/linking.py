"""Small projects in memory, linked with a few lines of knowledge made up for tests."""

from collections.abc import Mapping

from oauthlint.link import Linked, link
from oauthlint.model.facts import Transport
from oauthlint.model.filefacts import FileFacts, Installed
from oauthlint.model.knowledge import (
    Advisory,
    CallShape,
    Knowledge,
    Provider,
    ScopeKnowledge,
    Service,
)
from oauthlint.model.source import Place
from tests.extract.showing import facts

OPTIONS = (
    "type user pass clientId clientSecret refreshToken accessToken expires timeout accessUrl customHeaders customParams"
    " tls requestTimeout serviceClient privateKey scope serviceRequestTimeout provisionCallback"
)
KNOWLEDGE = Knowledge(
    services=(
        Service("Gmail", ("gmail", "googlemail", "gmail.com"), "smtp.gmail.com", 465, True),
        Service("GmailWorkspace", ("gmailworkspace",), "smtp-relay.gmail.com", 465, True, "8.0.1"),
        Service("Outlook365", ("outlook365",), "smtp.office365.com", 587, False),
        Service("Loopia", ("loopia",), "mailcluster.loopia.se", 465, None),
    ),
    providers=(
        Provider(
            "google",
            "Google",
            ("smtp.gmail.com", "smtp-relay.gmail.com"),
            ("oauth2.googleapis.com",),
            ("gmail.com",),
            True,
            (ScopeKnowledge("https://mail.google.com/", "restricted", "smtp"),),
        ),
        Provider("microsoft-365", "Microsoft 365", ("smtp.office365.com",), (), (), True, ()),
    ),
    formats=(),
    advisories=(Advisory("nodemailer", "GHSA-test-0001", "<9.1.1", "9.1.1", "high", "made up"),),
    advisories_checked="2026-11-22",
    recommended={"nodemailer": "10.6.0"},
    calls=(
        CallShape("nodemailer", "createTransport", "transport", ("options", "defaults"), (), ""),
        CallShape(
            "googleapis",
            "google.auth.OAuth2",
            "oauth_client",
            ("client_id", "client_secret", "redirect"),
            (("clientId", "client_id"), ("clientSecret", "client_secret"), ("redirectUri", "redirect")),
            "google",
        ),
    ),
    auth_options=tuple(OPTIONS.split()),
    auth_aliases={
        "clientID": "clientId",
        "client_id": "clientId",
        "email": "user",
        "token": "accessToken",
        "tenantId": "",
    },
    oauth_options=("clientId", "clientSecret", "refreshToken", "accessToken", "accessUrl", "serviceClient"),
    mail_packages=("nodemailer",),
    dates={},
)


def manifest(path: str, **ranges: str) -> FileFacts:
    """A package.json with dependencies."""
    installed = tuple(
        Installed(name, name, spec, "", "dependencies", Place(path, number, number + 1))
        for number, (name, spec) in enumerate(ranges.items())
    )
    return FileFacts(path, "manifest", installed=installed)


def lock(path: str, *versions: tuple[str, str, str]) -> FileFacts:
    """A lock file with (name, version, via)."""
    installed = tuple(
        Installed(name, name, "", version, "lock", Place(path, number, number + 1), via)
        for number, (name, version, via) in enumerate(versions)
    )
    return FileFacts(path, "lockfile", installed=installed)


def linked(files: Mapping[str, str], *others: FileFacts, only: str = "") -> Linked:
    """The facts of a project of scripts; with `only`, that file is reported and the rest can be asked for."""
    every = {path: facts(code, path) for path, code in files.items()} | {one.path: one for one in others}
    given = {only: every[only]} if only else every
    return link(dict(given), KNOWLEDGE, every.get, lambda _: True, reported=frozenset(given), whole=not only)


def transport(code: str, **others: str) -> Transport:
    """The one transport of `src/mail.ts` in a project whose other files stand in `src` too."""
    files = {"src/mail.ts": code} | {f"src/{name}.ts": text for name, text in others.items()}
    (found,) = linked(files).facts["transport"]
    assert isinstance(found, Transport)
    return found
