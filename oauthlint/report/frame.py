"""A line of source with marks under the text that is meant.

Secrets are masked, tabs and wide characters keep the marks in their column, and a line that is too long for the
terminal is cut around the marks.
"""

from oauthlint.model.record import NamedTuple
from oauthlint.model.report import RenderOptions, Sources
from oauthlint.model.source import Place, Text
from oauthlint.report.masked import ELLIPSIS, Piece, pieces
from oauthlint.report.visible import cells, count, paint, visible

TAB = 4
NARROWEST = 40


class Cell(NamedTuple):
    """A piece of the line as it is drawn: the byte it begins at, what is shown, how many columns that takes."""

    start: int
    end: int
    shown: str
    width: int


class Frame(NamedTuple):
    """A place with its words and the character that underlines it; `style` is one of `visible.STYLES`."""

    place: Place
    note: str
    mark: str
    style: str


def line_number(sources: Sources, place: Place) -> int:
    """The line, from 1, on which a place begins."""
    return sources.text(place.path).line_of(place.start)


def located(sources: Sources, place: Place) -> str:
    """`path:line:column` of a place, or the path alone where the file's text is not to be had."""
    text = sources.text(place.path)
    if not text.data:
        return visible(place.path)
    at = text.position(place.start)
    return f"{visible(place.path)}:{at.line}:{at.column}"


def draw(sources: Sources, frame: Frame, gutter: int, options: RenderOptions) -> list[str]:
    """The lines under the `-->`: an empty one, the source, the marks with the note. None for a file without text."""
    place = frame.place
    text = sources.text(place.path)
    if len(text.data) < max(1, place.end):  # or one that has become shorter meanwhile
        return []
    line = text.line_of(place.start)
    begin = text.starts[line - 1]
    end = begin + len(text.line(line))
    room = max(NARROWEST, options.width - gutter - 3)
    drawn = _cells(pieces(sources, _near(text, place, begin, end, room)), begin)
    drawn, before, size = _cut(drawn, place, room)
    note = _note(frame, text, line)
    under = paint(f"{frame.mark * size}{' ' if note else ''}{note}", frame.style, options.color)
    bar = paint(f"{' ' * gutter} |", "frame", options.color)
    number = paint(f"{line:>{gutter}} |", "frame", options.color)
    source = "".join(one.shown for one in drawn).rstrip()
    return [bar, f"{number} {source}".rstrip(), f"{bar} {' ' * before}{under}"]


def _note(frame: Frame, text: Text, line: int) -> str:
    """The words beside the marks, which say so when the place goes on below the line that is shown."""
    last = text.line_of(max(frame.place.start, frame.place.end - 1))
    more = f"(and {count(last - line, 'more line')})" if last > line else ""
    return " ".join(filter(None, (visible(frame.note), more)))


def _near(text: Text, place: Place, begin: int, end: int, room: int) -> Place:
    """The part of the line that can be seen at all, cut between characters: a minified line may have a megabyte."""
    start, stop = max(begin, place.start - 4 * room), min(end, place.start + 4 * room)
    while start > begin and text.data[start] & 0xC0 == 0x80:
        start -= 1
    while stop < end and text.data[stop] & 0xC0 == 0x80:
        stop += 1
    return Place(place.path, start, stop)


def _cells(line: list[Piece], begin: int) -> list[Cell]:
    """The pieces as drawn, tabs as blanks up to the next stop; text cut off on the left shows as an ellipsis."""
    drawn: list[Cell] = []
    column = 0
    if line and line[0].start > begin:
        drawn.append(Cell(begin, line[0].start, ELLIPSIS, 1))
        column = 1
    for one in line:
        shown = " " * (TAB - column % TAB) if one.text == "\t" else visible(one.text)
        drawn.append(Cell(one.start, one.end, shown, cells(shown)))
        column += drawn[-1].width
    return drawn


def _cut(drawn: list[Cell], place: Place, room: int) -> tuple[list[Cell], int, int]:
    """The cells that fit, with the columns before the marks and the number of marks (at least one)."""
    before = sum(one.width for one in drawn if one.end <= place.start)
    size = max(1, sum(one.width for one in _trimmed(drawn, place)))
    if max(before + size, sum(one.width for one in drawn)) <= room:
        return drawn, before, size
    left = 0 if before + size < room else max(0, before - room // 4)
    kept: list[Cell] = []
    column = dropped = 0
    for one in drawn:
        if column + one.width <= left:
            dropped += one.width
        elif column + one.width - dropped < room - bool(dropped):
            kept.append(one)
        else:
            kept.append(Cell(0, 0, ELLIPSIS, 1))
            break
        column += one.width
    if dropped:
        kept.insert(0, Cell(0, 0, ELLIPSIS, 1))
    before = before - dropped + bool(dropped)
    return kept, before, max(1, min(size, room - before))


def _trimmed(drawn: list[Cell], place: Place) -> list[Cell]:
    """The cells that the place covers, without blanks at the end."""
    under = [one for one in drawn if one.end > place.start and one.start < place.end]
    while under and under[-1].shown.isspace():
        under.pop()
    return under
