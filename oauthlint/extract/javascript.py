"""Reads JavaScript and TypeScript, also inside Vue, Svelte and Astro files: calls, exports, secrets, env reads.

The only module that knows the parser. Broken syntax still gives the facts of the sound parts, and a Problem.
"""

import re
from collections.abc import Iterable

from oauthlint.extract import (
    addresses,
    compared,
    context,
    declarations,
    envnames,
    fallbacks,
    flows,
    functions,
    invoked,
    kept,
    late,
    literals,
    logged,
    modules,
    most,
    naming,
    operators,
    responded,
    secrets,
    signs,
    values,
)
from oauthlint.extract.parsing import sound
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import Item
from oauthlint.extract.values import Script
from oauthlint.model.conduct import Stored
from oauthlint.model.filefacts import OUTLINE, Body, Call, FileFacts, Mention, SecretText, Setting
from oauthlint.model.source import Comment, Place
from oauthlint.model.value import Env, Secret, Text, Trail
from oauthlint.words import has_any

_ROUNDS = 4
_IN_PIECES = rb"[\"'`]\s*\+|\+\s*[\"'`]|\.join\(|\$\{"  # texts that are put together; compiled where it is used
_PUT_AWAY = rb"(?i)refresh_?token[\w$]*[\"'`\]]{0,2}\s*=(?![=>])"  # likewise
# Where a string is no expression.
_BARE = frozenset(("jsx_attribute", "import_statement", "export_statement", "literal_type", "enum_assignment"))
_DIRECTIVES = ("oauthlint:", "pragma:", "gitleaks:allow")

RULES = {**literals.RULES, **naming.RULES, **functions.RULES, **invoked.RULES, **operators.RULES}


def extract(data: bytes, path: str, reader: Reader, reach: str = "all") -> FileFacts:
    """Facts of one script; never raises for what the file holds.

    A "first" look ends where the script is idle. Where it only reaches to "module", what the file gives to others is
    worked out, and the calls that are part of that or provide something under a name: it does not send, log, answer or
    handle anything of mail. In an "outline" it is not worked out what the functions give back; the file has that flag
    then, unless it provides something.
    """
    suffix = path[path.rfind(".") :].lower()
    flags: tuple[str, ...] = ()
    code = data
    if suffix in (".vue", ".svelte", ".astro"):
        code, flags = scripts_of(data, suffix), (suffix[1:],)
    code, root, problem = sound(code, path, reader.scanner)
    if root is None:
        return FileFacts(
            path, "javascript", secrets=secrets.scan(data, path, reader.scanner), problems=problem, flags=flags
        )
    found = declarations.index(root, code)

    def read(text: str, at: Trail, name: str) -> Text | Secret:
        return secrets.read(text, at, name, reader.scanner)

    script = values.script(path, found, read, RULES)
    texts = list(addresses.texts(script, reader))
    urls = addresses.urls(script, reader)
    module = reach not in ("all", "first")
    facts = FileFacts(
        path,
        "javascript",
        texts=tuple(one for _, one in texts),
        settings=tuple(_switched(script)),
        comments=tuple(_comments(script)),
        problems=problem,
        flags=(*flags, *signs.signs(data)),
        ways=tuple(way for way, _ in texts),
        urls=urls.found,
        logged=() if module else logged.logged(script, reader),
        reads=envnames.reads(found, path, reader.reads),
        names=envnames.declared(found, reader.schemas),
        used=envnames.used(found, path, reader.watched),
        mentions=_mentions(script, reader),
        late=tuple(late.late(script)),
        compared=() if module else compared.compared(script, root),
        responded=() if module else responded.responded(script),
        stored=_stored(script, reader),
    )
    named = [*fallbacks.fallbacks(script, reader.reads), *_named_secrets(script)]
    facts = facts._replace(secrets=_with_strings(script, _secrets(script, data, named, reader)))
    if reach == "first":
        from oauthlint.extract.idle import idle  # noqa: PLC0415  (of no concern to a hook)

        quiet = idle(script, reader, facts)
        if quiet is not None:
            return quiet
    exported = modules.exports(script)
    ended = flows.NONE if module else flows.flows(script, reader)
    if kept.provides(script, reader):
        module, reach = False, "all"
    if not module:
        kept.want(script, reader)
    # after what else is looked at: its values want calls too
    calls, bodies = _calls_and_bodies(script, reader, fully=reach != OUTLINE)
    facts = facts._replace(
        calls=calls,
        exports=exported,
        env=_env(script),
        bodies=bodies,
        imports=tuple(dict.fromkeys(found.imports)),
        flags=(*facts.flags, *([OUTLINE] if reach == OUTLINE else [])),
        flows=ended.flows,
        handed=ended.handed,
        retried=ended.retried,
    )
    cut = {"flows": ended.cut, "addresses": urls.cut}
    return most.told(facts, [one for one, is_cut in cut.items() if is_cut])


def scripts_of(data: bytes, suffix: str) -> bytes:
    """A markup file with everything outside its scripts blanked, so that offsets and lines hold."""
    low = data.lower()
    keep: list[tuple[int, int]] = []
    if suffix == ".astro" and data.lstrip().startswith(b"---"):
        start = data.find(b"---") + 3
        end = data.find(b"\n---", start)
        keep.append((start, end if end > 0 else len(data)))
    at = low.find(b"<script")
    while at >= 0:
        start = low.find(b">", at) + 1
        end = low.find(b"</script", start) if start > 0 else -1
        if end < 0:
            break
        keep.append((start, end))
        at = low.find(b"<script", end)
    pieces: list[bytes] = []
    position = 0
    for start, end in [*keep, (len(data), len(data))]:
        pieces += (re.sub(rb"[^\r\n]", b" ", data[position:start]), data[start:end])
        position = end
    return b"".join(pieces)


