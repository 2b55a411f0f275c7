"""Words with fields in braces, `{key}` or `{auth.user}`, filled in from a fact so that anybody may read them.

What stands in a field comes from audited code: it is cut and its control characters are written out. A field that
holds nothing gives the words that the fact has for it, an env name or a mask, and never "None".
"""

import re
from collections.abc import Mapping

from oauthlint.evaluate.variables import Variable, reach, variables
from oauthlint.model.facts import Fact

LONGEST = 80  # characters of one field
UNKNOWN = "unknown"

_FIELD = r"\{\{|\}\}|\{([a-z_][a-z_.]*)\}|[{}]"


def complaint(template: str, kind: str) -> str:
    """What is wrong with a template about a kind of fact; "" if nothing is."""
    known = variables(kind)
    for found in re.finditer(_FIELD, template):
        if found[1] is None and found[0] in {"{", "}"}:
            return "a brace alone: write `{{` or `}}` for one in the text"
        if found[1] is not None and (found[1] not in known or known[found[1]].asks == "given"):
            return f"there is no field `{found[1]}` here"
    return ""


def render(template: str, fact: Fact, known: Mapping[str, Variable]) -> str:
    """The template with the fact's fields in it."""

    def fill(found: re.Match[str]) -> str:
        return found[0][0] if found[1] is None else words(fact, found[1], known)

    return re.sub(_FIELD, fill, template) if "{" in template or "}" in template else template


def words(fact: Fact, field: str, known: Mapping[str, Variable]) -> str:
    """A field in words."""
    value = reach(fact, known[field].path)
    if value is None or value in ((), ""):
        value = fact.about.names.get(field, UNKNOWN if value is None else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    return plain(str(value))


def plain(text: str) -> str:
    """The text on one line, of bounded length, without characters that a terminal or a reader could be fooled by."""
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
