"""How many things of a sort are looked at in one file: what a program has written may hold any number of them.

A file that has more is audited as far as that, and says so.
"""

from collections.abc import Iterable

from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Problem

CALLS = 2_000  # whose values are worked out
BODIES = 2_000  # of functions that a value names
FLOWS = 1_000  # calls whose failures are followed
LOGGED = 300  # values that log calls write
STORED = 100  # places where a refresh token is put away
RESPONDED = 200  # values that answers show
COMPARED = 100  # error codes
ADDRESSES = 1_000  # texts that are put together, and may be one; 67 files of public repositories had at most 85
MENTIONS = 200  # a text that says a thing so often is a list of words

_FIELDS = {
    "calls": CALLS,
    "bodies": BODIES,
    "logged": LOGGED,
    "responded": RESPONDED,
    "stored": STORED,
    "compared": COMPARED,
    "mentions": MENTIONS,
}
_CUT = {"flows": FLOWS, "addresses": ADDRESSES}  # sorts of which the facts do not show how many there were
_WORDS = {"bodies": "functions", "flows": "calls that may fail", "logged": "logged values", "responded": "answers"}
_WORDS |= {"compared": "error codes", "addresses": "texts that are put together", "stored": "stored tokens"}


def told(facts: FileFacts, more: Iterable[str] = ()) -> FileFacts:
    """The facts, with a problem where there are as many of a sort as are looked at; `more` are sorts that are cut."""
    full = [name for name, most in _FIELDS.items() if len(getattr(facts, name)) >= most] + list(more)
    if not full:
        return facts
    each = ", ".join(f"{(_FIELDS | _CUT)[one]:,} {_WORDS.get(one, one)}" for one in full)
    return facts._replace(problems=(*facts.problems, Problem("limit", facts.path, f"not looked at beyond {each}")))