def _calls_and_bodies(script: Script, reader: Reader, *, fully: bool) -> tuple[tuple[Call, ...], tuple[Body, ...]]:
    """Both, until neither names more of the other: what a function gives back may be what a call gives.

    The calls alone, unless `fully`.
    """
    items = kept.numbered(script)
    made: dict[int, Call] = {}
    calls, bodies = kept.calls(script, reader, items, made), _bodies(script) if fully else ()
    for _ in range(_ROUNDS if fully else 0):
        before = len(made)
        calls = kept.calls(script, reader, items, made)
        if len(made) == before:
            break
        bodies = _bodies(script)
    return calls, bodies


def _bodies(script: Script) -> tuple[Body, ...]:
    """Bodies of every function that a value names; working one out may name more."""
    done: dict[int, Body] = {}
    while len(done) < most.BODIES:
        todo = [one for one in script.bodies if one not in done]
        if not todo:
            break
        for one in todo:
            made = functions.body(script, one)
            done[one] = made if made is not None else Body(one, "", (), functions.unknown(script, one), False, False)
    return tuple(done[one] for one in sorted(done))


def _secrets(script: Script, whole: bytes, named: list[SecretText], reader: Reader) -> tuple[SecretText, ...]:
    """The secrets of a file, each once: what the code names comes before formats and pieces; `whole` has markup too."""
    data, path, scanner = script.scopes.data, script.path, reader.scanner
    less: list[SecretText] = []
    if re.search(_IN_PIECES, data):
        from oauthlint.extract import folded  # noqa: PLC0415  (few files put a text together)

        less += folded.folded(script)
    low = data.lower()
    if b"secret" in low or b"token" in low:
        from oauthlint.extract import remarked  # noqa: PLC0415  (of no concern to most files)

        less += remarked.in_query(data, path, scanner)
        for one in script.scopes.comments:
            less += remarked.in_comment(data, one.start_byte, one.end_byte, path, scanner)
    return secrets.merge(less, secrets.merge(secrets.scan(whole, path, scanner), named))


def _named_secrets(script: Script) -> Iterable[SecretText]:
    """Literals that stand under a credential's name: key, variable, field, parameter, fallback of an env read."""
    for item in script.scopes.strings:
        name_node, setting = context.name_of(item)
        if name_node is None:
            continue
        name = script.scopes.key(name_node) or script.scopes.text(name_node)
        role = secrets.role_of(name) if len(name) <= 80 else ""
        if not role or role == "client_id":
            continue
        value = values.evaluate(script, item[0], name)
        if isinstance(value, Secret) and (value.verdict == "format" or not _is_label(script, item)):
            start, end = item[0].start_byte + 1, item[0].end_byte - 1
            where = context.where(script.scopes, item)
            yield SecretText(Place(script.path, start, end), value, role, name, script.place(name_node), where, setting)


def _is_label(script: Script, item: Item) -> bool:
    from oauthlint.extract.labels import is_label  # noqa: PLC0415  (few files hold what looks like a secret)

    return is_label(script.scopes, item)


def _with_strings(script: Script, found: tuple[SecretText, ...]) -> tuple[SecretText, ...]:
    """The secrets, those marked that are all of a string in the place of an expression."""
    if not found:
        return ()
    strings = [one[0] for one in script.scopes.strings if one[1] is not None and one[1][0].type not in _BARE]
    places = {(one.start_byte + 1, one.end_byte - 1) for one in strings}
    return tuple(one._replace(whole=(one.place.start, one.place.end) in places) for one in found)


def _env(script: Script) -> tuple[Env, ...]:
    found = {one.at[-1]: one for one in script.memo.values() if isinstance(one, Env) and one.at}
    return tuple(found[place] for place in sorted(found))


def _switched(script: Script) -> Iterable[Setting]:
    """What the code puts into its own environment: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"`."""
    for one in script.scopes.assigned.get("process", ()):
        if one.path[:1] == ("env",) and len(one.path) == 2 and one.node is not None:
            value = values.evaluate(script, one.node, one.path[1])
            yield Setting(one.path, Place(script.path, one.at, one.node.end_byte), value)


def _comments(script: Script) -> Iterable[Comment]:
    for node in script.scopes.comments:
        text = script.scopes.text(node)
        if any(word in text for word in _DIRECTIVES):
            yield Comment(script.place(node), text.lstrip("/*! \t").rstrip("*/ \t\r\n"))


def _stored(script: Script, reader: Reader) -> tuple[Stored, ...]:
    """Refresh tokens that are put away, in the few scripts that speak of them and write something somewhere."""
    data = script.scopes.data
    if not has_any(data, (b"refresh_token", b"refreshtoken")):
        return ()
    if not re.search(_PUT_AWAY, data) and not any(b".%b(" % one.encode() in data for one in reader.overwrites):
        return ()
    from oauthlint.extract.stored import stored  # noqa: PLC0415  (as said)

    return stored(script, reader)


def _mentions(script: Script, reader: Reader) -> tuple[Mention, ...]:
    """What comments say of mail and OAuth2 that is worth a word; how an app is set up is for a README to say."""
    spans = [(one.start_byte, one.end_byte) for one in script.scopes.comments]
    data = script.scopes.data
    topics = reader.documentation.topics_in(b"\n".join(data[start:end] for start, end in spans)) if spans else ()
    topics = tuple(one for one in topics if one.sort != "setup")
    if not topics:
        return ()
    from oauthlint.extract.mentions import mentions, remarks  # noqa: PLC0415  (few comments say anything)

    return mentions(remarks(spans, data), data, script.path, topics, reader.documentation)
