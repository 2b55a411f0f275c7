"""Names of settings: where code reads them, and where a schema or a text for people lists them. Values never matter.

Found by their form in the bytes, comments left out of code: what a script reads need not be part of any value.
"""

import re
from collections.abc import Iterator, Sequence

from oauthlint.extract import secrets
from oauthlint.extract.scopes import Node, Scopes
from oauthlint.model.filefacts import Read
from oauthlint.model.source import Place

# Compiled where they are used: a script that reads no setting needs none. Parts are short, so that no token is a name.
_PART = rb"[A-Z0-9]{1,16}"
_WORD = rb"(?<![A-Za-z0-9_$%-])([A-Z][A-Z0-9]{0,15}(?:_" + _PART + rb"){1,8}|[A-Z]{3,12})(?![A-Za-z0-9_-])"
_ASSIGNED = rb"(?m)^[ \t]*+#*+[ \t]*+(?:export[ \t]++)?([A-Za-z_]\w{0,60})[ \t]*="
_ENV_NAME = r"[A-Z][A-Z0-9]{0,15}(?:_[A-Z0-9]{1,16}){1,8}"
_ROOT = rb"(?:process\.env|import\.meta\.env|Bun\.env)"
_READ = rb"\b" + _ROOT + rb"(?:\??\.([A-Za-z_]\w*+)|(?:\?\.)?\[\s*['\"`]([A-Za-z_]\w*)['\"`]\s*\])(?!\s*=(?![=>]))"
_TAKEN = rb"\{([^{}]*)\}\s*=\s*" + _ROOT + rb"\b(?!\s*[.\[])"
_IMPORTED = rb"\bimport\s*\{([^{}]*)\}\s*from\s*['\"]\$env/"
MODULE = rb"(?:from|import|require)\s*+\(?+\s*+['\"`]([^'\"`]++)['\"`]"
_TAKEN_NAME = rb"(?:^|,)\s*([A-Za-z_]\w*)"
_QUOTED = rb"'[^'\r\n]*'|\"[^\"\r\n]*\"|`[^`]*`"
_KEY = rb"(?:^|[{,(;\s])['\"]?([A-Z][A-Z0-9_]{2,40})['\"]?\s*\??:(?!:)"
_MEANT = rb"\b(?:env|envVar|variable)\s*:\s*['\"]([A-Z][A-Z0-9_]{2,40})['\"]"

Hit = tuple[int, int, str]


def listed(data: bytes) -> Iterator[Hit]:
    """What may be a name in a text for people or machines (README, app.json, Terraform), in order."""
    for hit in re.finditer(_WORD, data):
        yield hit.start(), hit.end(), hit[1].decode()


def assigned(data: bytes) -> tuple[str, ...]:
    """The names that an env file gives a value, commented lines among them."""
    return tuple(dict.fromkeys(hit[1].decode() for hit in re.finditer(_ASSIGNED, data)))


def declared(scopes: Scopes, schemas: frozenset[str]) -> tuple[str, ...]:
    """The names that a script declares with one of these packages, or as the type of `process.env`."""
    if b"ProcessEnv" not in scopes.data and not any(_imports(scopes.data, one) for one in schemas):
        return ()
    code = _without(scopes.data, scopes.comments)
    hits = [hit for form in (_KEY, _MEANT) for hit in re.finditer(form, code)]
    return tuple(dict.fromkeys(hit[1].decode() for hit in sorted(hits, key=lambda hit: hit.start(1))))


def reads(scopes: Scopes, path: str, functions: frozenset[str]) -> tuple[Read, ...]:
    """Every place where a script reads a variable by its name, in order; `functions` are those that take one."""
    found = list(_called(scopes, functions))
    if b"env" in scopes.data:
        found += _by_form(_without(scopes.data, scopes.comments))
    return tuple(Read(name, secrets.role_of(name), Place(path, start, end)) for start, end, name in sorted(set(found)))


def used(scopes: Scopes, path: str, packages: frozenset[str]) -> tuple[tuple[str, Place], ...]:
    """The imports of these packages, in order of their names, at the first specifier's characters."""
    sought = {name.encode(): name for name in packages if _imports(scopes.data, name)}
    found: dict[str, Place] = {}
    for hit in re.finditer(MODULE, _without(scopes.data, scopes.comments)) if sought else ():
        if hit[1] in sought:
            found.setdefault(sought[hit[1]], Place(path, hit.start(1), hit.end(1)))
    return tuple(sorted(found.items()))


def _imports(data: bytes, package: str) -> bool:
    """Whether the name of a package stands in quotes somewhere; what is loaded and never used is not in `imports`."""
    name = package.encode()
    return name in data and any(mark + name + mark in data for mark in (b"'", b'"', b"`"))


def _by_form(code: bytes) -> Iterator[Hit]:
    """`process.env.A`, `const { A, B: b } = process.env` and `import { A } from '$env/static/private'`."""
    for hit in re.finditer(_READ, code):
        yield hit.start(), hit.end(), (hit[1] or hit[2]).decode()
    for form in (_TAKEN, _IMPORTED) if b"$env/" in code else (_TAKEN,):
        for hit in re.finditer(form, code):
            names = re.sub(_QUOTED, lambda text: b" " * len(text[0]), hit[1])
            for name in re.finditer(_TAKEN_NAME, names):
                yield hit.start(1) + name.start(1), hit.start(1) + name.end(1), name[1].decode()


def _called(scopes: Scopes, functions: frozenset[str]) -> Iterator[Hit]:
    """`configService.get('GMAIL_CLIENT_ID')`, `env('SMTP_PASS')`, `Deno.env.get('X')`."""
    for node, _ in scopes.calls:
        target, many = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if target is None or many is None or not many.named_children or many.named_children[0].type != "string":
            continue
        name = scopes.key(many.named_children[0])
        key = target.child_by_field_name("property") or target
        if scopes.key(key) in functions and re.fullmatch(_ENV_NAME, name):
            yield node.start_byte, node.end_byte, name


def _without(data: bytes, comments: Sequence[Node]) -> bytes:
    """The data with its comments blanked, so that offsets hold."""
    pieces: list[bytes] = []
    at = 0
    for one in comments:
        if one.start_byte >= at:
            pieces += (data[at : one.start_byte], b" " * (one.end_byte - one.start_byte))
            at = one.end_byte
    return b"".join([*pieces, data[at:]]) if pieces else data
