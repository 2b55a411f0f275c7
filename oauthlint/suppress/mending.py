"""What a badly written comment was meant to say, where that is certain: the wrong piece, and what it should be."""

import re
from collections.abc import Collection, Sequence

from oauthlint.model.record import NamedTuple

_RULE = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_LIST = re.compile(rf"[ \t]*+[:(]?+[ \t]*+({_RULE}(?:[ \t]*,[ \t]*{_RULE})*)[ \t]*\)?")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


class Mended(NamedTuple):
    """A piece of a comment as it is written, and as it should be; both empty where nobody can tell."""

    piece: str
    right: str


NOTHING = Mended("", "")


def mended(
    words: str, form: str, listed: str | None, until: str, forms: Sequence[str], known: Collection[str]
) -> Mended:
    """The correction of a directive: its words after "oauthlint:", and what was understood of them."""
    if form not in forms:
        meant = _form(form, forms)
        return Mended(form, meant) if form and meant else NOTHING
    if listed is None:
        found = _LIST.match(words, len(form))
        rules = _rules(found[1], known) if found is not None else []
        return Mended(words[: found.end()].rstrip(), f"{form}[{', '.join(rules)}]") if found and rules else NOTHING
    if not re.fullmatch(rf"\s*{_RULE}(\s*,\s*{_RULE})*\s*", listed):
        rules = _rules(listed, known)
        return Mended(f"[{listed}]", f"[{', '.join(rules)}]") if rules else NOTHING
    date = _DATE.fullmatch(until)
    right = f"{date[1]}-{date[2]:0>2}-{date[3]:0>2}" if date is not None else until
    return Mended(until, right) if right != until else NOTHING


def _form(form: str, forms: Sequence[str]) -> str:
    """The form that another tool's word, or another spelling, stands for."""
    plain = form.lower().replace("_", "-").replace("disable", "ignore").replace("suppress", "ignore")
    plain = plain.removesuffix("-line") if plain == "ignore-line" else plain
    plain = "ignore-next-line" if plain in ("ignore-nextline", "ignorenextline") else plain
    return plain if plain in forms else ""


def _rules(listed: str, known: Collection[str]) -> list[str]:
    """The names of a list that is divided in whatever way, if each is that of a rule."""
    names = [one for one in re.split(r"[\s,;|'\"`]+", listed) if one]
    return names if all(one in known for one in names) else []
