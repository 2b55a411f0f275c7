"""The map of the HTML report, drawn as SVG: where each credential comes from, who uses it, and which server gets it.

A table with the same content stands below it, for readers who cannot see a drawing.
"""

from collections.abc import Iterator
from html import escape

from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Report
from oauthlint.report.frame import located
from oauthlint.report.visible import visible
from oauthlint.report.wiring import End, Source, wiring

BOX, HEIGHT, GAP, MARGIN = 280, 44, 14, 12
STEP = 400  # from one column to the next
TOP = 44  # room for the heads of the columns
LONGEST = 33  # characters of a line in a box
HEADS = ("Credentials", "OAuth2 clients", "Mail transports", "Servers")
_MODES = {"oauth2": "OAuth2", "password": "password", "none": "no login", "": "login not known"}


class Box(NamedTuple):
    """A box of the map: its column, two lines of words, the class that colours it, and what it says when pointed at."""

    column: int
    first: str
    second: str
    style: str
    title: str


class Drawing(NamedTuple):
    """Boxes by a key of their own, and lines between the keys, with the class that colours them."""

    boxes: dict[tuple[str, ...], Box]
    lines: dict[tuple[tuple[str, ...], tuple[str, ...]], str]


def section(report: Report) -> str:
    """The map and its table; a sentence where no transport and no client was seen."""
    ends = wiring(report.mail)
    if not ends:
        return "<p>No mail transport and no OAuth2 client was recognised, so there is nothing to draw.</p>"
    drawn = _svg(_drawing(report, ends))
    return f'<div class="map" tabindex="0" role="region" aria-label="Map">{drawn}</div>{_table(report, ends)}'


def _drawing(report: Report, ends: tuple[End, ...]) -> Drawing:
    drawing = Drawing({}, {})
    clients = [one for one in ends if not one.server]
    for end in ends:
        key = _key(end)
        place = located(report.sources, end.place)
        name = f"{end.library}, {_MODES.get(end.mode, end.mode)}" if end.server else end.library
        drawing.boxes[key] = Box(2 if end.server else 1, name, place, "end", f"{name}, {place}")
        for roles, source in _together(end.sources):
            drawing.lines.setdefault((_source(report, drawing, roles, source), key), "bad" if source.exposed else "")
        if end.server:
            server = ("server", end.server)
            drawing.boxes[server] = Box(3, end.provider or "provider not known", end.server, "server", end.server)
            drawing.lines[key, server] = ""
            drawing.lines.update({(_key(one), key): "" for one in clients if _feeds(one, end)})
    return drawing


def _key(end: End) -> tuple[str, ...]:
    return ("end", end.place.path, str(end.place.start))


def _together(sources: tuple[Source, ...]) -> Iterator[tuple[str, Source]]:
    """The credentials with their roles; those that nobody can know and that come from one place are one."""
    groups: dict[tuple[object, ...], list[Source]] = {}
    for one in sources:
        same = (one.kind, one.place) if one.kind == "unknown" else (one.kind, one.name, one.role)
        groups.setdefault(same, []).append(one)
    for each in groups.values():
        yield ", ".join(one.role for one in each), each[0]


def _feeds(client: End, transport: End) -> bool:
    """Whether the transport's access token comes of a call in the client's file, or both have the same secret."""
    secrets = {(one.kind, one.name) for one in client.sources if one.role == "client secret" and one.kind != "unknown"}
    same = any((one.kind, one.name) in secrets for one in transport.sources if one.role == "client secret")
    token = any(
        one.role == "access token" and one.kind == "unknown" and one.place.path == client.place.path
        for one in transport.sources
    )
    return same or token


def _source(report: Report, drawing: Drawing, roles: str, source: Source) -> tuple[str, ...]:
    """The key of the box of a credential, which is drawn once however often it is used."""
    place = located(report.sources, source.place)
    where = "from the environment" if source.kind == "setting" else place
    key = ("source", roles, source.kind, source.name, "" if source.kind == "setting" else place)
    name = "not known" if source.kind == "unknown" else source.name.removeprefix("process.env.")
    first, style = f"{roles}: {name}", "bad" if source.exposed else source.kind
    if source.kind == "unknown":  # what matters then is whose it is, and there may be several
        first, where = roles, f"not known, {place}"
    drawing.boxes.setdefault(key, Box(0, first, where, style, f"{roles}: {source.name}, {place}"))
    return key


