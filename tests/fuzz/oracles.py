"""What must be true of the facts of any file whatever, and what of a report is true of the text it speaks of."""

import json
import re
from collections.abc import Iterable, Iterator
from time import process_time

from oauthlint.extract import EXTRACTORS
from oauthlint.extract.grammar import LONGEST_PARSE
from oauthlint.model import value as values
from oauthlint.model.filefacts import FileFacts, Installed, Read, SecretText, Setting
from oauthlint.model.serial import dump, load
from oauthlint.model.source import Place
from tests.fuzz.corpus import Planted, reader

LEAK = 5  # characters of a secret that are too many
SLOW = 3.0  # seconds of work on one file of a few kilobytes; a parse is cut off after LONGEST_PARSE
SEALED = re.compile(r'"[0-9a-f]{3}","[0-9a-f]{16}"')  # tag and hash of a secret, side by side
GLUED = rb"[\w\x80-\xff+/=-]%b|%b[\w\x80-\xff+/=-]"
ODD = ("*", "!", "null")  # keys of YAML that are an alias, of a type of the file's own, or not there
ESCAPED = re.compile(rb"[\\&%$]|\A[\w+/-]+={0,2}\Z")  # what stands there is not what it means: an escape, or base64


def facts_of(kind: str, path: str, data: bytes, secrets: Iterable[Planted] = ()) -> FileFacts:
    """The facts of a file; AssertionError for any that cannot be true, whatever an extractor raises for a defect."""
    began = process_time()
    facts = EXTRACTORS[kind](data, path, reader())
    took = process_time() - began
    assert took < (LONGEST_PARSE + SLOW if any(one.kind == "timeout" for one in facts.problems) else SLOW), (
        f"slow: {took:.1f} s"
    )
    text = json.dumps(dump(facts), separators=(",", ":"))
    assert load(json.loads(text)) == facts, "kept: the facts are not what is kept of them"
    for place in places(facts):
        assert place.path == path, f"elsewhere: {place} is in another file"
        assert 0 <= place.start <= place.end <= len(data), f"outside: {place} is not in {len(data)} bytes"
    wrong = [*misplaced(facts, data)] if is_utf8(data) else []
    assert not wrong, wrong[0]
    seen = leaks(SEALED.sub("", text), data, secrets)
    assert not seen, f"leak: {len(seen)} pieces of a secret are in the facts"
    return facts


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def inside(thing: object) -> Iterator[object]:
    """The thing and all that is in it."""
    stack = [thing]
    while stack:
        one = stack.pop()
        yield one
        if isinstance(one, tuple):
            stack += [each for each in one if isinstance(each, tuple)]


def places(facts: FileFacts) -> Iterator[Place]:
    return (one for one in inside(facts) if isinstance(one, Place))


def leaks(said: str, data: bytes, secrets: Iterable[Planted]) -> list[int]:
    """Where in the secrets the pieces begin that were said; those that the file also holds elsewhere do not count."""
    found = []
    for secret in secrets:
        if secret.text not in data or re.search(GLUED % ((re.escape(secret.text),) * 2), data):
            continue  # no longer whole, or part of a longer word, which may be anything
        rest = data.replace(secret.text, b"\0")
        for at in range(secret.public, len(secret.text) - LEAK + 1):
            piece = secret.text[at : at + LEAK].decode()
            if sum(map(str.isalnum, piece)) >= 3 and not re.search(r"[-\s]{2}|\\\\", piece):
                found += [at] if piece in said and piece.encode() not in rest else []
    return found


def misplaced(facts: FileFacts, data: bytes) -> Iterator[str]:
    """What stands at a place that is said to be something else; where a text is written with escapes nobody can tell."""
    for one in inside(facts):
        if isinstance(one, Place):
            for at in (one.start, one.end):
                if data[at : at + 1] and data[at] & 0xC0 == 0x80:
                    yield f"divided: {one} divides a character"
        elif (meant := _meant(one, facts)) is not None:
            text, place = meant
            if isinstance(one, values.Text) and data[place.start - 1 : place.start] not in (b'"', b"'", b"`"):
                continue  # put together from several, or written without quotes
            there = data[place.start : place.end]
            folded = " ".join(there.decode("utf-8", "replace").split())  # a plain text of YAML may have several lines
            shown = " ".join(text.split()).split("…")  # with a mask where a secret stands
            if not all(one in folded for one in shown) and not ESCAPED.search(there):
                yield f"{type(one).__name__}: {text[:40]!r} is not at {place}: {there[:60]!r}"


def _holds(place: Place, value: values.Value) -> bool:
    """Whether the place is that of the value, or around it."""
    return place in value.at or (bool(value.at) and value.at[0].lies_in(place))


def _meant(one: object, facts: FileFacts) -> tuple[str, Place] | None:
    """The text that a fact says is at a place; None where there is none, or what is there stands for it."""
    block = facts.path.endswith((".tf", ".tfstate", ".tfvars"))  # what a block is called stands for its `default`
    match one:
        # a member that is assigned has no other place than its value
        case values.Entry(key, place, value) if key not in ODD and not facts.problems and not _holds(place, value):
            return key, place
        case Setting(path, key_place) if (
            path and path[-1] not in ODD and not path[-1].isdigit() and not block and facts.reader != "node"
        ):
            return path[-1], key_place
        case Installed(spec=spec, version=version, place=place) if place.end:  # the beginning: nobody could tell where
            return spec or version, place
        case Read(name, _, place):
            return name, place
        case SecretText(name=name, name_place=Place() as place) if not block:
            return name, place
        case SecretText(place=place, value=values.Secret(verdict="format", mask=mask)) if mask != "…":
            return mask[:-1], place
        case values.Text(at, text) if at and "\n" not in text:
            return text, at[-1]
    return None
