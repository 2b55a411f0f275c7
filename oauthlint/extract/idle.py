"""Whether a script does anything of mail or OAuth2 by itself; most that hold such words only name something so.

Of an idle one it is not worked out what it calls, until somebody asks who calls a function that it may mean.
"""

import re
from collections.abc import Iterable, Iterator

from oauthlint.extract.borrowed import borrowed, unbound
from oauthlint.extract.envnames import MODULE
from oauthlint.extract.flows import is_library, way_of
from oauthlint.extract.kept import module_of, names_of, provides
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import Node
from oauthlint.extract.syntax import arguments, called, last_name
from oauthlint.extract.values import Script
from oauthlint.model.filefacts import IDLE, FileFacts
from oauthlint.words import MOCKS, TEST_CONFIGS, TEST_FILES

Use = tuple[str, str]  # as `FileFacts.using`
_Call = tuple[Node, Node, list[str]]  # the call, what it calls, and the names that lead there

# How a script gets at its environment.
_ENVIRONMENT = (
    b"process.env", b"process?.env", b"import.meta.env", b"Bun.env", b"Deno.env", b"$env/", b"astro:env/",
    b"node:process", b"'process'", b'"process"',
)  # fmt: skip
_METHODS = (b"sendMail", b"createTransport")  # also where they are not called, but given to something
_SIGNS = frozenset(("gmail-handed-on", "authorization-params", "send-replaced"))
_SAYS_NOTHING = frozenset(("path", "reader", "flags"))


def idle(script: Script, reader: Reader, facts: FileFacts) -> FileFacts | None:
    """What is known of a script that does nothing of mail by itself, None of any other.

    `facts` are all but what it calls and exports.
    """
    if _says_something(script, reader, facts):
        return None
    names = names_of(script, reader)
    if any(one in script.path for one in TEST_FILES):
        names -= reader.tests  # what stands in for others matters in its own test alone
    calls: list[_Call] = []
    for node, _ in script.scopes.calls:
        target = called(node)
        if target is not None:
            target = borrowed(script.scopes, target)
            way = way_of(script, target)
            if way and (way[-1] in names or "users" in way or is_library(script, way, node, reader)):
                return None
            calls.append((node, target, way))
    using = tuple(sorted(set(_using(script, reader, calls))))
    return facts._replace(flags=(*facts.flags, IDLE), using=using)


def _says_something(script: Script, reader: Reader, facts: FileFacts) -> bool:
    """Whether a script matters for something besides its calls."""
    data = script.scopes.data
    return (
        any(getattr(facts, name) for name in FileFacts._fields if name not in _SAYS_NOTHING)
        or not _SIGNS.isdisjoint(facts.flags)
        or any(one in data for one in _METHODS + _ENVIRONMENT)
        or _is_read_by_others(script.path, reader)
        or provides(script, reader)
        or _has_library(data, reader.libraries)
    )


def _is_read_by_others(path: str, reader: Reader) -> bool:
    """Whether a framework reads what a file exports, or what runs tests does: nobody need import it."""
    *folders, name = path.split("/")
    return MOCKS in folders or name.startswith(TEST_CONFIGS) or re.search(reader.configs, path) is not None


def _has_library(data: bytes, libraries: frozenset[bytes]) -> bool:
    """Whether one of these packages, or a part of one, is imported somewhere."""
    for specifier in set(re.findall(MODULE, data)):
        end = len(specifier)
        while end > 0:
            if specifier[:end] in libraries:
                return True
            end = specifier.rfind(b"/", 0, end)
    return False


def _using(script: Script, reader: Reader, calls: Iterable[_Call]) -> Iterator[Use]:
    """What may be a function of another file that is called, handed on or extended."""
    for name, (start, *_) in script.scopes.heirs.items():
        yield from _by_way(script, [name], start)
    for call, target, way in calls:
        yield from _meant(script, target, way)
        if way and way[-1] in reader.takers:
            for one in arguments(call):
                given = unbound(script.scopes, one)
                yield from _meant(script, given, way_of(script, given))
    for node, _ in script.scopes.writes:
        target = node.child_by_field_name("left")
        yield from _meant(script, target, way_of(script, target))


def _meant(script: Script, node: Node, way: list[str]) -> Iterator[Use]:
    """What a name or a member may be; nothing for what is neither."""
    if way:
        yield from _by_way(script, way, node.start_byte)
    elif node.type == "member_expression":
        yield "", last_name(script.scopes, node)


def _by_way(script: Script, way: list[str], at: int) -> Iterator[Use]:
    """What the last one of some names may be, by what the first one is declared as where it stands."""
    binding = script.scopes.find(way[0], at)
    module = module_of(script, binding) if binding is not None else ""
    if binding is not None and module:
        yield module, way[-1]
        yield module, binding.name or (*binding.path, "=")[0]
    elif way[0] == "this" or (binding is not None and binding.kind in ("init", "class")):
        yield "", way[-1]
        yield from (("", one) for one in (binding.path[-1:] if binding is not None else ()))
        if binding is not None and binding.node is not None and binding.node.type == "member_expression":
            yield "", last_name(script.scopes, binding.node)
