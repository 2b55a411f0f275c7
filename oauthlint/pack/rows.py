"""Plain JSON rows back to the tuples that they were: what `json` writes for a named tuple is a list of its fields."""

from __future__ import annotations

from collections.abc import Iterable

from oauthlint.model.knowledge import (
    Advisory,
    CallShape,
    ConfigShape,
    Deprecated,
    Knowledge,
    Meaning,
    MessageAuth,
    OAuthEndpoint,
    OptionUse,
    Provider,
    Resource,
    ScopeKnowledge,
    Service,
    TokenFormat,
)
from oauthlint.model.practice import (
    Browser,
    Catcher,
    Documentation,
    Environment,
    Handling,
    Logging,
    MailWords,
    Registry,
    SafeTesting,
    Store,
    Storing,
    Topic,
    Variables,
)
from oauthlint.model.rule import Condition, Example, Fix, Rule, Tip, Variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = Iterable[Any]  # what the JSON holds at this place; its shape is that of the tuple it came from


def rule_of(row: Row) -> Rule:
    """The rule of a row, without its examples."""
    found = dict(zip(Rule._fields, row, strict=True))
    found["when"] = _condition(found["when"])
    found["variants"] = tuple(_variant(one) for one in found["variants"])
    found["fix"] = None if found["fix"] is None else _fix(found["fix"])
    found["relates"] = tuple((field, words) for field, words in found["relates"])
    for field in ("cwe", "yields_to", "references", "examples"):
        found[field] = tuple(found[field])
    return Rule._make(found.values())


def example_of(row: Row) -> Example:
    """The example of a row."""
    about, bad, at, good = row
    return Example(about, tuple((path, text) for path, text in bad), at, tuple((path, text) for path, text in good))


def tip_of(row: Row) -> Tip:
    """The tip of a row."""
    number, title, text, needs, without = row
    return Tip(number, title, text, tuple(needs), without)


def knowledge_of(row: Row) -> Knowledge:
    """The knowledge of a row."""
    found = Knowledge(*row)
    return found._replace(
        services=tuple(Service(*_flat(one)) for one in found.services),
        providers=tuple(_provider(one) for one in found.providers),
        formats=tuple(TokenFormat(*_flat(one)) for one in found.formats),
        advisories=tuple(Advisory(*one) for one in found.advisories),
        calls=tuple(_call(one) for one in found.calls),
        auth_options=tuple(found.auth_options),
        oauth_options=tuple(found.oauth_options),
        mail_packages=tuple(found.mail_packages),
        deprecated=tuple(Deprecated(*one) for one in found.deprecated),
        environment=_environment(found.environment),
        browser=Browser(*_flat(found.browser)),
        mail_words=MailWords(*_flat(found.mail_words)),
        handling=_handling(found.handling),
        storing=Storing(*_flat(found.storing)),
        testing=SafeTesting(*_flat(found.testing)),
        logging=Logging(*_flat(found.logging)),
        variables=tuple(_variables(one) for one in found.variables),
        configs=tuple(ConfigShape(*_flat(one)) for one in found.configs),
        uses={name: OptionUse(*one) for name, one in found.uses.items()},
        message_auth=MessageAuth(*_flat(found.message_auth)),
        documentation=_documentation(found.documentation),
        meanings=tuple(Meaning(*_flat(one)) for one in found.meanings),
    )


def _environment(row: Row) -> Environment:
    found = Environment(*_flat(row))
    registries = tuple(Registry(*_flat(one)) for one in found.registries)
    return found._replace(stores=tuple(Store(*_flat(one)) for one in found.stores), registries=registries)


def _variables(row: Row) -> Variables:
    found = Variables(*row)
    return found._replace(
        told={name: tuple(values) for name, values in found.told.items()}, negated=tuple(found.negated)
    )


def _documentation(row: Row) -> Documentation:
    found = Documentation(*_flat(row))
    return found._replace(topics=tuple(Topic(*_flat(one)) for one in found.topics))


def _condition(row: Row) -> Condition:
    text, variables, tree = row
    return Condition(text, tuple(variables), tree)


def _variant(row: Row) -> Variant:
    when, *rest = row
    return Variant(_condition(when), *rest)


def _fix(row: Row) -> Fix:
    found = Fix(*row)
    return found._replace(
        when=None if found.when is None else _condition(found.when),
        safe_when=None if found.safe_when is None else _condition(found.safe_when),
        other=None if found.other is None else _fix(found.other),
    )


def _provider(row: Row) -> Provider:
    found = Provider(*_flat(row))
    return found._replace(
        scopes=tuple(ScopeKnowledge(*_flat(one)) for one in found.scopes),
        endpoints=tuple(OAuthEndpoint(*one) for one in found.endpoints),
        resources=tuple(Resource(*_flat(one)) for one in found.resources),
    )


def _handling(row: Row) -> Handling:
    found = Handling(*_flat(row))
    return found._replace(catchers=tuple(Catcher(*one) for one in found.catchers))


def _call(row: Row) -> CallShape:
    return CallShape(*_flat(row))


def _flat(row: Row) -> list[Any]:
    """The row with its lists as tuples, pairs in them as well."""
    return [_tuple(one) if isinstance(one, list) else one for one in row]


def _tuple(many: list[Any]) -> tuple[Any, ...]:
    return tuple(map(tuple, many)) if many and isinstance(many[0], list) else tuple(many)
