"""The pack: every rule and all knowledge in one file, checked once and then only loaded.

A wheel carries its pack. A checkout builds it when a file of `rules/` (or code that reads them) has changed, and keeps
it in the user's cache.
"""

import json
import os
from collections.abc import Callable

from oauthlint import cache
from oauthlint.errors import PackError
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import Condition, Rule, Tip
from oauthlint.pack.rows import example_of, knowledge_of, rule_of, tip_of

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Language(NamedTuple):
    """What building a pack needs to know of conditions and messages; `evaluate` has it, who calls us brings it.

    `compile` makes a condition of a text about a kind of fact, and raises what its third argument makes of line,
    column and words. `complaint` says what is wrong with a message about a kind of fact, "" if nothing is.
    """

    compile: Callable[[str, str, Callable[[int, int, str], Exception]], Condition]
    complaint: Callable[[str, str], str]


class Pack(NamedTuple):
    """Rules in the order of tip and id, knowledge, tips, and a digest of all that could change a finding."""

    rules: tuple[Rule, ...]
    knowledge: Knowledge
    tips: tuple[Tip, ...]
    digest: str


def places() -> str:
    """The absolute path of the folder that rules live in; raises PackError where there is none.

    In a wheel it stands inside the package, in a checkout beside the `pyproject.toml`. An editable install leaves a
    copy in site-packages that grows old: nothing else is looked at.
    """
    inside = os.path.join(PACKAGE, "rules")
    if os.path.isdir(inside):
        return inside
    above = os.path.dirname(PACKAGE)
    beside = os.path.join(above, "rules")
    if os.path.isfile(os.path.join(above, "pyproject.toml")) and os.path.isdir(beside):
        return beside
    msg = "the rules of oauthlint are missing"
    raise PackError(msg, "install it again")


def load_pack(language: Language, *, examples: bool = False, keep: bool = True) -> Pack:
    """Our own rules and knowledge; raises PackError.

    Rules have their examples only when asked to, and then as people should see them. `keep` allows use of the cache.
    """
    rules = places()
    carried = os.path.join(PACKAGE, "pack.json")
    if rules.startswith(PACKAGE + os.sep) and os.path.isfile(carried):
        with open(carried, "rb") as file:
            return _shown(unfold(file.read() if examples else file.readline(), examples=examples))
    if keep:
        return _shown(_kept(rules, language, examples=examples))
    return _shown(unfold(built(rules, language), examples=examples))


def _kept(rules: str, language: Language, *, examples: bool) -> Pack:
    """The pack of a checkout: out of the cache, which keeps one for each, or built where a file has changed since."""
    from zlib import crc32  # noqa: PLC0415  (not where a wheel carries its pack; tells checkouts apart, no more)

    name, mark = f"pack-{crc32(os.fsencode(rules)):08x}", _mark(rules)
    found = cache.read(name, lines=3 if examples else 2)
    if found is not None and found.startswith(mark):
        try:
            return unfold(found[len(mark) :], examples=examples)
        except (ValueError, TypeError, LookupError):
            found = None  # cut short or not ours: as good as none
    data = built(rules, language)
    cache.write(name, mark + data)
    return unfold(data, examples=examples)


def built(rules: str, language: Language) -> bytes:
    """The pack of a folder of rules; the same files give the same bytes. Raises PackError.

    Two lines of JSON: what every run needs, and the examples, which are most of it.
    """
    from oauthlint.pack.build import build  # noqa: PLC0415  (with pydantic and PyYAML: 200 ms)

    pack = build(rules, language)
    lines = ({key: value for key, value in pack.items() if key != "examples"}, pack["examples"])
    return "".join(json.dumps(one, sort_keys=True, separators=(",", ":")) + "\n" for one in lines).encode()


def unfold(data: bytes, *, examples: bool) -> Pack:
    """The pack that `built` wrote; raises ValueError, TypeError or LookupError for anything else."""
    first, _, second = data.partition(b"\n")
    found = json.loads(first)
    rules = tuple(rule_of(row) for row in found["rules"])
    if examples:
        cases = json.loads(second)
        rules = tuple(one._replace(examples=tuple(example_of(row) for row in cases[one.id])) for one in rules)
    return Pack(rules, knowledge_of(found["knowledge"]), tuple(tip_of(row) for row in found["tips"]), found["digest"])


def _shown(pack: Pack) -> Pack:
    """The pack with the made-up secrets in its examples masked, as every real one is."""
    if not any(one.examples for one in pack.rules):
        return pack
    from oauthlint.model.sample import masked  # noqa: PLC0415  (only where examples are shown)

    def files(some: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((path, masked(text, pack.knowledge.formats)) for path, text in some)

    rules = (
        rule._replace(examples=tuple(one._replace(bad=files(one.bad), good=files(one.good)) for one in rule.examples))
        for rule in pack.rules
    )
    return pack._replace(rules=tuple(rules))


def _mark(rules: str) -> bytes:
    """A line that changes with everything that a pack is built from: names, sizes and times, not contents."""
    marks = [one for folder in (rules, PACKAGE) for one in sorted(_walk(folder))]
    return os.fsencode("|".join(marks).replace("\n", "?")) + b"\n"


def _walk(folder: str) -> list[str]:
    """A word for each file in a folder and the folders in it, compiled Python left out."""
    marks: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                marks += _walk(entry.path) if entry.name != "__pycache__" else []
            else:
                marks.append(_stamp(entry.path))
    return marks


def _stamp(path: str) -> str:
    found = os.stat(path)
    return f"{path} {found.st_size} {found.st_mtime_ns}"
