"""Packages: which version of what is installed where, and which advisories that version is open to.

A version comes from the lock file; without one only the range of the manifest is known.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence

from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, Dependency
from oauthlint.model.filefacts import FileFacts, Installed
from oauthlint.model.knowledge import Advisory, Deprecated
from oauthlint.model.source import Place, Step
from oauthlint.model.version import exact

LOCKS = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock")
_ASKED = frozenset({"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"})
_SEVERITIES = ("", "low", "moderate", "high", "critical")


def folders(path: str) -> Iterator[str]:
    """The folders above a path, nearest first, the root as ""."""
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def package_folder(world: World, path: str) -> str:
    """The folder of the package that holds a path: that of the nearest manifest above, else the root."""
    return next((one for one in folders(path) if world.file(posixpath.join(one, "package.json")) is not None), "")


def manifest_of(world: World, path: str, package: str) -> FileFacts | None:
    """The nearest manifest above a path that asks for a package."""
    for folder in folders(path):
        found = world.file(posixpath.join(folder, "package.json"))
        if found is not None and any(one.name == package and one.field in _ASKED for one in found.installed):
            return found
    return None


def locks_of(world: World, manifest: str) -> list[FileFacts]:
    """The lock files that speak for a manifest: of the nearest folder that has any."""
    for folder in folders(manifest):
        found = [world.file(posixpath.join(folder, name)) for name in LOCKS]
        here = [one for one in found if one is not None]
        if here:
            return here
    return []


def installed_version(world: World, path: str, package: str) -> str | None:
    """The one version of a package that code at `path` runs with; None where that is not known."""
    manifest = manifest_of(world, path, package)
    if manifest is None:
        return None
    specs = [one.spec for one in manifest.installed if one.name == package and one.field in _ASKED]
    direct = {one.version for one in _resolved(world, manifest.path, package, specs[0] if specs else "")}
    if len(direct) == 1:
        return next(iter(direct))
    return exact(specs[0]) if specs and not direct else None


def _resolved(world: World, manifest: str, package: str, spec: str) -> list[Installed]:
    """The copies that a manifest's own range is for; none where the lock is older than the range and holds no such."""
    from oauthlint.link import ranges  # noqa: PLC0415  (only where there is a lock)

    locked = [one for lock in locks_of(world, manifest) for one in lock.installed if one.name == package]
    own = [one for one in locked if not one.via]
    own = own or (locked if len({one.version for one in locked}) == 1 else [])
    known = _override(world, manifest, package) is None and ranges.intervals(spec) is not None
    return [one for one in own if not known or ranges.holds(one.version, spec)]


def asks_for_mail(world: World, manifest: FileFacts) -> bool:
    """Whether a manifest depends on a mail package."""
    mail = world.knowledge.mail_packages
    return any(one.name in mail for one in manifest.installed if one.field in _ASKED)


def has_mail(world: World, path: str) -> bool:
    """Whether the package that holds a path, or the workspace above it, depends on a mail package."""
    manifests = (world.file(posixpath.join(folder, "package.json")) for folder in folders(path))
    return any(one is not None and asks_for_mail(world, one) for one in manifests)


def dependencies(
    world: World, reported: frozenset[str], mail: Callable[[str], bool], generators: Sequence[Place] = ()
) -> Iterator[Dependency]:
    """A fact for each package that we know something of: one for each installed version, else one for the range.

    `mail` says whether the package around a path has to do with mail; `generators` are places where code makes tokens
    with the package xoauth2.
    """
    names = {one.package for one in world.knowledge.advisories}
    known = names | {one.package for one in world.knowledge.deprecated}
    for path in sorted(reported):
        facts = world.files.get(path)
        if facts is not None and facts.reader == "manifest" and "node_modules/" not in path:
            asked = {one.name: one for one in facts.installed if one.name in known and one.field in _ASKED}
            for one in asked.values():
                for found in _direct(world, facts, one):
                    yield _with_generator(found._replace(mail=mail(path)), generators)
        elif facts is not None and facts.reader == "javascript":
            yield from _undeclared(world, facts) if mail(path) else ()
        elif facts is not None and facts.reader == "lockfile":
            yield from _transitive(world, facts, names)


