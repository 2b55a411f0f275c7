"""Env files with credentials that slip through: git does not ignore them, or `COPY . .` takes them into an image."""

import posixpath
from collections.abc import Callable, Iterator, Sequence

from oauthlint.link import dockerignore
from oauthlint.link.mailing import Mailing
from oauthlint.link.surroundings import context_of
from oauthlint.model.facts import About, Credential, EnvFile
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place

_EVERYTHING = (".", "./", "/", "*", "./*")  # Docker's `*` takes in names that begin with a dot


def env_files(
    mailing: Mailing, credentials: Sequence[Credential], ignored: Callable[[str], bool | None]
) -> Iterator[EnvFile]:
    """A fact for each such file at its first secret, and for each instruction that copies one, in order."""
    seen: set[str] = set()
    for one in credentials:
        path = one.about.place.path
        untracked = one.container == "env-file" and one.live and one.tracked is False
        if untracked and path not in seen and ignored(path) is False:
            seen.add(path)
            name = posixpath.basename(path)
            keeping = (".gitignore", ".env*\n!.env.example" if _is_settings(path) else name)
            yield _fact(mailing, path, one.about.place, name, "unignored", keeping, local=True)
    for path in sorted(mailing.world.files):
        facts = mailing.world.files[path]
        if "container" in facts.flags and _has_env_file(mailing, path):
            yield from _copied(mailing, facts)


def _copied(mailing: Mailing, facts: FileFacts) -> Iterator[EnvFile]:
    """The first instruction of the image itself that copies everything, `.env` included."""
    for one in facts.actions:
        whole = one.does == "copies" and one.name in _EVERYTHING and one.where[:1] == ("shipped",)
        if whole and not dockerignore.leaves_out(mailing.world, facts.path, ".env"):
            keeping = (_ignore_file(mailing, facts.path), "**/.env*\n!**/.env.example")
            yield _fact(mailing, facts.path, one.place, ".env", "copied", keeping, local=False)
            return


def _ignore_file(mailing: Mailing, dockerfile: str) -> str:
    """The ignore file that goes with a Dockerfile, or where one belongs."""
    found = dockerignore.ignore_file(mailing.world, dockerfile)
    if found is not None:
        return found.path
    folder = posixpath.dirname(dockerfile)
    own = mailing.world.file(posixpath.join(folder, "package.json")) is not None
    return posixpath.join(folder if own else "", ".dockerignore")


def _has_env_file(mailing: Mailing, dockerfile: str) -> bool:
    """Whether there is an env file, or an example of one, where the Dockerfile copies from.

    That is its folder where a package stands there, else perhaps the root.
    """
    folder = posixpath.dirname(dockerfile)
    own = mailing.world.file(posixpath.join(folder, "package.json")) is not None
    places = {folder} if own else {folder, ""}
    return any(
        facts.reader == "dotenv" and posixpath.dirname(facts.path) in places and _is_settings(facts.path)
        for facts in mailing.world.known()
    )


def _is_settings(path: str) -> bool:
    return posixpath.basename(path).startswith(".env")


def _fact(
    mailing: Mailing, path: str, place: Place, name: str, does: str, keeping: tuple[str, str], *, local: bool
) -> EnvFile:
    about = About(
        place=place,
        where=(does, name),
        context=context_of(path),
        trails={"name": (place,)},
        names={"name": name},
        block=f"{path}:{does}",
        local=local,
    )
    return EnvFile("env_file", about, name, does, mailing.around(path) or mailing.anywhere(), *keeping)
