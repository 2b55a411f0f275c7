"""Compares what we know of npm packages with what npm says today, and writes it down where it is asked to.

`npm audit` is asked about every release of the packages that advisories.yaml speaks of, `npm view` for their releases
and for deprecations; npm's own configuration says where both come from. Nothing else of the tool ever asks anybody.
    python scripts/refresh_packages.py                       says what differs (exit code 1 where something does)
    python scripts/refresh_packages.py --write 2026-11-27    writes it, with this date as `checked`
New entries and changed ranges and severities are written. What is gone from the database, or newly deprecated, is said
alone: somebody has to look why, and to find the words.
"""  # noqa: INP001  (a script is run, not imported)

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import nodesemver

from oauthlint.errors import OauthlintError
from oauthlint.yaml12.compose import load

KNOWLEDGE = Path(__file__).parent.parent / "rules" / "knowledge"
Npm = Callable[[Sequence[str], dict[str, str]], str]  # words after `npm` and files to run it beside: its answer


class Advisory(NamedTuple):
    """A published vulnerability of a package; `fixed` is the first release behind the range, "" where there is none."""

    package: str
    id: str
    affected: str
    fixed: str
    severity: str
    title: str
    source: str


class Package(NamedTuple):
    """A package with its releases, oldest first, and what npm says of its deprecation, "" where it does not."""

    name: str
    releases: tuple[str, ...]
    deprecated: str


class Known(NamedTuple):
    """What our two files say."""

    advisories: tuple[Advisory, ...]
    newest_major: dict[str, int]
    recommended: dict[str, str]
    deprecated: frozenset[str]
    mail: tuple[str, ...]


class Difference(NamedTuple):
    """Something that is not as we have it: in words, and for what can be written the advisory or the major as it is."""

    words: str
    new: Advisory | None = None
    changed: Advisory | None = None
    major: tuple[str, int] | None = None