def _direct(world: World, manifest: FileFacts, asked: Installed) -> Iterator[Dependency]:
    """The version that the manifest's own range resolves to, at the text of the range."""
    own = _resolved(world, manifest.path, asked.name, asked.spec)
    if own:
        related: tuple[Step, ...] = (Step(own[0].place, f"{own[0].version} is installed"),)
        yield _dependency(world, asked, own[0].version, spec=asked.spec, direct=True, related=related)
        return
    forced = _override(world, manifest.path, asked.name)
    spec = forced.spec if forced is not None else asked.spec
    related = (Step(forced.place, "overridden here"),) if forced is not None else ()
    found = _dependency(world, asked, exact(spec), spec=spec, direct=True, related=related)
    yield found if forced is not None or locks_of(world, manifest.path) else _bumped(world, found)


def _bumped(world: World, one: Dependency) -> Dependency:
    """The dependency with the range that lets in no version with a known hole, of the same major if there is one."""
    asked = re.fullmatch(r"([~^]?)(\d+\.\d+\.\d+)", one.spec or "")
    if asked is None or one.fixed is None:
        return one
    from oauthlint.link import ranges  # noqa: PLC0415  (node-semver, only where a package is in question)

    advisories = [advisory for advisory in world.knowledge.advisories if advisory.package == one.name]
    clear = _fixed(advisories, advisories, asked[2], "") or one.fixed
    leap = ranges.line(clear) != ranges.line(asked[2])
    return one._replace(bumped=f"{asked[1]}{(leap and one.recommended) or clear}", leap=leap)


def _undeclared(world: World, facts: FileFacts) -> Iterator[Dependency]:
    """Packages that code of a mail package loads though no manifest above asks for them."""
    names = {one.package for one in world.knowledge.deprecated}
    for name, place in facts.used:
        if name in names and manifest_of(world, facts.path, name) is None:
            one = Installed(name, "", "", "", "import", place)
            yield _dependency(world, one, None, spec=None, direct=True, related=())._replace(mail=True)


def _with_generator(found: Dependency, generators: Sequence[Place]) -> Dependency:
    """The dependency on xoauth2 with the place where what it makes is used, in the same package."""
    folder = posixpath.dirname(found.about.place.path)
    below = f"{folder}/" if folder else ""
    used = [place for place in generators if place.path.startswith(below)]
    if found.name != "xoauth2" or not used:
        return found
    about = found.about._replace(trails={**found.about.trails, "generator": (used[0],)})
    return found._replace(about=about, generator=used[0].path)


def _override(world: World, manifest: str, package: str) -> Installed | None:
    """What `overrides` or `resolutions` of the manifest, or of one above it, put in place of a range."""
    for folder in folders(manifest):
        found = world.file(posixpath.join(folder, "package.json"))
        for one in found.installed if found is not None else ():
            if one.name == package and one.field not in _ASKED and not one.via:
                return one
    return None


def _transitive(world: World, lock: FileFacts, names: set[str]) -> Iterator[Dependency]:
    """Copies that another package brought in, at their version in the lock."""
    folder = posixpath.dirname(lock.path)
    world.file(posixpath.join(folder, "package.json"))
    below = f"{folder}/" if folder else ""
    manifests = [one for one in world.known() if one.reader == "manifest" and one.path.startswith(below)]
    asked = {one.name for facts in manifests for one in facts.installed if one.field in _ASKED}
    seen: set[tuple[str, str]] = set()
    for one in lock.installed:
        if one.name not in names or (one.name, one.version) in seen or (not one.via and one.name in asked):
            continue
        seen.add((one.name, one.version))
        yield _dependency(world, one, one.version, spec=None, direct=False, related=())


def _dependency(
    world: World, one: Installed, version: str | None, *, spec: str | None, direct: bool, related: tuple[Step, ...]
) -> Dependency:
    advisories = [advisory for advisory in world.knowledge.advisories if advisory.package == one.name]
    affected, matched = judge(advisories, version, spec or "")
    matched.sort(key=lambda advisory: (-_SEVERITIES.index(advisory.severity), advisory.id))
    place = one.place
    old = _deprecated(world, one)
    supported = world.knowledge.newest_major.get(one.name)
    major = _newest(version, spec or "") if supported is not None else None
    outdated = major is not None and supported is not None and major < supported
    about = About(
        place=place,
        where=(one.field, one.name, "" if direct else one.version),
        context=context_of(place.path),
        trails={"spec": (place,), "version": (place,)},
        names={"spec": spec or "", "version": version or ""},
        related=related,
        block=f"{place.path}:{one.name}:{version or spec}",
    )
    return Dependency(
        "dependency",
        about,
        name=one.name,
        spec=spec,
        version=version,
        field=one.field,
        dev=one.dev or one.field == "devDependencies",
        direct=direct,
        via=one.via or one.by or None,
        mail=has_mail(world, place.path),
        affected=affected,
        worst=matched[0].severity if matched else None,
        advisories=_listed([advisory.id for advisory in matched]),
        fixed=_fixed(advisories, matched, version, spec or ""),
        recommended=world.knowledge.recommended.get(one.name),
        checked=world.knowledge.advisories_checked,
        deprecated=old.state if old is not None and direct else None,
        replacement=old.replacement or None if old is not None and direct else None,
        supported=supported,
        outdated=outdated,
        node=_node_below(world, place.path, supported or 0) if outdated and direct else None,
    )


