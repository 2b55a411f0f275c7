"""Which release of Node.js a package runs with, by every file that says so, against what its Nodemailer needs."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from oauthlint.link import ranges
from oauthlint.link.packages import folders, installed_version
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, NodeEvidence
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Constant, Text, Value
from oauthlint.words import deploy_kind

NODEMAILER = "nodemailer"
_PINNED = (".nvmrc", ".node-version", ".tool-versions", ".npmrc")
_NEEDS = ((10, 20),)  # from this major of Nodemailer on, this major of Node.js (its `engines`)
_IMAGES = (
    "node",
    "cimg/node",
    "circleci/node",
    "bitnami/node",
    "lambda/nodejs",
    "mcr.microsoft.com/devcontainers/node",
)
_RUNTIME = re.compile(r"nodejs(\d+)(?:\.x)?")
_KEYS = frozenset({"node-version", "node_version", "nodeVersion", "versionSpec", "NODE_VERSION"})
_MATRIX = frozenset({*_KEYS, "node"})
_LEADING = re.compile(r"v?(\d+)(?:\.\d+|\.x)*")


class Said(NamedTuple):
    """What one place says: the majors that it lets in, lowest and highest (None: no upper end)."""

    place: Place
    where: tuple[str, ...]
    source: str
    release: str
    highest: int | None
    several: bool = False


def node_evidence(world: World, reported: Iterable[str]) -> Iterator[NodeEvidence]:
    """A fact for each place that speaks for a package whose Nodemailer needs a certain Node.js."""
    for path in list(reported):
        facts = world.files.get(path)
        if facts is not None and (deploy_kind(path) or facts.flags):
            for folder in folders(path):
                world.file(posixpath.join(folder, "package.json"))
    seen: set[Place] = set()
    for path in sorted(world.files):
        manifest = world.files[path]
        if manifest.reader != "manifest" or "node_modules/" in path:
            continue
        asked = next((one for one in manifest.installed if one.name == NODEMAILER and one.field != "overrides"), None)
        version = installed_version(world, path, NODEMAILER) if asked is not None else None
        needs = _needs(version, asked.spec) if asked is not None else 0
        for one in _said(world, manifest) if asked is not None and needs else ():
            if one.place not in seen:
                seen.add(one.place)
                yield _fact(one, version or asked.spec if asked is not None else "", needs)


def _needs(version: str | None, spec: str) -> int:
    """The oldest major of Node.js that every Nodemailer which may be installed runs with; 0 where any does."""
    bounds = ranges.bounds(version or spec)
    return needed(int(bounds[0].partition(".")[0]) if bounds is not None else 0)


def needed(major: int) -> int:
    """The oldest major of Node.js that a major of Nodemailer runs with; 0 where any does."""
    return max((node for least, node in _NEEDS if major >= least), default=0)


def _fact(one: Said, nodemailer: str, needs: int) -> NodeEvidence:
    about = About(
        place=one.place,
        where=(*one.where, one.source),
        context=context_of(one.place.path),
        trails={"release": (one.place,)},
        names={"release": one.release},
        block=f"{one.place.path}:{one.place.start}",
    )
    too_old = one.highest is not None and one.highest < needs
    return NodeEvidence(
        "node_evidence", about, one.source, one.release, too_old, one.several, nodemailer, needs, mail=True
    )


def _said(world: World, manifest: FileFacts) -> Iterator[Said]:
    """All that is said for the package of a manifest."""
    yield from pinned(world, manifest)
    folder = posixpath.dirname(manifest.path)
    for path in sorted(world.files):
        facts = world.files[path]
        if _goes_with(folder, facts):
            yield from _of_file(facts)


def pinned(world: World, manifest: FileFacts) -> Iterator[Said]:
    """What a manifest and the files that pin tools say, nearest first: those that have a name of their own."""
    for one in manifest.settings:
        if one.path == ("engines", "node") and isinstance(one.value, Text):
            yield from _range(one, one.value.text)
        elif one.path == ("volta", "node"):
            yield from _plain(one, "volta in package.json")
    for above in folders(manifest.path):
        found = [world.file(posixpath.join(above, name)) for name in _PINNED]
        here = [(facts, one) for facts in found if facts is not None for one in facts.settings]
        for facts, one in here:
            yield from _plain(one, posixpath.basename(facts.path))
        if here:
            break


def _goes_with(folder: str, facts: FileFacts) -> bool:
    """Whether a file that deploys stands beside, above or below the package: a pipeline does for the whole project."""
    if not {"container", "workflow", "serverless", "deploy"} & set(facts.flags):
        return False
    other = posixpath.dirname(facts.path)
    other = "" if "workflow" in facts.flags or posixpath.basename(other).startswith((".", "docker")) else other
    return f"{folder}/".startswith(f"{other}/") or not other or not folder or f"{other}/".startswith(f"{folder}/")


def _of_file(facts: FileFacts) -> Iterator[Said]:
    """What a Dockerfile, a pipeline or a deployment says."""
    for action in facts.actions:
        if action.does == "image" and action.where[:1] == ("shipped",):
            tag = _filled(action.detail, facts)
            yield from _image(action.place, action.where, "the Dockerfile", action.name, tag)
    matrices = [one for one in facts.settings if _in_matrix(one)]
    source = "the pipeline" if "workflow" in facts.flags else posixpath.basename(facts.path)
    for one in facts.settings if facts.reader == "documents" else ():
        last = next((step for step in reversed(one.path) if not step.isdigit()), "")
        text = _text(one.value)
        if last in (_MATRIX if _in_matrix(one) else _KEYS):
            several = _in_matrix(one) and sum(each.path[:-1] == one.path[:-1] for each in matrices) > 1
            yield from (each._replace(several=several) for each in _plain(one, source))
        elif last == "image" or one.path[-2:] == ("image", "name"):
            name, _, tag = text.rpartition(":")
            yield from _image(one.value.at[0], one.path, source, name, tag)
        elif last == "runtime" and (hit := _RUNTIME.fullmatch(text)) is not None:
            yield Said(one.value.at[0], one.path, source, text, int(hit[1]))


def _in_matrix(one: Setting) -> bool:
    return "matrix" in one.path and one.path[-1].isdigit()


def _filled(tag: str, facts: FileFacts) -> str:
    """A tag with the defaults of build arguments in it."""
    known = {one.path[-1]: _text(one.value) for one in facts.settings}
    return re.sub(r"\$\{?(\w+)\}?", lambda hit: known.get(hit[1], ""), tag)


def _image(place: Place, where: tuple[str, ...], source: str, name: str, tag: str) -> Iterator[Said]:
    hit = _LEADING.match(tag)
    if hit is not None and any(name == one or name.endswith(f"/{one}") for one in _IMAGES):
        yield Said(place, where, source, f"{name}:{tag}", int(hit[1]))


def _range(one: Setting, text: str) -> Iterator[Said]:
    """`engines`: only a range with an upper end says that newer releases are not meant."""
    bounds = ranges.bounds(text)
    ends = [end for _, end in bounds[1]] if bounds is not None else [None]
    top = max((end for end in ends if end is not None), default=None) if None not in ends else None
    if top is not None:
        major = top[0] if top[1:] != (0, 0) else top[0] - 1
        yield Said(one.value.at[0], one.path, "engines in package.json", text, major)


def _plain(one: Setting, source: str) -> Iterator[Said]:
    """A version, or the beginning of one; a range without an upper end, or a name, says nothing here."""
    text = _text(one.value)
    hit = _LEADING.fullmatch(text.strip().lstrip("^~"))
    if hit is not None:
        yield Said(one.value.at[0], one.path, source, text, int(hit[1]))


def _text(value: Value) -> str:
    if isinstance(value, Constant) and value.name == "number" and value.value is not None:
        return f"{value.value:g}"
    return value.text if isinstance(value, Text) else ""
