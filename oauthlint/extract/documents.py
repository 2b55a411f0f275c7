"""Settings in documents: every key with its value, and the whole as what `import` or `require` of the file gives.

A format comes in as a function from bytes to a tree of `json_text.Node`. What a document makes happen (a pipeline, a
deployment) is read by `pipelines`.
"""

import re
from collections.abc import Callable, Mapping
from time import monotonic

from oauthlint.extract import entries, json_text, named, secrets
from oauthlint.extract.formats import find
from oauthlint.extract.json_text import LATE, Node, Parsed
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, SecretText, Setting
from oauthlint.model.source import Comment, Place, Problem, Text
from oauthlint.model.value import Array, Dynamic, Entry, Object, Secret, Value
from oauthlint.model.value import Text as Words
from oauthlint.words import deploy_kind


def _yaml(data: bytes) -> Parsed:
    from oauthlint.extract import yaml_text  # noqa: PLC0415  (PyYAML takes 15 ms, and most projects are scripts)

    return yaml_text.parse(data)


def _toml(data: bytes) -> Parsed:
    from oauthlint.extract import toml_text  # noqa: PLC0415  (a grammar of its own)

    return toml_text.parse(data)


def _hcl(data: bytes) -> Parsed:
    from oauthlint.extract import hcl_text  # noqa: PLC0415  (a grammar of its own)

    return hcl_text.parse(data)


FORMATS: dict[str, Callable[[bytes], Parsed]] = {
    ".json": json_text.parse,
    ".jsonc": json_text.parse,
    ".json5": json_text.parse,
    ".tfstate": json_text.parse,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".toml": _toml,
    ".tf": _hcl,
    ".tfvars": _hcl,
}
_GRAMMARS = {".toml": "toml", ".tf": "hcl", ".tfvars": "hcl"}
_COMMENTED = (".yaml", ".yml", ".toml", ".tf", ".tfvars")  # texts for people as well: they list names of settings

_OPEN = frozenset({"image", "runtime", "node-version", "versionSpec"})  # keys of pipelines whose values are no secrets
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
    suffix = path[path.rfind(".") :].lower()
    parsed = FORMATS.get(suffix, json_text.parse)(_without_bare_secrets(data, suffix, reader))  # `.renovaterc`
    scanned = secrets.scan(data, path, reader.scanner)
    problems = problems_of(parsed, data, path)
    facts = FileFacts(path, "documents", secrets=scanned, problems=problems)
    if parsed.root is not None:
        facts = _read(facts, parsed, reader)
    if suffix in _COMMENTED:
        facts = _commented(facts, parsed, data, reader)
    elif parsed.comments:
        facts = facts._replace(comments=_said(parsed, data, path, reader))
    if deploy_kind(path) or suffix not in (".json", ".jsonc", ".json5"):
        from oauthlint.extract import pipelines  # noqa: PLC0415  (only for what builds and deploys)

        return pipelines.deployed(facts, parsed, data)
    return facts


def _without_bare_secrets(data: bytes, suffix: str, reader: Reader) -> bytes:
    """The text, with a name in the place of each secret that a grammar would take for names."""
    grammar = _GRAMMARS.get(suffix)
    if grammar is None or not find(data, reader.scanner):
        return data
    from oauthlint.extract import bare  # noqa: PLC0415  (few files hold a secret)
    from oauthlint.extract.grammar import tree  # noqa: PLC0415

    def parse(code: bytes) -> bare.Parsed:
        return tree(code, grammar, monotonic()), ()

    return bare.hidden(data, parse(data), parse, reader.scanner)[0]


def _read(facts: FileFacts, parsed: Parsed, reader: Reader) -> FileFacts:
    """The settings and credentials of each document of a file, and the one document as a value."""
    settings: list[Setting] = []
    credentials: list[SecretText] = []
    roots = [root for root in (parsed.root, *parsed.more) if root is not None]
    for root in roots:
        some, others = settings_of(root, facts.path, reader)
        settings += some
        credentials += others
    exports: tuple[tuple[str, Value], ...] = ()
    if len(roots) == 1:
        values = {one.value.at[0].start: one.value for one in settings}
        exports = (("=", value_of(roots[0], facts.path, values)),)
    return facts._replace(
        exports=exports,
        secrets=secrets.merge(facts.secrets, credentials),
        settings=tuple(settings),
        flags=("credential-file",) if any(map(is_credential_file, roots)) else (),
    )


def _commented(facts: FileFacts, parsed: Parsed, data: bytes, reader: Reader) -> FileFacts:
    """The facts with what a text for people has besides: names, fallbacks of variables, comments."""
    from oauthlint.extract import prose  # noqa: PLC0415  (JSON has none of these)

    fallbacks = list(prose.fallbacks(data, facts.path, reader))
    inside = [(one.place.start, one.place.end) for one in fallbacks]
    apart = [
        one
        for one in facts.secrets
        if one.value.format or not any(one.place.start <= start and end <= one.place.end for start, end in inside)
    ]
    found = secrets.merge(apart, fallbacks)
    return facts._replace(
        secrets=found,
        names=prose.names(data, found, reader),
        comments=_said(parsed, data, facts.path, reader),
    )


def _said(parsed: Parsed, data: bytes, path: str, reader: Reader) -> tuple[Comment, ...]:
    """The comments that speak to a linter."""
    said = [
        named.directive(data[start:end].decode("utf-8", "replace").lstrip("#/* \t"), Place(path, start, end), reader)
        for start, end in parsed.comments
    ]
    return tuple(one for one in said if one is not None)


def problems_of(parsed: Parsed, data: bytes, path: str) -> tuple[Problem, ...]:
    """What kept a document from being understood, in whole or in part."""
    if parsed.limit == LATE:
        return (Problem("timeout", path, parsed.limit),)
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
    for keys, (start, end), node in entries.named_leaves(root):
        name = next((one for one in reversed(keys) if not one.isdigit()), "")
        name = "type" if compiler or name in _OPEN else name
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
    if node.kind == "deep":
        return Dynamic((place,), "it is nested too deeply")
    value = values.get(node.start) or Dynamic((place,), "it is more than one value")
    return Dynamic((place,), "a form to be filled in") if _is_empty(value) else value


def _is_empty(value: Value) -> bool:
    return (isinstance(value, Words) and not value.text) or (isinstance(value, Secret) and value.verdict == "empty")


def is_credential_file(root: Node) -> bool:
    """Whether this is a file that a provider hands out: a client, a service account, or tokens."""
    objects = [root, *[one.value for one in root.members if one.key in ("installed", "web")]]
    keys = [frozenset(one.key for one in each.members) for each in objects]
    return any(shape <= each for shape in _CREDENTIAL_FILES for each in keys)
