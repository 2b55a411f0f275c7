"""Which advisories an installed version, or a range of versions, is open to."""

import pytest

from oauthlint.model.facts import Dependency
from tests.link.linking import linked, lock, manifest

RANGES = {
    "6.9.1": "all",
    "^6.9.1": "all",
    "~9.1.0": "lowest",
    "^9.1.0": "lowest",
    ">=6": "lowest",
    "6.x || 7.x": "all",
    "6.x || 10.x": "lowest",
    "^10.0.0": "none",
    "9.1.1": "none",
    "*": "unknown",
    "latest": "unknown",
    "workspace:^1.0.0": "unknown",
    "npm:other@1.0.0": "unknown",
    "github:nodemailer/nodemailer": "unknown",
    "not a range": "unknown",
    "": "unknown",
}


def dependency(*files: object) -> Dependency:
    (found,) = linked({}, *files).facts["dependency"]  # type: ignore[arg-type]
    assert isinstance(found, Dependency)
    return found


@pytest.mark.parametrize("spec", RANGES)
def test_a_range_is_affected_as_far_as_it_reaches(spec: str) -> None:
    assert dependency(manifest("package.json", nodemailer=spec)).affected == RANGES[spec]


def test_the_lock_decides_where_there_is_one() -> None:
    old, new = (lock("package-lock.json", ("nodemailer", version, "")) for version in ("6.9.1", "10.6.0"))
    asked = manifest("package.json", nodemailer="^6.9.1")
    assert (dependency(asked, old).affected, dependency(asked, new).affected) == ("all", "none")
    assert dependency(asked, old).about.place.path == "package.json"


def test_a_lock_of_a_folder_above_speaks_for_a_workspace() -> None:
    found = dependency(manifest("apps/a/package.json", nodemailer="*"), lock("yarn.lock", ("nodemailer", "6.9.1", "")))
    assert (found.version, found.affected) == ("6.9.1", "all")


def test_copies_that_others_brought_in_stand_in_the_lock_with_their_way() -> None:
    files = (
        manifest("package.json", nodemailer="10.6.0"),
        lock("package-lock.json", ("nodemailer", "10.6.0", ""), ("nodemailer", "6.9.1", "mailparser")),
    )
    found = {one.about.place.path: one for one in linked({}, *files).facts["dependency"] if isinstance(one, Dependency)}
    assert found["package.json"].affected == "none"
    assert (found["package-lock.json"].affected, found["package-lock.json"].via) == ("all", "mailparser")
