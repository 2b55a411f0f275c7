"""What a run was asked to do: each option from a flag, else the environment, else the configuration, else its default.

The environment has `OAUTHLINT_` and the option's name in capitals. There is one configuration a run, at the root.
"""

from __future__ import annotations

from collections.abc import Mapping

from oauthlint.config.find import Held, find
from oauthlint.errors import UsageError
from oauthlint.model.finding import Entry
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from oauthlint.model.vocabularies import Color, Confidence, FailOn, Profile, Severity

Words = tuple[str, ...]

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


class Settings(NamedTuple):
    """Every option of `check` with its value. `file` is the configuration that was read, "" for none."""

    format: str = "text"
    output: Words = ()  # FORMAT=FILE, beside standard output
    profile: Profile = "default"
    select: Words = ()
    ignore: Words = ()
    fail_on: FailOn = "warning"
    min_confidence: Confidence = "medium"
    exclude: Words = ()
    force_exclude: bool = False
    no_gitignore: bool = False
    max_file_size: int = 1_000_000  # bytes
    config: str = ""
    isolated: bool = False
    strict: bool = False
    color: Color = "auto"
    show_skips: bool = False
    statistics: bool = False
    no_progress: bool = False
    now: str = ""  # YYYY-MM-DD; "" for today
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    no_cache: bool = False
    jobs: int = 0  # processes that read files; 0 for what pays
    quiet: bool = False
    verbose: bool = False
    staged: bool = False
    since: str = ""  # a commit: only findings on lines that were changed after it
    stdin_filename: str = ""
    standard_input: bytes | None = None  # the text of that file
    no_ignores: bool = False
    baseline: str = ""  # a file instead of the one at the root
    no_baseline: bool = False
    rules: tuple[tuple[str, Severity | Literal["off"]], ...] = ()
    packs: Words = ()  # folders of the project with rules of the team's own
    paths: tuple[tuple[str, Words], ...] = ()  # the only ones in which a rule is told
    suppressions: tuple[Entry, ...] = ()
    review: tuple[str, int] | None = None  # when it was last, and every how many days
    file: str = ""
    above: Words = ()  # the options that a flag or the environment has set, which no file can change


# What is said for one run by a flag, or by a file only, and never for a whole machine.
NOT_IN_ENVIRONMENT = frozenset(
    {
        "packs",
        "paths",
        "standard_input",
        "stdin_filename",
        "staged",
        "rules",
        "suppressions",
        "review",
        "file",
        "above",
        "fix",
        "unsafe_fixes",
        "diff",
    }
)
SPLIT = frozenset({"select", "ignore"})  # flags that may hold several words, with commas


def settle(root: str, flags: Mapping[str, object], environ: Mapping[str, str]) -> Settings:
    """The settings of a run in the project at `root`; `flags` are by option name, those not given left out.

    Raises ConfigError for what a file says, UsageError for what the environment says.
    """
    above = _environment(environ) | {name: _flag(name, value) for name, value in flags.items()}
    asked = Settings()._replace(**above, above=tuple(sorted(above)))
    if asked.isolated and not asked.config:
        return asked
    file, found = find(root, asked.config, _staged(root) if asked.staged else None)
    return asked._replace(**{**found, **above}, file=file)


def _staged(root: str) -> Held:
    """What reads files as the index has them: a commit is judged by the configuration that it holds."""
    from oauthlint import git  # noqa: PLC0415  (only where it is asked for)

    index = git.index(root)
    held = {} if isinstance(index, Problem) else index

    def read(path: str) -> bytes | None:
        data = git.blob(root, held[path]) if path in held else None
        return None if isinstance(data, Problem) else data

    return read


def _environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The options that the environment sets; PRE_COMMIT is how pre-commit says that it has chosen the files."""
    found: dict[str, Any] = {"force_exclude": True} if environ.get("PRE_COMMIT") == "1" else {}
    for variable, text in environ.items():
        name = variable.removeprefix("OAUTHLINT_").lower()
        if variable.startswith("OAUTHLINT_") and name in Settings._fields and name not in NOT_IN_ENVIRONMENT:
            found[name] = _value(variable, Settings.__annotations__[name], text.strip())
    return found


def _value(variable: str, kind: str, text: str) -> object:
    """A text as a value of the option's type, which is given as it is written."""
    if kind == "Words":
        return tuple(word.strip() for word in text.split(",") if word.strip())
    if kind == "bool" and text.lower() in YES | NO:
        return text.lower() in YES
    if kind == "int" and text.isdecimal():
        return int(text)
    words = _words(kind)
    if kind == "str" or text in words:
        return text
    choice = "1 or 0" if kind == "bool" else "a number" if kind == "int" else ", ".join(words)
    message = f"{variable} is {text!r}"
    raise UsageError(message, f"it may be {choice}")


def _words(kind: str) -> Words:
    """The words that an option may be, by the name of its type; none where any text will do."""
    from typing import get_args  # noqa: PLC0415  (only where the environment says something)

    from oauthlint.model import vocabularies  # noqa: PLC0415  (likewise)

    return get_args(getattr(vocabularies, kind, None))


def _flag(name: str, value: object) -> object:
    """A flag's value as click gives it, in the form of the settings."""
    if isinstance(value, (tuple, list)):
        words = [str(one) for one in value]
        split = (word for one in words for word in one.split(",")) if name in SPLIT else words
        return tuple(word.strip() for word in split if word.strip())
    return f"{value:%Y-%m-%d}" if name == "now" and not isinstance(value, str) else value
