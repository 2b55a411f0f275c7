"""Which advisories an installed version, or a range of versions, is open to."""

import pytest

from oauthlint.model.facts import Dependency
from tests.link.keeping import dependencies, found
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
    "6.9.9" + " " * 100_000 + "x": "all",
    "^6.9.9 || " * 10_000 + "6.9.9": "unknown",
    "": "unknown",
}


def dependency(*files: object) -> Dependency:
    (found,) = linked({}, *files).facts["dependency"]  # type: ignore[arg-type]
    assert isinstance(found, Dependency)
    return found


@pytest.mark.parametrize("spec", RANGES)
def test_a_range_is_affected_as_far_as_it_reaches(spec: str) -> None:
    assert dependency(manifest("package.json", nodemailer=spec)).affected == RANGES[spec]


@pytest.mark.parametrize(
    ("name", "spec", "fixed", "bumped"),
    [
        ("node-fetch", "2.6.1", "2.6.7", "2.6.7"),
        ("node-fetch", "3.0.0", "3.1.1", "3.1.1"),
        ("axios", "^0.19.0", "0.30.2", "^0.30.2"),
        ("axios", "~1.5.1", "1.12.0", "~1.12.0"),
    ],
)
def test_the_first_release_without_a_hole_is_of_the_oldest_line_that_has_one(
    name: str, spec: str, fixed: str, bumped: str
) -> None:
    found = dependencies({"package.json": f'{{ "dependencies": {{ "nodemailer": "10.6.0", "{name}": "{spec}" }} }}'})
    assert (found[name].fixed, found[name].bumped) == (fixed, bumped)


def test_the_lock_decides_where_there_is_one() -> None:
    old, new = (lock("package-lock.json", ("nodemailer", version, "")) for version in ("6.9.1", "10.6.0"))
    asked = manifest("package.json", nodemailer=">=6.9.1")
    assert (dependency(asked, old).affected, dependency(asked, new).affected) == ("all", "none")
    assert dependency(asked, old).about.place.path == "package.json"


@pytest.mark.parametrize("via", ["", "payload"])
@pytest.mark.parametrize(
    ("spec", "version"),
    [("^6.9.14", None), ("^6.9.9", "6.9.10"), ("6.9.11", "6.9.11"), ("latest", "6.9.10"), ("npm:x@1.0.0", "6.9.10")],
)
def test_a_lock_that_is_older_than_the_manifest_tells_nothing_of_it(spec: str, version: str | None, via: str) -> None:
    files = (manifest("package.json", nodemailer=spec), lock("yarn.lock", ("nodemailer", "6.9.10", via)))
    told = [one for one in linked({}, *files).facts["dependency"] if isinstance(one, Dependency) and one.direct]
    assert [one.version for one in told] == [version]


def test_what_is_put_in_the_place_of_a_range_is_in_the_lock() -> None:
    forced = '{ "dependencies": { "nodemailer": "^9.0.0" }, "overrides": { "nodemailer": "6.9.10" } }'
    locked = '{ "lockfileVersion": 3, "packages": { "node_modules/nodemailer": { "version": "6.9.10" } } }'
    assert dependencies({"package.json": forced, "package-lock.json": locked})["nodemailer"].version == "6.9.10"


def test_an_old_lock_names_those_that_require_a_copy_that_no_manifest_asks_for() -> None:
    locked = """{ "lockfileVersion": 1, "dependencies": {
        "mailparser": { "version": "3.0.0", "requires": { "nodemailer": "6.5.0" },
            "dependencies": { "nodemailer": { "version": "6.5.0" } } },
        "nodemailer": { "version": "6.6.3" },
        "preview-email": { "version": "3.0.5", "requires": { "nodemailer": "^6.5.0" } } } }"""
    told = found({"package.json": "{}", "package-lock.json": locked}, "dependency", mail=False)
    vias = {one.version: one.via for one in told if isinstance(one, Dependency) and one.name == "nodemailer"}
    assert vias == {"6.5.0": "mailparser", "6.6.3": "preview-email"}


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


OLD = '"request": "^2.88.2"'
MAILER = '"nodemailer": "^10.6.0"'


@pytest.mark.parametrize(
    ("files", "mail"),
    [
        ({"package.json": f'{{ "dependencies": {{ {MAILER}, {OLD} }} }}'}, True),
        ({"package.json": f'{{ "dependencies": {{ {OLD} }} }}'}, False),
        (
            {
                "package.json": f'{{ "dependencies": {{ {OLD} }} }}',
                "apps/a/package.json": f'{{ "dependencies": {{ {MAILER} }} }}',
            },
            True,
        ),
        (
            {
                "package.json": f'{{ "dependencies": {{ {OLD} }} }}',
                "send.js": "fetch(`https://graph.microsoft.com/v1.0/users/${u}/sendMail`)",
            },
            True,
        ),
    ],
)
def test_a_package_has_had_its_day_where_mail_is_sent(files: dict[str, str], mail: bool) -> None:
    found = dependencies(files)["request"]
    assert (found.deprecated is not None, found.mail, found.about.place.path) == (True, mail, "package.json")


@pytest.mark.parametrize(
    "spec", ["workspace:*", "file:./imap", "github:me/request", "me/request", "https://a.example/b.tgz"]
)
def test_a_copy_of_one_s_own_has_not(spec: str) -> None:
    assert (
        dependencies({"package.json": f'{{ "dependencies": {{ {MAILER}, "request": "{spec}" }} }}'})[
            "request"
        ].deprecated
        is None
    )


def test_what_is_loaded_and_declared_nowhere_is_told_where_it_is_loaded() -> None:
    manifest = {"package.json": f'{{ "dependencies": {{ {MAILER} }} }}'}
    code = "const nodemailer = require('nodemailer');\n%s"
    used = dependencies({**manifest, "a.js": code % "const request = require('request');"})
    commented = dependencies({**manifest, "a.js": code % "// const request = require('request');"})
    assert (used["request"].field, used["request"].about.place.path) == ("import", "a.js")
    assert "request" not in commented
