"""Places where a script puts a refresh token away: assignments to a property, and objects given to a method that saves.

`tokens.refresh_token ?? old`, a spread and whatever stands behind a look at the token keep what was there: no place.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import context, most
from oauthlint.extract.names import role_of
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import FUNCTIONS, Node
from oauthlint.extract.syntax import WRAPPERS, arguments, called, last_name
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Stored

_TOKEN = "refresh_token"  # noqa: S105  (a role)
_ASKED = re.compile(r"(?i)refresh_?token")
_FRESH = frozenset({"new_expression", "object"})  # nothing was there before
_READS = frozenset({"member_expression", "identifier", "shorthand_property_identifier"})


def stored(script: Script, reader: Reader) -> tuple[Stored, ...]:
    """Each such place of a file, in order."""
    found = [*_assigned(script), *_given(script, reader)]
    for node, _ in script.scopes.calls if found else ():
        target = called(node)
        if target is not None and last_name(script.scopes, target) == "then":  # its callback may be given the token
            script.wanted.setdefault(node.end_byte, node)
    return tuple(sorted(found, key=lambda one: one.place))[: most.STORED]


def _assigned(script: Script) -> Iterator[Stored]:
    """`user.refreshToken = tokens.refresh_token`."""
    for name, many in script.scopes.assigned.items():
        for one in many:
            made = script.scopes.find(name, one.at)
            fresh = made is not None and made.node is not None and made.node.type in _FRESH and made.kind == "init"
            writes = one.path and one.node is not None and not one.sign  # `??=` writes where nothing is
            if writes and role_of(one.path[-1]) == _TOKEN and not fresh:
                yield from _place(script, one.node, "=", ".".join((name, *one.path[:-1])))


def _given(script: Script, reader: Reader) -> Iterator[Stored]:
    """`users.update(id, { refreshToken: tokens.refresh_token })`, `set("refresh_token", tokens.refresh_token)`."""
    for node, _ in script.scopes.calls:
        target = called(node)
        method = last_name(script.scopes, target) if target is not None else ""
        if target is None or method not in reader.overwrites:
            continue
        base = target.child_by_field_name("object")
        owner = context.label(script.scopes, base) if base is not None else ""
        given = arguments(node)
        for one in given:
            for value in _entries(script, one):
                yield from _place(script, value, method, owner)
        if len(given) > 1 and given[-2].type == "string" and role_of(script.scopes.key(given[-2]) or "") == _TOKEN:
            yield from _place(script, given[-1], method, owner)


def _entries(script: Script, node: Node) -> Iterator[Node]:
    """The values under a refresh token's name in an object, at any depth."""
    stack = [node]
    for _ in range(most.STORED):
        if not stack:
            return
        one = stack.pop()
        if one.type == "object":
            stack.extend(reversed(one.named_children))
        elif one.type == "shorthand_property_identifier" and role_of(script.scopes.text(one)) == _TOKEN:
            yield one
        elif one.type == "pair":
            value, key = one.child_by_field_name("value"), one.child_by_field_name("key")
            if value is not None and value.type == "object":
                stack.append(value)
            elif value is not None and key is not None and role_of(script.scopes.key(key) or "") == _TOKEN:
                yield value


def _place(script: Script, node: Node, method: str, owner: str) -> Iterator[Stored]:
    while node.type in WRAPPERS and node.named_children:
        node = node.named_children[0]
    if node.type in _READS and not _is_asked(script, node):
        yield Stored(script.place(node), evaluate(script, node), method, owner[:60])


def _is_asked(script: Script, node: Node) -> bool:
    """Whether the code looks at the token before, in a condition around the place or in one that stands before it."""
    below, above = node, node.parent
    for _ in range(context.HIGHEST):
        if above is None:
            return False
        asked = above.child_by_field_name("condition") or (
            above.child_by_field_name("left") if above.type == "binary_expression" else None
        )
        if asked is not None and asked.id != below.id and _ASKED.search(script.scopes.text(asked)):
            return True
        if above.type in ("statement_block", "program"):
            before = [one for one in above.named_children if one.end_byte <= node.start_byte]
            conditions = [one.child_by_field_name("condition") for one in before if one.type == "if_statement"]
            if any(one is not None and _ASKED.search(script.scopes.text(one)) for one in conditions):
                return True
        if above.type in FUNCTIONS and above.type != "arrow_function":
            return False
        below, above = above, above.parent
    return False
