"""Text from an audited repository as a terminal may safely show it.

Whatever is not printable (control characters, escape sequences, marks that turn the direction of writing) appears
as a visible escape, so that no file or file name can write over what we say about it.
"""

STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "good": "32", "frame": "34", "strong": "1"}


def visible(text: str) -> str:
    r"""The text with every unprintable character as an escape (`\x1b`, `\u202e`)."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escape(one) for one in text)


def _escape(one: str) -> str:
    """One character as Python would write it; a byte that is no UTF-8 (a lone surrogate) as that byte."""
    if "\udc80" <= one <= "\udcff":
        return f"\\x{ord(one) - 0xDC00:02x}"
    return one.encode("unicode_escape").decode("ascii")


def cells(text: str) -> int:
    """How many columns of a terminal the (visible) text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # noqa: PLC0415  (most lines are ASCII)

    return sum(0 if category(one) in {"Mn", "Me"} else 2 if east_asian_width(one) in {"W", "F"} else 1 for one in text)


def paint(text: str, style: str, color: bool) -> str:
    """The text in one of STYLES, unchanged without colour."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if color and text else text


def count(number: int, noun: str, plural: str = "") -> str:
    """Such as `1 file`, `2 files`, `1,234 files`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def wrap(text: str, width: int, indent: str) -> str:
    """The text in lines of at most `width` cells where words allow it; lines after the first begin with `indent`."""
    lines: list[str] = []
    line = ""
    for word in visible(" ".join(text.split())).split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > width - len(indent):
            lines.append(line)
            line = word
        else:
            line = longer
    return f"\n{indent}".join([*lines, line])
