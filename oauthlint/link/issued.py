"""Whose tokens a client gets where its library serves any provider: what it was made with says so."""

from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.queries import Address, Reading, address
from oauthlint.link.resolve import resolve
from oauthlint.link.shapes import Given, given, maker_of
from oauthlint.model.filefacts import Call
from oauthlint.model.url import host_of
from oauthlint.model.value import Member, Result, Value

_MADE_WITH = ("issuer", "token_host", "authority")


def made_with(means: Reading, call: Call, found: Given) -> tuple[dict[str, Value], frozenset[str]]:
    """What the client of a call was made with: authority, tenant, issuer; all of it hidden where nobody knows."""
    base = found.values.get("client") or (call.callee.base if isinstance(call.callee, Member) else None)
    if call.is_new or base is None:
        return {}, frozenset()
    values: dict[str, Value] = {}
    hidden: set[str] = set()
    for _ in range(3):  # a client, its issuer
        maker = maker_of(means.world, means.shapes, base)
        if maker is None:
            break
        made = given(means.world, maker[1], maker[0].args)
        values = {**made.values, **values}
        hidden |= made.hidden
        callee = resolve(means.world, maker[0].callee)
        if not isinstance(callee, Member):
            return {one: value for one, value in values.items() if one not in ("scope", "grant")}, frozenset(hidden)
        base = callee.base
    return values, frozenset(hidden | {"tenant", "authority"})


def provider_of(means: Reading, values: dict[str, Value]) -> str | None:
    """The provider whose tokens a client gets that was made with these."""
    for name in _MADE_WITH:
        found = written_at(means, values[name]) if name in values else None
        provider = provider_of_token_host(means.world.knowledge, host_of(found.base)) if found is not None else None
        if provider is not None:
            return provider.id
    return None


def written_at(means: Reading, value: Value) -> Address | None:
    """The address that a text is, or a `new URL(…)` of one."""
    found = resolve(means.world, value)
    call = means.world.calls.get((found.path, found.id)) if isinstance(found, Result) else None
    return address(means, call.args[0] if call is not None and call.name == "URL" and call.args else found)
