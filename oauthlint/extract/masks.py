"""What of a file must never be shown: its known secrets wherever they stand, and whatever may be one.

Used for code frames, SARIF snippets and diffs, where masking too much costs a little comfort and masking too little a
mailbox; so long random runs and values after a credential's name go too, whether a rule speaks of them or not.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from oauthlint.extract.formats import Scanner, about, every
from oauthlint.extract.names import is_plain
from oauthlint.extract.placeholders import placeholder
from oauthlint.extract.sealing import hash_of, seal_format
from oauthlint.extract.shapes import harmless, is_client_id, is_public, random, shape_of, strangeness
from oauthlint.extract.vocabulary import FILLING, SECRET_PARTS
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Place

Span = tuple[int, int, str]

# Compiled where they are used: nothing is shown on most runs.
_USER_INFO = (
    rb"://[^\s/@:'\"`<>]{0,200}+:(?!\d{1,5}/)([^\s'\"`]{1,300})@"  # up to the last: a password may hold "/" and "@"
)
_AUTHORIZATION = rb"(?i)\b(?:bearer|basic)[ \t]+([A-Za-z0-9._~+/=-]{8,})"
_RUN = rb"[A-Za-z0-9+/=_~.!*$-]{16,}"
_INTEGRITY = rb"sha(?:1-[\w+/]{27}=|256-[\w+/]{43}=|384-[\w+/]{64}|512-[\w+/]{86}==)"  # thousands in a lock file
_LITERAL = rb"(?:[\"'`])([^\s\"'`]{8,200})(?:[\"'`])"
_MARKS = frozenset("!#$%&*|;?")  # in what somebody typed, seldom in what programs are made of
_FOURS = rb"(?<![a-z])[a-z]{4}(?: [a-z]{4}){3}(?![a-z])"  # an app password as Google shows it
_ASSIGNED = r"[A-Za-z_][A-Za-z0-9_.]*=(?=.)"  # the name of a value in an env file
_NAME = (
    rb"(?<![\w$.\x80-\xff-])([A-Za-z_$\x80-\xff][\w$.\x80-\xff-]{1,80})[\"'`\])]{0,3}[ ]*+"
    rb"(?:[ \t]*+(?:=>|:=|\?\?|\|\||[:=,(>|])|\t)[ \t]*+(?:\r?\n[ \t]*+)?(?:(?://|\#|\*)[ \t]*+)?"
)
# No quote begins a text where it is escaped: else a text of escaped quotes would be gone through from each of them.
_QUOTED = (
    rb"(?<!\\)(?:\"\"\"((?>(?:[^\"\\]|\\.|\"(?!\"\"))*))\"\"\"|'{3}((?>(?:[^']|'(?!''))*))'{3}"
    rb"|\"((?>(?:[^\"\\]|\\.)*))\"|'((?>(?:[^'\\]|\\.)*))'|`((?>(?:[^`\\]|\\.)*))`)"
)
_BLOCK = rb"[|>][-+0-9]{0,2}[ \t]*(?:#[^\n]*)?\r?\n"  # what goes before lines of YAML that are one text
_TEMPLATE = r"\\?\$\{[^}]*\}|\{\{[^}]*\}\}"
_UNQUOTED = rb"([^\s'\"`,;(){}\[\]<>]{1,4000}+)"  # in a comment of a program
_WHOLE = rb"([^\s'\"`]\S{0,4000}+)"  # elsewhere a value may hold all of these
_BEHIND = "\"'`,;)]}>"  # what may follow such a value
LARGEST = 2_000_000  # bytes of a file of which something is shown
MOST = 1_000  # secrets in such a file
_LONGEST = 1_000  # bytes of a value that are looked at, to say whether it is one
_LONG_RUN = 200  # characters without a blank; nobody judges whether such a run is a secret
_SHORTEST = 5  # bytes of a value that is looked for where nothing says that it is one
_SCRIPTS = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte", ".astro")


def mask_spans(
    data: bytes, path: str, known: Sequence[SecretText], scanner: Scanner, others: Collection[str] = ()
) -> tuple[tuple[Place, str], ...]:
    """The places of a file that must not be shown, each with what to show instead; in order, never overlapping.

    `known` are the secrets of this file, `others` the run's hashes of those that are known from anywhere. Of a file
    that is larger than LARGEST, or of nothing but secrets, nothing is shown: to look at all of it takes too long.
    """
    placed = [*_known(known)]
    if len(data) <= LARGEST:
        placed += [*_named(data, path, scanner), *_others(data, others, placed, scanner)]
    if len(data) > LARGEST or len({data[start:end] for start, end, _ in placed}) > MOST:
        return tuple((Place(path, start, end), mask) for start, end, mask in _whole(data, _joined(placed)))
    spans = [*placed, *_elsewhere(data, placed), *_formats(data, scanner), *_strange(data), *_long(data)]
    for expression in (_USER_INFO, _AUTHORIZATION):
        spans += [(hit.start(1), hit.end(1), "…") for hit in re.finditer(expression, data)]
    return tuple((Place(path, start, end), mask) for start, end, mask in _joined(spans))


def behind_name(data: bytes, at: int, scanner: Scanner) -> bytes | None:
    """What stands between a credential's name, on the line of `at`, and `at`; None where none is so near.

    No blank is in it, so that both are of one value.
    """
    line = data[max(data.rfind(b"\n", 0, at) + 1, at - _LONG_RUN) : at]
    for hit in re.finditer(_NAME, line):
        between, name = line[hit.end() :], hit[1].decode("utf-8", "replace")
        if re.search(rb"\s", between) is None and _credential_like(name, about(name, scanner)[0]):
            return between
    return None


def _joined(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end, mask in sorted(spans, key=lambda span: (span[0], -span[1], span[2] == "…")):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), joined[-1][2])
        elif end > start:
            joined.append((start, end, mask))
    return joined


def _whole(data: bytes, spans: list[Span]) -> Iterator[Span]:
    """The spans, and what lies between them as hidden as they are."""
    at = 0
    for span in (*spans, (len(data), len(data), "")):
        if at < span[0]:
            yield at, span[0], "…"
        if span[2]:
            yield span
        at = span[1]


def _known(known: Sequence[SecretText]) -> Iterator[Span]:
    for one in known:
        if one.value.verdict in ("format", "random") or (one.value.verdict == "plausible" and one.role):
            yield one.place.start, one.place.end, one.value.mask


def _elsewhere(data: bytes, placed: Sequence[Span]) -> Iterator[Span]:
    """Where else the values of these places stand, if they are long enough to be told from parts of words."""
    values = {data[start:end]: mask for start, end, mask in placed if end - start >= _SHORTEST}
    for value, mask in values.items():
        at = data.find(value)
        while at >= 0:
            yield at, at + len(value), mask
            at = data.find(value, at + 1)


def _others(data: bytes, others: Collection[str], known: Sequence[Span], scanner: Scanner) -> Iterator[Span]:
    """Texts in quotes, words, and rests of lines after a colon or a "=", that are a secret somewhere else.

    Those, too, that are a part of one that is known here, as an older one may be, unless they are words or numbers.
    """
    if not others and not known:
        return
    whole = b"\n".join(sorted({data[start:end] for start, end, _ in known}))
    same: dict[bytes, bool] = {}  # a lock file has the same words again and again
    for expression in (_QUOTED, _WHOLE, _UNQUOTED, rb"[=:][ \t]*+(\S[^\r\n]*+)"):
        for hit in re.finditer(expression, data, re.DOTALL):
            start, value = hit.start(hit.lastindex or 0), hit[hit.lastindex or 0]
            value = value if expression is _QUOTED else value.rstrip()
            if len(value) < _SHORTEST:
                continue
            if value not in same:
                part = value in whole and not value.isalpha() and not value.isdigit()
                same[value] = part or (bool(others) and hash_of(value, scanner) in others)
            if same[value]:
                yield start, start + len(value), "…"


def _formats(data: bytes, scanner: Scanner) -> Iterator[Span]:
    for found in every(data, scanner):
        value = seal_format((), data[found.start : found.end], "", found.format, scanner)
        if value.verdict == "format":
            yield found.start, found.end, value.mask


def _strange(data: bytes) -> Iterator[Span]:
    """App passwords, and strange texts in quotes."""
    for hit in re.finditer(_FOURS, data):
        if strangeness(hit[0].replace(b" ", b"").decode()) > 0.25:
            yield hit.start(), hit.end(), "…"
    known: dict[bytes, bool] = {}  # as in a lock file, again and again
    for hit in re.finditer(_LITERAL, data):
        if hit[1] not in known:
            known[hit[1]] = _is_strange(hit[1].decode("utf-8", "replace"))
        if known[hit[1]]:
            yield hit.start(1), hit.end(1), "…"


def _is_strange(text: str) -> bool:
    typed = not _MARKS.isdisjoint(text) and any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    if not typed and strangeness(_without_words(text)) < 0.4:
        return False
    known = is_public(text) or harmless(text) or is_client_id(text) or placeholder(text)
    return not known and shape_of(text) != "guid"


def _without_words(text: str) -> str:
    """What is left of a text without the words of mail between its separators, `smtp` say, which look like none."""
    words = re.split(r"([\W_]+)", text)
    return "".join(one for one in words if one.lower() not in FILLING) if len(words) > 1 else text


def _long(data: bytes) -> Iterator[Span]:
    """Long random runs, of a path or a URL the random part alone; the hashes of a lock file are no secret."""
    known: dict[bytes, tuple[tuple[int, int], ...]] = {}  # the names in a lock file come again and again
    for hit in re.finditer(_RUN, data):
        if re.fullmatch(_INTEGRITY, hit[0]):
            continue
        if hit[0] not in known:
            known[hit[0]] = tuple(_random_parts(hit[0].decode()))
        yield from ((hit.start() + start, hit.start() + end, "…") for start, end in known[hit[0]])


def _random_parts(run: str) -> Iterator[tuple[int, int]]:
    """Where in a run nobody could tell it from a secret."""
    name = re.match(_ASSIGNED, run)
    start = name.end() if name and not _may_be_random(name[0][:-1]) else 0
    if is_client_id(run[start:]):
        return
    if _may_be_random(run[start:]):
        yield start, len(run)
        return
    for part in re.finditer(r"[^/.=]{16,}", run[start:]):
        if _may_be_random(part[0]):
            yield start + part.start(), start + part.end()


def _may_be_random(text: str) -> bool:
    """Whether nobody could tell it from a secret; of a short one that must be sure."""
    chance = random(text)
    if shape_of(text) == "letters16":
        return strangeness(text) > 0.25
    return bool(chance if len(text) < 20 else chance is not False) and shape_of(text) != "guid"


def _named(data: bytes, path: str, scanner: Scanner) -> Iterator[Span]:
    """Values after a credential's name: quoted ones, and in what is no program, or in a comment, bare ones too."""
    script = path.endswith(_SCRIPTS)
    quoted, bare = re.compile(_QUOTED, re.DOTALL), re.compile(_UNQUOTED if script else _WHOLE)
    hidden = 0
    for hit in re.finditer(_NAME, data):
        if hit.end() < hidden:
            continue
        name = hit[1].decode("utf-8", "replace")
        role = about(name, scanner)[0]
        if not _credential_like(name, role):
            continue
        if (block := _block(data, hit.start(1), hit.end())) is not None:
            yield block
            continue
        found = quoted.match(data, hit.end())
        if found is None and b"\n" not in hit[0] and (not script or _in_comment(data, hit.end())):
            found = bare.match(data, hit.end())
        if found is not None and found.re is quoted and b"," in hit[0] and _is_key(data, found.end()):
            continue  # of JSON: the next name after a value that sounds like one
        if found is not None and found.lastindex:
            text = found[found.lastindex][:_LONGEST].decode("utf-8", "replace")
            long = found.re is bare and len(text) > _LONG_RUN
            if long or _worth_hiding(text if found.re is quoted else text.rstrip(_BEHIND), name, role):
                hidden = found.end(found.lastindex)
                hidden = _run_end(data, hidden) if hidden - found.start() > _LONGEST else hidden
                yield found.start(found.lastindex), hidden, "…"


