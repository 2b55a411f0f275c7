"""How well secrets are told from what looks like them: `python -m benchmarks.secrets` in a checkout.

A set of made-up secrets and near misses (`secret_set`) is written into a project, and each kind's recall and precision
counted: the share of its secrets that are found, and of what is found that is a secret. Other scanners read the same
files where they are named, as `--with kingfisher=PATH`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.secret_files import Line, write
from benchmarks.secret_set import secret_set
from oauthlint.audit import LANGUAGE
from oauthlint.link.belonging import NOTHING, SPENT
from oauthlint.model.knowledge import TokenFormat
from oauthlint.pack import load_pack

Spot = tuple[str, int]  # path, line
GOAL = 0.99
# Recognised, and no finding by themselves; by their role, with what is said of them.
RECOGNISED = {"authorization_code": SPENT, "api_key": NOTHING}

COMMANDS = {
    "detect-secrets": ("scan", "--all-files", "--no-verify", "."),
    "kingfisher": ("scan", ".", "--no-validate", "--no-update-check", "--format", "json"),
    "gitleaks": ("dir", ".", "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path", "-"),
}


def main(arguments: Sequence[str]) -> int:
    """The exit code: 1 where oauthlint is below the goal for one of the kinds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=300, help="secrets, and near misses, of each kind  [300]")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--with", action="append", default=[], metavar="NAME=PROGRAM", dest="others")
    asked.add_argument("--list", action="store_true", help="name what oauthlint got wrong")
    given = asked.parse_args(arguments)
    formats = load_pack(LANGUAGE).knowledge.formats
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        lines = project(root, formats, given.count, given.seed)
        found = {"oauthlint": ours(root)}
        for name, program in (one.split("=", 1) for one in given.others):
            found[name] = theirs(root, name, program)
    print("\n".join(table(formats, lines, found)))
    wrong = mistakes(lines, found["oauthlint"])
    for one in wrong if given.list else ():
        print(f"{one.path}:{one.first} {one.candidate}")
    return int(any(min(rates(lines, found["oauthlint"], one.id)) < GOAL for one in formats))


def project(root: Path, formats: Sequence[TokenFormat], count: int, seed: int) -> list[Line]:
    """A project of which git knows every file, and where the candidates stand in it."""
    lines = write(root, list(secret_set(formats, count, seed)))
    for words in (["init", "-q"], ["add", "-A", "-f"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    return lines


def ours(root: Path) -> set[Spot]:
    """Where oauthlint reports a secret, or recognises one of a kind that is no finding by itself."""
    told = _json(root, [sys.executable, "-m", "oauthlint", "check", "--profile=audit", "--min-confidence=low",
                        "--no-cache", "--format=json", "."])  # fmt: skip
    secret = {one["id"] for one in told["rules"] if one["tip"] == 6}
    spots = set()
    for one in told["findings"]:
        if one["rule"] in secret:
            steps = [each["place"] for each in one["related"]]
            spots |= {(each["path"], each["start"]["line"]) for each in (one["place"], *one["also"], *steps)}
    recognised = (
        one for one in told["dismissed"] if one["role"] in RECOGNISED and one["why"] == RECOGNISED[one["role"]]
    )
    return spots | {(one["place"]["path"], one["place"]["start"]["line"]) for one in recognised}


def theirs(root: Path, name: str, program: str) -> set[Spot]:
    """Where another scanner reports one, by its own defaults."""
    told = _json(root, [program, *COMMANDS[name]])
    if name == "detect-secrets":
        return {(path, one["line_number"]) for path, some in told["results"].items() for one in some}
    if name == "kingfisher":
        found = [(one["finding"]["path"], one["finding"]["line"]) for one in told["findings"]]
    else:
        found = [(one["File"], one["StartLine"]) for one in told]
    return {((root / path).resolve().relative_to(root).as_posix(), line) for path, line in found}


def _json(root: Path, command: Sequence[str]) -> Any:  # noqa: ANN401  (what another program says)
    said = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True).stdout
    begin = said.index("[" if said.lstrip().startswith("[") else "{")
    return json.JSONDecoder().raw_decode(said, begin)[0]  # kingfisher writes a summary behind it


def mistakes(lines: Iterable[Line], found: set[Spot]) -> list[Line]:
    """The secrets that were not found, and what was found and is none."""
    return [one for one in lines if one.candidate.secret != _is_found(one, found)]


def rates(lines: Iterable[Line], found: set[Spot], kind: str) -> tuple[float, float]:
    """Recall and precision of one kind; the precision of nothing is 1."""
    mine = [one for one in lines if one.candidate.kind == kind]
    right = sum(one.candidate.secret and _is_found(one, found) for one in mine)
    wrong = sum(not one.candidate.secret and _is_found(one, found) for one in mine)
    return right / sum(one.candidate.secret for one in mine), right / (right + wrong) if right + wrong else 1.0


def _is_found(line: Line, found: set[Spot]) -> bool:
    return any((line.path, number) in found for number in range(line.first, line.last + 1))


def table(formats: Sequence[TokenFormat], lines: Sequence[Line], found: Mapping[str, set[Spot]]) -> list[str]:
    """Recall and precision of each kind and scanner, in Markdown."""
    head = "".join(f" {name} recall | precision |" for name in found)
    rows = [f"| kind |{head}", f"|---|{'---:|' * 2 * len(found)}"]
    for one in formats:
        cells = (f"{share:.1%}" for spots in found.values() for share in rates(lines, spots, one.id))
        rows.append(f"| {one.id} | {' | '.join(cells)} |")
    return rows


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
