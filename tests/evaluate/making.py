"""Facts and rules for tests, with everything that a test does not care about filled in."""

from collections.abc import Iterable

from oauthlint.evaluate.condition import compile_condition
from oauthlint.model.facts import About, Auth, AuthOption, Credential, Endpoint, ScopeItem, Transport
from oauthlint.model.facts import Project as ProjectRecord
from oauthlint.model.rule import Fix, Rule, Variant
from oauthlint.model.source import Place

HERE = Place("src/mail.js", 100, 200)


def about(place: Place = HERE, dynamic: Iterable[str] = (), **more: object) -> About:
    return About(place, dynamic=frozenset(dynamic), **more)


def transport(where: About | None = None, auth: Auth | None = None, **fields: object) -> Transport:
    plain = Transport(
        "transport", where or about(), library="nodemailer", family="smtp", service=None, service_known=None,
        host=None, port=None, secure=None, secure_text=False, pool=None, open=False, effective=Endpoint(),
        provider=None, auth=auth or Auth(), message_user="no", version=None, life=None,
    )  # fmt: skip
    return plain._replace(**fields)


def option(key: str, where: About | None = None, **fields: object) -> AuthOption:
    """The key of an auth block, which is a key of OAuth2 and not known."""
    plain = AuthOption("auth_option", where or about(), key, False, None, False, "transport", Auth(oauth2=True))
    return plain._replace(**fields)


def credential(where: About | None = None, **fields: object) -> Credential:
    plain = Credential(
        "credential", where or about(), role="client_secret", format="", verdict="format", provider=None, label=None,
        key="clientSecret", mask="…", setting="literal", container="source", mail=True, tracked=True, reaches=None,
    )  # fmt: skip
    return plain._replace(**fields)


def scope(name: str, where: About | None = None) -> ScopeItem:
    return ScopeItem("scope", where or about(), name, None, None, None, "constant", ProjectRecord())


def rule(when: str, kind: str = "transport", **fields: object) -> Rule:
    plain = Rule(
        id="demo", tip=4, title="A demo", about=kind, when=compile_condition(when, kind), at="", note="", relates=(),
        severity="error", confidence="high", profile="default", security_severity="", cwe=(), message="Wrong.",
        variants=(), yields_to=(), scope="file", why="", repair="", revoke=False, fix=None, references=(),
        since="0.1.0", source="",
    )  # fmt: skip
    return plain._replace(**fields)


def variant(when: str, kind: str = "transport", **fields: object) -> Variant:
    return Variant(compile_condition(when, kind), "A case.", "error", "high", "", "")._replace(**fields)


def fix(action: str, text: str, when: str = "", kind: str = "auth_option") -> Fix:
    return Fix(action, text, True, compile_condition(when, kind) if when else None)