def _block(data: bytes, name: int, at: int) -> Span | None:
    """The lines of a text of YAML that begins at `at`: those that stand deeper than the line of its name."""
    head = re.compile(_BLOCK).match(data, at)
    if head is None:
        return None
    first = data.rfind(b"\n", 0, name) + 1
    deep = len(data[first:name]) - len(data[first:name].lstrip(b" \t"))
    lines = re.compile(rb"(?:[ \t]*\r?\n|[ \t]{%d,}[^\n]*\n?)*" % (deep + 1)).match(data, head.end())
    end = lines.end() if lines is not None else head.end()
    return (head.end(), end, "…\n") if end > head.end() else None


def _run_end(data: bytes, at: int) -> int:
    """Where the run of characters that goes on at `at` ends."""
    blank = re.compile(rb"\s").search(data, at)
    return blank.start() if blank is not None else len(data)


def _credential_like(name: str, role: str) -> bool:
    if role:
        return role != "client_id"
    low = name.lower()
    return any(part in low for part in SECRET_PARTS) and not is_plain(name)


def _is_key(data: bytes, end: int) -> bool:
    """Whether a colon follows a text that ends here."""
    return re.compile(rb"\s*:").match(data, end) is not None


def _in_comment(data: bytes, at: int) -> bool:
    """Whether a comment mark stands before it on the line, as far as 400 bytes back (generated lines are long)."""
    start = max(0, at - 400)
    line = data[max(start, data.rfind(b"\n", start, at) + 1) : at].lstrip()
    return line.startswith((b"//", b"*", b"/*", b"#")) or b" // " in line


def _worth_hiding(text: str, name: str, role: str) -> bool:
    """Whether a value after a credential's name is more than a placeholder, a label, an address or a path."""
    rest = re.sub(_TEMPLATE, "", text)
    if rest != text and re.search(rf"\S{{{_SHORTEST},}}", rest):
        text = rest  # what stands around a variable may be the better part of a secret
    if not text or placeholder(text, name, "password"):  # what is too simple for a token may be a password
        return False
    return role == "password" or not (is_public(text) or harmless(text))
