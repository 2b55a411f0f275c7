"""Which release of a package the code of a file runs with: one version, or bounds of those that may be installed."""

from oauthlint.link import packages
from oauthlint.link.fields import Fields
from oauthlint.link.world import World
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.version import at_least, older_than


class Release(NamedTuple):
    """`version` where only one can be meant; `oldest` and `newest` bound the rest, None where nobody can tell.

    `newest` is None for a range without an upper end too. `place` is the text of the range in the manifest.
    """

    version: str | None
    oldest: str | None
    newest: str | None
    spec: str
    place: Place | None


def release(world: World, path: str, package: str, by: str = "") -> Release:
    """The release of a package for code at `path`: of the lock file, else of the range in the nearest manifest.

    Where no manifest asks for it, it is the one that the package `by` has brought in.
    """
    version = packages.installed_version(world, path, package)
    manifest = packages.manifest_of(world, path, package)
    if manifest is None and by:
        version = _brought(world, path, package, by)
    asked = next((one for one in manifest.installed if one.name == package), None) if manifest is not None else None
    spec, place = (asked.spec, asked.place) if asked is not None else ("", None)
    if version is not None:
        return Release(version, version, version, spec, place)
    oldest, newest = _bounds(spec) if spec else (None, None)
    return Release(None, oldest, newest, spec, place)


def _brought(world: World, path: str, package: str, by: str) -> str | None:
    """The one version of a package that another one, or a module of it, has brought in for code at `path`."""
    by = "/".join(by.split("/")[: 2 if by.startswith("@") else 1])
    manifest = packages.manifest_of(world, path, by)
    locks = packages.locks_of(world, manifest.path) if manifest is not None else []
    locked = (one for lock in locks for one in lock.installed if one.name == package)
    found = {one.version for one in locked if by in one.via.replace(" > ", ", ").split(", ")}
    return found.pop() if len(found) == 1 else None


def _bounds(spec: str) -> tuple[str | None, str | None]:
    """The lowest version of a range, and one that is higher than all of them: the end of the range, before itself."""
    from oauthlint.link import ranges  # noqa: PLC0415  (node-semver, only where there is no lock file)

    found = ranges.bounds(spec)
    if found is None:
        return None, None
    ends = [end for _, end in found[1]]
    highest = None if None in ends else max(end for end in ends if end is not None)
    return found[0], None if highest is None else ".".join(str(one) for one in highest) + "-0"


def since(found: Release, version: str) -> bool | None:
    """Whether what came with `version` is in the release; None where both may be installed."""
    if found.oldest is not None and at_least(found.oldest, version):
        return True
    return False if found.newest is not None and older_than(found.newest, version) else None


def tell(found: Release, fields: Fields) -> None:
    """Marks what is not known of a release, and shows the range in words where there is no one version."""
    if found.version is None:
        fields.unknown("version", given=False)
        fields.names["version"] = found.spec
    if found.place is not None:
        fields.trails["version"] = (found.place,)
    if found.oldest is None:
        fields.unknown("oldest", given=False)
        fields.unknown("newest", given=False)
