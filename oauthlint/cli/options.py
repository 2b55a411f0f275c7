"""The options of `check`, said once: click makes its own of them, and a command line without mistakes needs no click.

Loading click takes longer than two bare Pythons, a quarter of a call with one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import CONFIDENCES, SEVERITIES
from oauthlint.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Takes = Literal["nothing", "text", "texts", "word", "bytes", "processes", "date"]

ISO_DATE = "%Y-%m-%d"


class Option(NamedTuple):
    """An option as it is typed, and as it is told: `texts` may be given more than once, a `word` is one of `words`."""

    spelt: tuple[str, ...]
    help: str
    takes: Takes = "nothing"
    metavar: str | None = None
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name among the flags of a call."""
        return self.spelt[-1].lstrip("-").replace("-", "_")


CHECK = (
    Option(("--format",), "What standard output gets.  [text]", "word", words=tuple(FORMATS)),
    Option(("--output",), "A report into a file, beside standard output.", "texts", "FORMAT=FILE"),
    Option(("--profile",), "Rules to gate on, or all advice as well.", "word", words=("default", "audit")),
    Option(("--select",), "Only these rules.", "texts", "RULE,…"),
    Option(("--ignore",), "All but these rules.", "texts", "RULE,…"),
    Option(("--fail-on",), "Least that exits 1.  [warning]", "word", words=(*reversed(SEVERITIES), "never")),
    Option(("--min-confidence",), "Hide what is less sure.  [medium]", "word", words=CONFIDENCES[::-1]),
    Option(("--exclude",), "Leave these files out.", "texts", "GLOB"),
    Option(("--force-exclude",), "Exclusions hold for files given by name, too."),
    Option(("--no-gitignore",), "Read files that git ignores."),
    Option(("--max-file-size",), "Larger files are searched for secrets, not parsed.", "bytes", "BYTES"),
    Option(("--config",), "The configuration, instead of the one at the root.", "text", "FILE"),
    Option(("--isolated",), "Ignore what the audited repository says: configuration and comments."),
    Option(("--staged",), "What is in the index: only findings on lines that a commit would change."),
    Option(("--since",), "Only findings on lines that were changed since this commit or branch.", "text", "REF"),
    Option(("--stdin-filename",), "What file `-`, standard input, is.", "text", "NAME"),
    Option(("--no-ignores",), "Count what comments and the configuration suppress."),
    Option(("--baseline",), "The baseline, instead of .oauthlint-baseline.jsonl at the root.", "text", "FILE"),
    Option(("--no-baseline",), "Count what stands in the baseline."),
    Option(("--fix",), "Repair what can be repaired safely; report what remains."),
    Option(("--unsafe-fixes",), "With --fix or --diff: repairs that need a look, too."),
    Option(("--diff",), "Print the repairs as a patch for `git apply`, and write nothing."),
    Option(("--strict",), "Whatever was not understood makes the run fail (exit 3)."),
    Option(("--color",), "In text.  [auto]", "word", words=("auto", "always", "never")),
    Option(("--show-skips",), "List what was skipped or could not be decided."),
    Option(("--no-progress",), "No progress bar on a terminal."),
    Option(("--statistics",), "Count the findings of each rule, and say where the time went."),
    Option(("--now",), "Today's date, for runs that can be repeated.", "date", "DATE"),
    Option(("-j", "--jobs"), "Processes that read files.  [what pays]", "processes", "N"),
    Option(("--no-cache",), "Neither read nor write a cache."),
    Option(("-q", "--quiet"), "Only findings and errors."),
    Option(("-v", "--verbose"), "Say more."),
)


def read(arguments: Sequence[str]) -> tuple[list[str], dict[str, object]] | None:
    """Paths and flags of a `check`, as click gives them; None where there is help to give or a mistake to tell."""
    known = {word: one for one in CHECK for word in one.spelt}
    paths: list[str] = []
    flags: dict[str, object] = {}
    rest = list(reversed(arguments))
    while rest:
        argument = rest.pop()
        if argument == "--":
            return [*paths, *reversed(rest)], flags
        if argument == "-" or not argument.startswith("-"):
            paths.append(argument)
            continue
        word, more, text = argument.partition("=") if argument.startswith("--") else _short(argument)
        one = known.get(word)
        if one is None or (one.takes == "nothing" and (more == "=" or text.startswith("-"))):
            return None
        if one.takes == "nothing":
            flags[one.name] = True
            rest += [f"-{text}"] if more else []
            continue
        value = _value(one, text if more else rest.pop() if rest else None)
        if value is None:
            return None
        flags[one.name] = (*_before(flags, one.name), value) if one.takes == "texts" else value
    return paths, flags


def _short(argument: str) -> tuple[str, str, str]:
    """An option of one letter and what follows it at once: further ones, or what it is given (`-qj2`)."""
    return argument[:2], argument[2:], argument[2:]


def _before(flags: dict[str, object], name: str) -> Iterable[object]:
    found = flags.get(name, ())
    return found if isinstance(found, tuple) else ()


def _value(one: Option, text: str | None) -> object:
    """What an option is given, None where that is nothing for it."""
    if text is None or (one.takes == "word" and text not in one.words):
        return None
    try:
        if one.takes in ("bytes", "processes"):
            number = int(text)
            return number if one.takes == "bytes" or number > 0 else None
        if one.takes == "date":
            from datetime import datetime

            return datetime.strptime(text, ISO_DATE)  # noqa: DTZ007  (a day, as click gives it)
    except ValueError:
        return None
    return text
