"""Places as SARIF writes them: relative URIs, regions in UTF-16 units, snippets with their secrets masked."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from oauthlint.model.finding import Edit
from oauthlint.model.report import Sources
from oauthlint.model.source import Place, Text
from oauthlint.report.masked import masked

Json = dict[str, Any]

AROUND = 2  # lines of context on either side
LONGEST = 4000  # bytes of a snippet: more is no help to a reader, and a minified line has a megabyte


def uri(path: str) -> Json:
    """The artifact location of a path from the root, percent-encoded; bytes that are no UTF-8 as they are."""
    return {"uri": quote(path.encode("utf-8", "surrogateescape"), safe="/"), "uriBaseId": "%SRCROOT%"}


def location(sources: Sources, place: Place, note: str = "") -> Json:
    """A location with region, snippet and context, and its message if there are words for it."""
    found: Json = {"physicalLocation": physical(sources, place)}
    if note:
        found["message"] = {"text": sentence(note)}
    return found


def physical(sources: Sources, place: Place) -> Json:
    """The artifact with the region and a larger context region; without text the region is the file's beginning."""
    text = sources.text(place.path)
    found: Json = {"artifactLocation": uri(place.path), "region": region(text, place)}
    _snippet(sources, found["region"], place)
    around = _around(text, place)
    if around is not None and around.end - around.start <= LONGEST:
        first, last = text.line_of(around.start), text.line_of(around.end)
        found["contextRegion"] = {"startLine": first, "endLine": last}
        _snippet(sources, found["contextRegion"], around)
    return found


def region(text: Text, place: Place) -> Json:
    """Lines and columns from 1, columns in UTF-16 units, the end behind the last unit."""
    start, end = text.position(place.start, "utf16"), text.position(place.end, "utf16")
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def fix(sources: Sources, edits: Iterable[Edit], *, safe: bool) -> Json:
    """One fix out of all edits that do not overlap, a change for each file."""
    files: dict[str, list[Json]] = {}
    done = Place("", 0, 0)
    for one in sorted(set(edits)):
        if one.place.path == done.path and one.place.start < done.end:
            continue  # two findings on one line would change the same text: the first has it
        done = one.place
        replacement: Json = {"deletedRegion": region(sources.text(one.place.path), one.place)}
        if one.text:
            replacement["insertedContent"] = {"text": one.text}
        files.setdefault(one.place.path, []).append(replacement)
    words = "Apply the fix (--fix)." if safe else "Apply the fix, which needs a look (--unsafe-fixes)."
    changes = [{"artifactLocation": uri(path), "replacements": each} for path, each in files.items()]
    return {"description": {"text": words}, "artifactChanges": changes}


def sentence(words: str) -> str:
    """The words with a full stop, and with nothing that SARIF would read as a link."""
    words = words.strip().replace("](", "] (")
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."


def _around(text: Text, place: Place) -> Place | None:
    """The whole lines around a place; None where that is no more than the place itself."""
    first = max(1, text.line_of(place.start) - AROUND)
    last = min(len(text.starts), text.line_of(place.end) + AROUND)
    begin = text.starts[last - 1]
    around = Place(place.path, text.starts[first - 1], begin + len(text.line(last)))
    return None if (around.start, around.end) == (place.start, place.end) else around


def _snippet(sources: Sources, where: Json, place: Place) -> None:
    """Adds the masked text of a place to its region, unless it is empty or too long to be read."""
    if 0 < place.end - place.start <= LONGEST:
        text = masked(sources, place)
        if text:
            where["snippet"] = {"text": text}
