"""Whether anything keeps Nodemailer up to date: Dependabot for npm, Renovate, or an audit in a pipeline."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from oauthlint.link.packages import folders
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, UpdateBot
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from oauthlint.words import deploy_kind

_DEPENDABOT = (".github/dependabot.yml", ".github/dependabot.yaml")
_RENOVATE = (
    *("renovate.json", "renovate.json5", ".renovaterc", ".renovaterc.json", ".renovaterc.json5"),
    *(".github/renovate.json", ".github/renovate.json5", ".gitlab/renovate.json", ".gitlab/renovate.json5"),
)


def update_bots(world: World, reported: Iterable[str]) -> Iterator[UpdateBot]:
    """A fact for each manifest that asks for Nodemailer, at its range, in order."""
    dependabot = [one for name in _DEPENDABOT if (one := world.file(name)) is not None]
    updates = [one for facts in dependabot for one in facts.actions if one.does == "updates"]
    renovate = any(world.file(name) is not None for name in _RENOVATE)
    audited = any(one.does == "audits" for facts in world.known() for one in facts.actions)
    paths = sorted(world.files)
    forge = any(path.startswith(".github/") or deploy_kind(path) in ("workflow", "forge") for path in paths)
    github = any(path.startswith(".github/") for path in paths)
    for path in sorted(reported):
        facts = world.files.get(path)
        asked = _asked(facts) if facts is not None and facts.reader == "manifest" else None
        if facts is None or asked is None or context_of(path) != "prod":
            continue
        places = _places(world, posixpath.dirname(path))
        covered = any(one.name == "npm" and _covers(one.detail, place) for one in updates for place in places)
        own = any(one.path[:1] == ("renovate",) for one in facts.settings)
        about = About(place=asked, where=("updates",), trails={"automated": (asked,)}, block=f"{path}:updates")
        automated = covered or renovate or own or audited
        directory = f"/{posixpath.dirname(path)}"
        yield UpdateBot("update_bot", about, forge, automated, bool(updates), True, github, bool(dependabot), directory)


def _asked(facts: FileFacts) -> Place | None:
    """Where the range of Nodemailer stands."""
    return next((one.place for one in facts.installed if one.name == "nodemailer" and one.field != "overrides"), None)


def _places(world: World, folder: str) -> list[str]:
    """The folder of a manifest, and those of workspaces above it: Dependabot updates the members there."""
    above = folders(posixpath.join(folder, "package.json"))
    return [one for one in above if one == folder or _is_workspace(world, one)]


def _is_workspace(world: World, folder: str) -> bool:
    manifest = world.file(posixpath.join(folder, "package.json"))
    said = manifest is not None and any(one.path[:1] == ("workspaces",) for one in manifest.settings)
    return said or world.file(posixpath.join(folder, "pnpm-workspace.yaml")) is not None


def _covers(directory: str, folder: str) -> bool:
    """Whether a directory of Dependabot's, which may hold `*` and `**`, is the folder of a manifest."""
    pattern = re.escape(directory.strip("/")).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
    return re.fullmatch(pattern, folder) is not None
