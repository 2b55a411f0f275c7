"""The functions that a condition may call besides CEL's own. They have an answer for every text and never raise.

All arguments are text. A version is `major.minor.patch` with an optional pre-release, as npm writes it.
"""

from collections.abc import Callable

from oauthlint.model.record import NamedTuple
from oauthlint.model.url import host_of
from oauthlint.model.version import at_least, older_than


class Function(NamedTuple):
    """A function of the language: as a method (`x.name(y)`) or on its own (`name(x)`), and what it gives."""

    name: str
    method: bool
    gives: type[bool] | type[str]
    run: Callable[..., bool | str]
    parameters: int


FUNCTIONS: tuple[Function, ...] = (
    Function("older_than", True, bool, older_than, 2),
    Function("at_least", True, bool, at_least, 2),
    Function("host_of", False, str, host_of, 1),
)