# A copy of Nodemailer's own from elsewhere, by its version: a tag of its repository, or the registry's archive.
_COPY = r"(?:(?:^|[/:])nodemailer/nodemailer(?:\.git)?(?:#(?:semver:)?|/archive/(?:refs/tags/)?)v?|/-/nodemailer-)"


def _newest(version: str | None, spec: str) -> int | None:
    """The newest major of a package that a version, a range or a copy of Nodemailer's lets in; None for no end."""
    from oauthlint.link import ranges  # noqa: PLC0415  (only where a package is in question)

    copy = re.search(_COPY + r"(.+?)(?:\.tgz|\.tar\.gz|\.zip)?$", spec)
    bounds = ranges.bounds(version or (copy[1] if copy is not None else spec))
    ends = [end for _, end in bounds[1]] if bounds is not None else [None]
    tops = [end[0] if end[1:] != (0, 0) else end[0] - 1 for end in ends if end is not None]
    return max(tops) if len(tops) == len(ends) else None


def _node_below(world: World, path: str, major: int) -> str | None:
    """What the files that pin Node.js say, where that is too old for a major of Nodemailer."""
    from oauthlint.link import nodes  # noqa: PLC0415  (only where one is outdated)

    manifest = world.file(path)
    said = nodes.pinned(world, manifest) if manifest is not None and manifest.reader == "manifest" else ()
    needs = nodes.needed(major)
    return next((one.release for one in said if one.highest is not None and one.highest < needs), None)


_OWN_COPY = ("file:", "link:", "portal:", "workspace:", "git", "http", "bitbucket:", "gitlab:", "./", "../", "/")


def _deprecated(world: World, one: Installed) -> Deprecated | None:
    """What is known of the package's end; nothing of a copy of one's own under the same name."""
    if one.spec.startswith(_OWN_COPY) or ("/" in one.spec and not one.spec.startswith("npm:")):
        return None
    return next((other for other in world.knowledge.deprecated if other.package == one.name), None)


def _listed(ids: list[str]) -> str | None:
    """At most three ids, worst first, and how many more there are."""
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return ", ".join(ids[:3]) + more if ids else None


def _fixed(advisories: list[Advisory], matched: list[Advisory], version: str | None, spec: str) -> str | None:
    """The lowest version that no advisory names, from the installed one or the lowest of the range on."""
    from oauthlint.link import ranges  # noqa: PLC0415  (node-semver, only where a package is in question)

    if not matched:
        return None
    asked = ranges.bounds(spec) if version is None else None
    lowest = version or (asked[0] if asked else "0.0.0")
    affected = [one.affected for one in advisories]
    ends = [end for one in affected for end in re.findall(r"<(\d[\w.-]*)", one)]  # "<2.6.7 || >=3.0.0 <3.1.1"
    return ranges.first_clear(lowest, [*ends, *(one.fixed for one in advisories if one.fixed)], affected)


def judge(advisories: list[Advisory], version: str | None, spec: str) -> tuple[str, list[Advisory]]:
    """How far a version or a range is open to advisories ("lowest": only its oldest version), and to which."""
    from oauthlint.link import ranges  # noqa: PLC0415  (node-semver, only where a package is in question)

    if version is not None:
        matched = [one for one in advisories if ranges.holds(version, one.affected)]
        return ("all" if matched else "none"), matched
    bounds = ranges.bounds(spec)
    if bounds is None:
        return "unknown", []
    whole = [one for one in advisories if ranges.within(bounds, one.affected)]
    if whole:
        return "all", whole
    lowest = [one for one in advisories if ranges.holds(bounds[0], one.affected)]
    return ("lowest" if lowest else "none"), lowest
