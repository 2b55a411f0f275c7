"""Idle scripts that may call a function: one is read in full when somebody asks for a function that it may mean.

It means one by its name, or, where it has something of a file, by another name that this file may give it.
"""

import re
from collections.abc import Iterable
from posixpath import basename, dirname, splitext

from oauthlint.link.aliases import module
from oauthlint.link.users import inside
from oauthlint.link.world import Idle, Unread, World
from oauthlint.model.value import External, Member, Object, Ref

_IMPORTING = rb"\bimport\b[^;'\"`]{0,500}+"  # what an import names: to hand a name on it stands somewhere else, too
_FROM = rb"[/\"'`]%s(?:\.\w+)?[\"'`]"
_GIVEN = rb"(?<![\w$/])%s(?![\w$]|\s*\()"  # and is not called there
_UNNAMED = frozenset(("default", "="))  # what is exported so is imported under any name


def wake(world: World, path: str, names: Iterable[str]) -> None:
    """Take in the idle scripts that may call what a file exports under these names."""
    idle = world.idle
    if not names:
        return
    if not idle.using and not idle.importing:
        _look_around(world)
    stem = _stem(path)
    found: set[str] = set()
    for name in names:
        unnamed = name in _UNNAMED
        between = [one for one in idle.leading.of(stem if unnamed else name) if _hands_on(idle, one, stem, name)]
        found.update(idle.using.get(name.rpartition(" ")[2], ()))  # what an assignment calls is "set x"
        found.update(one for other in (*between, *([path] * unnamed)) for one in idle.importing.get(other, ()))
    for one in sorted(found & idle.scripts.keys()):
        del idle.scripts[one]
        facts = idle.entire(one)
        if facts is not None:
            world.add(facts)
            idle.woken.append(facts)


def _hands_on(idle: Idle, path: str, stem: str, name: str) -> bool:
    """Whether a file has something of a module of this stem, and that name for more than to call it."""
    text = idle.leading.texts[path]
    if re.search(_FROM % re.escape(stem.encode()), text) is None:
        return False
    return name in _UNNAMED or re.search(_GIVEN % re.escape(name.encode()), text) is not None


def wake_by_libraries(world: World) -> None:
    """Take in the idle scripts that may call what a file exports of a library, under a name that may be its own."""
    known = {*world.knowledge.mail_packages, *(one.package for one in world.knowledge.calls)}
    for path in sorted(world.files):
        for name, value in world.files[path].exports:
            given = [(one.key, one.value) for one in value.entries] if isinstance(value, Object) else [(name, value)]
            names = [one for one, each in given if isinstance(each, External) and each.package in known]
            wake(world, path, names)


def _look_around(world: World) -> None:
    """Note what the idle scripts use, and of which files."""
    idle = world.idle
    for path, facts in idle.scripts.items():
        meant = {one: _meant(world, path, one) for one, _ in facts.using if one}
        for other in filter(None, meant.values()):
            if other not in idle.importing and (text := _leading(world, other)):
                idle.leading.put(other, text)
            idle.importing.setdefault(other, []).append(path)
        for specifier, name in facts.using:
            if name not in _UNNAMED and (not specifier or meant[specifier]):
                idle.using.setdefault(name, []).append(path)


def _leading(world: World, path: str) -> bytes:
    """The text of a file as far as it may hand on something of another one; of one that was read, what it exports."""
    seen = world.glanced.get(path)
    if seen is not None:
        return re.sub(_IMPORTING, b"import ", seen.text) if seen.imports else b""
    given: list[str] = []
    for one in (each for _, value in world.files[path].exports for each in inside(value)):
        if isinstance(one, Ref):
            given.append(f"'{one.module}'")
        if isinstance(one, (Member, Ref)):
            given.append(one.name)
    return " ".join(given).encode()


def _meant(world: World, path: str, specifier: str) -> str:
    """The path of the file that a module specifier means, "" for none."""
    try:
        found = module(world.as_read or world, path, specifier)
    except Unread as unread:
        return unread.path
    return found.path if found is not None else ""


def _stem(path: str) -> str:
    """What a module is called by who imports it."""
    stem = splitext(basename(path))[0]
    return basename(dirname(path)) if stem == "index" else stem
