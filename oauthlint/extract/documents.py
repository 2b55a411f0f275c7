"""Settings in documents: every key with its value, and the whole as what `import` or `require` of the file gives.

A format comes in as a function from bytes to a tree of `json_text.Node`; YAML and TOML will be two more of them.
"""

import re
from collections.abc import Callable, Mapping

from oauthlint.extract import json_text, named, secrets
from oauthlint.extract.json_text import Node, Parsed
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, SecretText, Setting
from oauthlint.model.source import Place, Problem, Text
from oauthlint.model.value import Array, Dynamic, Entry, Object, Value

FORMATS: dict[str, Callable[[bytes], Parsed]] = {
    ".json": json_text.parse,
    ".jsonc": json_text.parse,
    ".json5": json_text.parse,
}

_COMPILER = r"[tj]sconfig[^/]*\.json$"  # compiled where it is used

# What Google and Microsoft tools write when they hand out credentials: keys that stand together in one object.
_CREDENTIAL_FILES = (
    frozenset({"private_key", "client_email"}),
    frozenset({"client_id", "client_secret", "redirect_uris"}),
    frozenset({"client_id", "client_secret", "refresh_token"}),
    frozenset({"client_id", "client_secret", "auth_uri"}),
    frozenset({"access_token", "refresh_token", "expiry_date"}),
)


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one document; one that cannot be understood at all is still searched for secrets."""
    parse = FORMATS[path[path.rfind(".") :].lower()]
    parsed = parse(data)
    scanned = secrets.scan(data, path, reader.scanner)
    problems = problems_of(parsed, data, path)
    if parsed.root is None:
        return FileFacts(path, "documents", secrets=scanned, problems=problems)
    settings, credentials = settings_of(parsed.root, path, reader)
    values = {one.value.at[0].start: one.value for one in settings}
    return FileFacts(
        path,
        "documents",
        exports=(("=", value_of(parsed.root, path, values)),),
        secrets=secrets.merge(scanned, credentials),
        settings=settings,
        problems=problems,
        flags=("credential-file",) if is_credential_file(parsed.root) else (),
    )


def problems_of(parsed: Parsed, data: bytes, path: str) -> tuple[Problem, ...]:
    """What kept a document from being understood, in whole or in part."""
    if parsed.limit:
        return (Problem("limit", path, f"{parsed.limit}: not read in full"),)
    if parsed.root is None:
        line = Text(data).line_of(parsed.end)
        return (Problem("recovered", path, f"not understood from line {line} on: only searched for secrets"),)
    return ()


def settings_of(root: Node, path: str, reader: Reader) -> tuple[tuple[Setting, ...], list[SecretText]]:
    """A setting for each string, number and other word, in order, and those among them that are credentials."""
    settings = []
    credentials = []
    compiler = re.search(_COMPILER, path) is not None  # its keys are patterns of modules, and no names of values
    for keys, (start, end), node in json_text.leaves(root):
        name = "type" if compiler else next((one for one in reversed(keys) if not one.isdigit()), "")
        key, value = Place(path, start, end), named.read_node(node, path, name, reader)
        settings.append(Setting(keys, key, value, secrets.about(name, reader.scanner)[0]))
        found = named.credential(value, name, key, keys, reader)
        credentials += [found] if found is not None else []
    return tuple(settings), credentials


def value_of(node: Node, path: str, values: Mapping[int, Value]) -> Value:
    """A node as a value of the code that loads the document; `values` are those of its leaves by where they begin."""
    place = Place(path, node.start, node.end)
    if node.kind == "object":
        entries = (
            Entry(one.key, Place(path, one.start, one.end), value_of(one.value, path, values)) for one in node.members
        )
        return Object((place,), tuple(entries))
    if node.kind == "array":
        return Array((place,), tuple(value_of(one, path, values) for one in node.items))
    return Dynamic((place,), "it is nested too deeply") if node.kind == "deep" else values[node.start]


def is_credential_file(root: Node) -> bool:
    """Whether this is a file that a provider hands out: a client, a service account, or tokens."""
    objects = [root, *[one.value for one in root.members if one.key in ("installed", "web")]]
    keys = [frozenset(one.key for one in each.members) for each in objects]
    return any(shape <= each for shape in _CREDENTIAL_FILES for each in keys)