def _svg(drawing: Drawing) -> str:
    used = sorted({one.column for one in drawing.boxes.values()})
    columns = {column: _ordered(drawing, column) for column in used}
    tallest = max(len(keys) for keys in columns.values())
    height = TOP + tallest * (HEIGHT + GAP) + MARGIN
    width = MARGIN * 2 + STEP * (len(used) - 1) + BOX
    at: dict[tuple[str, ...], tuple[float, float]] = {}
    for number, column in enumerate(used):
        keys = columns[column]
        room = (height - TOP - MARGIN) / len(keys)
        for index, key in enumerate(keys):
            at[key] = (MARGIN + number * STEP, TOP + index * room + (room - HEIGHT) / 2)
    heads = "".join(
        f'<text class="head" x="{MARGIN + number * STEP}" y="24">{HEADS[column]}</text>'
        for number, column in enumerate(used)
    )
    lines = "".join(_line(at[start], at[end], style) for (start, end), style in drawing.lines.items())
    boxes = "".join(_box(one, *at[key]) for key, one in drawing.boxes.items())
    title = "<title>Where credentials come from and where they go; the table below says the same</title>"
    size = f'viewBox="0 0 {width} {height:g}" width="{width}" height="{height:g}"'
    return f'<svg {size} role="img">{title}{heads}{lines}{boxes}</svg>'


def _ordered(drawing: Drawing, column: int) -> list[tuple[str, ...]]:
    """The boxes of a column: credentials beside those that use them, so that few lines cross; others as they came."""
    keys = [key for key, one in drawing.boxes.items() if one.column == column]
    if column:
        return keys
    rank = {key: number for number, key in enumerate(drawing.boxes)}
    users = {key: [rank[end] for start, end in drawing.lines if start == key] for key in keys}
    return sorted(keys, key=lambda key: (sum(users[key]) / len(users[key]), rank[key]))


def _line(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
    x, y = start[0] + BOX, start[1] + HEIGHT / 2
    to_x, to_y = end[0], end[1] + HEIGHT / 2
    middle = (x + to_x) / 2
    kind = f' class="{style}"' if style else ""
    return f'<path{kind} d="M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"/>'


def _box(box: Box, x: float, y: float) -> str:
    words = f'<text x="{x + 10:g}" y="{y + 18:g}">{_short(box.first)}</text>'
    words += f'<text class="more" x="{x + 10:g}" y="{y + 35:g}">{_short(box.second, end=False)}</text>'
    title = f"<title>{escape(visible(box.title))}</title>"
    return (
        f'<g class="{box.style}">{title}<rect x="{x:g}" y="{y:g}" width="{BOX}" height="{HEIGHT}" rx="6"/>{words}</g>'
    )


def _short(text: str, *, end: bool = True) -> str:
    """The text as it fits in a box: of names the beginning counts, of paths the end."""
    text = visible(text)
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…" if end else f"…{text[1 - LONGEST :]}"
    return escape(text)


def _table(report: Report, ends: tuple[End, ...]) -> str:
    heads = ("Used by", "Credential", "Comes from", "Written at")
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    rows = "".join(_rows(report, ends))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<details><summary>The map as a table</summary><div class="wide">{table}</div></details>'


def _rows(report: Report, ends: tuple[End, ...]) -> Iterator[str]:
    for end in ends:
        who = f"{end.library} at {located(report.sources, end.place)}"
        goes = f" → {end.server}" if end.server else ""
        for one in end.sources:
            kind = {"setting": one.name, "written": f"{one.name} (written out)", "unknown": one.name}[one.kind]
            cells = (f"{who}{goes}", one.role, kind, located(report.sources, one.place))
            bad = ' class="bad"' if one.exposed else ""
            yield f"<tr{bad}>{''.join(f'<td>{escape(visible(cell))}</td>' for cell in cells)}</tr>"