def npm(words: Sequence[str], files: dict[str, str]) -> str:
    """What the npm of this machine answers; it reports findings and mistakes by its exit code too."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        done = subprocess.run(["npm", *words], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout


def known(advisories: str, packages: str) -> Known:
    """What the texts of advisories.yaml and packages.yaml say."""
    listed, facts = _plain(advisories)["advisories"], _plain(packages)
    made = [Advisory(*[str(one.get(name, "")) for name in Advisory._fields]) for one in listed]
    old = frozenset(one["package"] for one in facts["deprecated"])
    return Known(tuple(made), facts["newest-major"], facts["recommended"], old, tuple(facts["mail"]))


def _plain(text: str) -> Any:  # noqa: ANN401  (a YAML file of ours, which a test holds to its model)
    return load(text.encode(), "knowledge", OauthlintError).data


def asked(ask: Npm, names: Iterable[str]) -> dict[str, Package]:
    """What npm says of each package; one that it does not know is left out."""
    found: dict[str, Package] = {}
    for name in sorted(set(names)):
        said = _answer(ask(["view", name, "--json", "versions", "deprecated"], {}), f"npm view {name}")
        facts = (
            said if isinstance(said, dict) else {"versions": said}
        )  # of two fields npm shows one that is there alone
        if "error" not in facts:
            versions = facts.get("versions", [])
            releases = tuple(versions) if isinstance(versions, list) else (versions,)
            found[name] = Package(name, releases, str(facts.get("deprecated") or ""))
    return found


def audited(ask: Npm, packages: Iterable[Package]) -> tuple[Advisory, ...]:
    """The advisories on any release of the packages, by package and id."""
    releases = {one.name: one.releases for one in packages}
    every = [(name, one) for name, many in releases.items() for one in many if "-" not in one]
    files = {"package.json": json.dumps(_manifest(every)), "package-lock.json": json.dumps(_lock(every))}
    said = _answer(ask(["audit", "--json", "--package-lock-only"], files), "npm audit")
    if not isinstance(said, dict) or "vulnerabilities" not in said:
        message = said.get("message", "") if isinstance(said, dict) else ""
        msg = f"npm audit gave no report: {message}"
        raise OauthlintError(msg, "is there a network, and does the registry of npm's configuration answer audits?")
    found: dict[tuple[str, str], Advisory] = {}
    for one in said["vulnerabilities"].values():
        for via in one["via"]:
            made = _advisory(via, releases) if isinstance(via, dict) else None
            if made is not None:
                found[made.package, made.id] = made
    return tuple(found[key] for key in sorted(found))


def _answer(text: str, what: str) -> Any:  # noqa: ANN401  (whatever npm prints)
    try:
        return json.loads(text)
    except ValueError:
        msg = f"{what}: the answer is not JSON"
        raise OauthlintError(msg, "run it by hand to see what npm says") from None


def _manifest(every: Iterable[tuple[str, str]]) -> dict[str, Any]:
    wanted = {_alias(name, one): f"npm:{name}@{one}" for name, one in every}
    return {"name": "refresh", "version": "1.0.0", "private": True, "dependencies": wanted}


def _lock(every: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A lock file with each release under a name of its own, so that nothing has to be installed."""
    every = list(every)
    root = {"name": "refresh", "version": "1.0.0", "dependencies": _manifest(every)["dependencies"]}
    rest = {f"node_modules/{_alias(name, one)}": {"name": name, "version": one} for name, one in every}
    return {"name": "refresh", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": root, **rest}}


def _alias(name: str, version: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", f"{name}-{version}".lower()).strip("-")


def _advisory(via: dict[str, Any], releases: dict[str, tuple[str, ...]]) -> Advisory | None:
    """The advisory of an entry in npm's report; None for a package that nobody asked about."""
    name, found = via.get("name", ""), re.search(r"GHSA(?:-[a-z0-9]{4}){3}", via.get("url", ""))
    if name not in releases or found is None:
        return None
    affected = via["range"]
    return Advisory(
        name, found[0], affected, _fixed(releases[name], affected), via["severity"], via["title"], via["url"]
    )


def _fixed(releases: Sequence[str], affected: str) -> str:
    """The first release behind the last one that a range takes."""
    plain = [one for one in releases if "-" not in one]
    open_ = [at for at, one in enumerate(plain) if nodesemver.satisfies(one, affected, loose=False)]
    return plain[open_[-1] + 1] if open_ and open_[-1] + 1 < len(plain) else ""


def differences(ours: Known, theirs: Sequence[Advisory], packages: dict[str, Package]) -> Iterator[Difference]:
    """What is not as we have it, in the order of our files."""
    listed = {(one.package, one.id): one for one in ours.advisories}
    for one in theirs:
        before = listed.get((one.package, one.id))
        if before is None:
            yield Difference(f"{one.package}: {one.id} is new ({one.severity}, {one.affected}): {one.title}", new=one)
        elif (before.affected, before.severity) != (one.affected, one.severity):
            words = f"{before.severity}, {before.affected} is {one.severity}, {one.affected} now"
            yield Difference(f"{one.package}: {one.id}: {words}", changed=one)
    there = {(one.package, one.id) for one in theirs}
    for key, one in listed.items():
        if key not in there and one.id.startswith("GHSA-") and one.package in packages:
            yield Difference(f"{one.package}: {one.id} is in no report any more; was it withdrawn?")
    yield from _of_packages(ours, theirs, packages)


def _of_packages(ours: Known, theirs: Sequence[Advisory], packages: dict[str, Package]) -> Iterator[Difference]:
    for name, major in ours.newest_major.items():
        newest = max((int(one.partition(".")[0]) for one in _releases(packages, name)), default=major)
        if newest != major:
            yield Difference(f"{name}: the newest major is {newest}, not {major}", major=(name, newest))
    for name, version in ours.recommended.items():
        worse = [
            one.id for one in theirs if one.package == name and nodesemver.satisfies(version, one.affected, loose=False)
        ]
        if worse:
            yield Difference(f"{name}: {version}, which we recommend, is open to {', '.join(worse)}")
    for one in packages.values():
        if one.deprecated and one.name not in ours.deprecated:
            yield Difference(f"{one.name} is deprecated: {one.deprecated}")


def _releases(packages: dict[str, Package], name: str) -> tuple[str, ...]:
    return tuple(one for one in packages[name].releases if "-" not in one) if name in packages else ()


def rewritten(advisories: str, packages: str, found: Iterable[Difference], checked: str) -> tuple[str, str]:
    """Both texts with what can be written, comments kept; new entries stand behind the last one of their package."""
    for one in found:
        if one.changed is not None:
            start, end = _entry(advisories, one.changed)
            entry = advisories[start:end]
            for field in ("affected", "fixed", "severity"):
                value = _quoted(field, getattr(one.changed, field))
                entry = re.sub(rf"(?m)^    {field}: .*$", f"    {field}: {value}", entry) if value else entry
            advisories = advisories[:start] + entry + advisories[end:]
        elif one.new is not None:
            at = _last(advisories, one.new.package)
            advisories = advisories[:at] + _written(one.new) + advisories[at:]
        elif one.major is not None:
            packages = re.sub(rf"(?m)^  {re.escape(one.major[0])}: \d+$", f"  {one.major[0]}: {one.major[1]}", packages)
    date = re.compile(r"(?m)^checked: .*$")
    return date.sub(f"checked: {checked}", advisories, count=1), date.sub(f"checked: {checked}", packages, count=1)


def _entries(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each entry begins and ends, and its text; comments before an entry belong to none."""
    for one in re.finditer(r"(?m)^  - package: .*\n(?:    .*\n?)*", text):
        yield one.start(), one.end(), one[0]


def _entry(text: str, wanted: Advisory) -> tuple[int, int]:
    entries = ((start, end, one) for start, end, one in _entries(text) if _package(one) == wanted.package)
    return next((start, end) for start, end, one in entries if f"    id: {wanted.id}\n" in one)


def _last(text: str, package: str) -> int:
    """Where the entries of a package end, or all of them."""
    every = list(_entries(text))
    own = [end for _, end, one in every if _package(one) == package]
    return own[-1] if own else every[-1][1]


def _package(entry: str) -> str:
    return entry.partition("\n")[0].removeprefix("  - package: ").strip('"')


def _written(one: Advisory) -> str:
    name = json.dumps(one.package) if one.package.startswith("@") else one.package
    lines = [f"  - package: {name}", f"    id: {one.id}", f"    affected: {json.dumps(one.affected)}"]
    lines += [f"    fixed: {json.dumps(one.fixed)}"] if one.fixed else []
    lines += [f"    severity: {one.severity}", f"    title: {json.dumps(one.title)}", f"    source: {one.source}"]
    return "\n".join(lines) + "\n"


def _quoted(field: str, value: str) -> str:
    return json.dumps(value) if value and field != "severity" else value


def main(words: Sequence[str], ask: Npm = npm, folder: Path = KNOWLEDGE) -> int:
    """1 where something differs from what our files say, written or not; 2 where npm gave no answer.

    What `npm view` said is told all the same where the registry answers no audits, and nothing is written then.
    """
    parser = argparse.ArgumentParser(description="Compare our knowledge of npm packages with npm.")
    parser.add_argument("--write", metavar="DATE", help="write what can be written, with this date as `checked`")
    wish = parser.parse_args(words).write
    files = (folder / "advisories.yaml", folder / "packages.yaml")
    texts = tuple(one.read_text("utf-8") for one in files)
    ours = known(*texts)
    names = {one.package for one in ours.advisories}
    try:
        packages = asked(ask, {*names, *ours.newest_major, *ours.recommended, *ours.mail, *ours.deprecated})
    except OauthlintError as wrong:
        return _refused(wrong)
    try:
        theirs = audited(ask, [packages[name] for name in sorted(names) if name in packages])
    except OauthlintError as wrong:
        sys.stdout.writelines(f"{one.words}\n" for one in _of_packages(ours, ours.advisories, packages))
        return _refused(wrong)
    found = list(differences(ours, theirs, packages))
    sys.stdout.writelines(f"{one.words}\n" for one in found)
    if wish:
        for file, text in zip(files, rewritten(*texts, found, wish), strict=True):
            file.write_text(text, encoding="utf-8")
    return 1 if found else 0


def _refused(wrong: OauthlintError) -> int:
    hint = f" ({wrong.hint})" if wrong.hint else ""
    sys.stderr.write(f"{wrong.message}{hint}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
