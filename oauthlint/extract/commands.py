"""What commands of a shell do with credentials: print them, write them into env files, renew those of an Entra app.

Read off the bytes of a script, command by command, so that every place is that of the words themselves. What a pipe or
a redirection takes away is not printed.
"""

import re
from collections.abc import Iterator

from oauthlint.extract.names import role_of
from oauthlint.model.filefacts import Action
from oauthlint.model.source import Place
from oauthlint.words import env_flavour

_QUOTED = rb"'[^']*+'|\"(?>(?:\\.|[^\"\\])*)\""
# Up to the end of the line, `;`, `&&` or `||`; a backslash at the end of a line joins it with the next.
_COMMAND = re.compile(
    rb"(?>(?:\\(?:\r\n|[\s\S])|" + _QUOTED + rb"|[^\r\n;&|'\"\\]|(?<!&)&(?!&)|(?<!\|)\|(?!\|)|['\"])+)"
)
_BEFORE = re.compile(rb"(?>(?:[\s@!({-]|\\\r?\n|(?:sudo|then|do|else|if|time|exec|export)\s|\w+=\S*\s)*)")
_PRINTERS = re.compile(rb"(echo|printf|cat|printenv|env|Write-Host|Write-Output)\b")
_SHOWERS = rb"(?:sort|less|more|tee|cat|nl|rev|xxd|od|base64(?!\s+-(?:d|-decode)))\b"
_AWAY = re.compile(rb"(?<![\d&-])>>?(?!&)|\|(?!\s*" + _SHOWERS + rb")")
_SECRET = re.compile(rb"\$\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}")
_VARIABLE = re.compile(rb"\$(?:env:)?(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|\(([A-Z_][A-Z0-9_]*)\))")
_INTO = re.compile(rb">>?\s*[\"']?([^\s\"'|;&<>]+)")
_KEY = re.compile(rb"(?<![\w.-])([A-Za-z_][A-Za-z0-9_]{2,60})=(?!=)")
_TLS_OFF = re.compile(rb"\bNODE_TLS_REJECT_UNAUTHORIZED=[\"']?0\b")
_RESET = re.compile(rb"\baz\s+ad\s+(?:app|sp)\s+(?:credential\s+reset|create-for-rbac)\b")
_YEARS = re.compile(rb"--years[=\s]+[\"']?(\d{1,4})\b")
_END = re.compile(rb"--end-date[=\s]+[\"']?(\d{4}-\d{2}-\d{2})")


def actions(data: bytes, span: tuple[int, int], path: str) -> Iterator[Action]:
    """What the commands in a span of a file do, in order."""
    for hit in _COMMAND.finditer(data, *span):
        start = _end(_BEFORE, data, hit.start(), hit.end())
        if start < hit.end() and data[start : start + 1] != b"#":
            yield from _of_command(data, start, hit.end(), path)
            yield from (Action(Place(path, *off.span()), "tls-off") for off in _TLS_OFF.finditer(data, *hit.span()))


def _end(expression: re.Pattern[bytes], data: bytes, start: int, end: int) -> int:
    found = expression.match(data, start, end)
    return found.end() if found is not None else start


def _of_command(data: bytes, start: int, end: int, path: str) -> Iterator[Action]:
    printer = _PRINTERS.match(data, start, end)
    # quotes hide what would send it elsewhere
    bare = re.sub(_QUOTED, lambda hit: b"_" * len(hit[0]), data[start:end])
    if printer is not None:
        into = _INTO.search(bare) and _INTO.search(data, start, end)
        if _AWAY.search(bare) is None:
            yield from _printed(data, printer, end, path)
        elif into is not None and env_flavour(into[1].decode("utf-8", "replace").rpartition("/")[2]) == "real":
            yield from _written(data, start, into.start(), path, into[1].decode("utf-8", "replace"))
    if b"az" in data[start:end] and _RESET.search(data, start, end) is not None:
        yield from _renewed(data, start, end, path)


def _printed(data: bytes, printer: re.Match[bytes], end: int, path: str) -> Iterator[Action]:
    """What a command that prints shows of credentials."""
    rest = data[printer.end() : end]
    if b"::add-mask::" in rest:
        return
    words = rest.split(b"|")[0].split()
    if printer[1] in (b"env", b"printenv") and not words:
        yield Action(Place(path, printer.start(), printer.end()), "prints-all")
    elif printer[1] == b"printenv":
        for word in re.finditer(rb"[A-Za-z_]\w*", rest.split(b"|")[0]):
            place = Place(path, printer.end() + word.start(), printer.end() + word.end())
            yield from _named(place, "prints", word[0].decode())
    elif printer[1] == b"cat":
        for word in re.finditer(rb"[^\s\"']+", rest):
            name = word[0].decode("utf-8", "replace")
            if env_flavour(name.rpartition("/")[2]) == "real":
                place = Place(path, printer.end() + word.start(), printer.end() + word.end())
                yield Action(place, "prints", name, "file")
    elif printer[1] != b"env":
        yield from _shown(data, printer.end(), end, path)


def _shown(data: bytes, start: int, end: int, path: str) -> Iterator[Action]:
    """Secrets and variables in what is echoed; single quotes keep a shell from filling in variables."""
    for hit in _SECRET.finditer(data, start, end):
        yield from _named(Place(path, *hit.span()), "prints", hit[1].decode())
    plain = re.sub(rb"'[^']*+'", lambda hit: b"_" * len(hit[0]), data[start:end])
    for hit in _VARIABLE.finditer(plain):
        name = (hit[1] or hit[2] or hit[3]).decode()
        yield from _named(Place(path, start + hit.start(), start + hit.end()), "prints", name)


def _written(data: bytes, start: int, end: int, path: str, file: str) -> Iterator[Action]:
    """The credentials that are written into an env file, by their names."""
    for hit in _KEY.finditer(data, start, end):
        yield from (one._replace(detail=file) for one in _named(Place(path, *hit.span(1)), "writes", hit[1].decode()))


def _named(place: Place, does: str, name: str) -> Iterator[Action]:
    """The action where the name is one of a credential."""
    role = role_of(name)
    if role and role != "client_id":
        yield Action(place, does, name, role=role)


def _renewed(data: bytes, start: int, end: int, path: str) -> Iterator[Action]:
    """How long the new secret of an Entra app is good for; a year where nothing is said."""
    years, last = _YEARS.search(data, start, end), _END.search(data, start, end)
    if years is not None:
        yield Action(Place(path, *years.span(1)), "resets", "az", f"{int(years[1])} years")
    elif last is not None:
        yield Action(Place(path, *last.span(1)), "resets", "az", last[1].decode())
