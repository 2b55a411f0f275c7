"""What a variable of the environment would be called that holds a secret now written out, and which example lists it.

Two secrets never get one name: a name that the code reads already, or that another value has, takes a number.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence

from oauthlint.link.packages import folders, package_folder
from oauthlint.link.world import World
from oauthlint.model.facts import Credential
from oauthlint.model.source import Place

EXAMPLES = (".env.example", ".env.sample", ".env.template", ".env.dist")
# compiled where a secret is found
_CONSTANT = r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+"
_UPPER = r"[A-Z][A-Z0-9_]*"
_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"
_ROLES = {"password": "PASS", "api_key": "API_KEY"}


def with_variables(world: World, secrets: Sequence[Credential]) -> Iterator[Credential]:
    """The credentials, those that stand in code for anybody to use with the variable that could hold them."""
    written = [one for facts in world.known() for one in facts.secrets]
    values = {one.place: one.value.same for one in written}
    whole = {one.place for one in written if one.whole}
    read = {one.name for facts in world.known() for one in facts.reads}
    taken: dict[str, object] = dict.fromkeys(read)
    for one in secrets:
        place = one.about.place
        if not one.live or one.container != "source":
            yield one
        elif one.setting == "fallback":
            name = one.key if re.fullmatch(_UPPER, one.key) else None
            yield one._replace(variable=name, example=example_of(world, place.path))
        elif place in values and place not in whole:  # what is a secret by its use alone is a string
            yield one
        else:
            name = _free(_name(one), values.get(place) or place, taken)
            yield one._replace(variable=name, example=example_of(world, place.path))


def example_of(world: World, path: str) -> str:
    """The nearest file above a path that lists settings without values; where there is none, where one belongs."""
    for folder in folders(path):
        for name in EXAMPLES:
            if world.file(found := posixpath.join(folder, name)) is not None:
                return found
    return posixpath.join(package_folder(world, path), EXAMPLES[0])


def _name(one: Credential) -> str:
    """A telling name: the constant's own, else the words of its key, with whose it is where they do not say so."""
    key = one.key.rpartition(".")[2] if one.setting == "literal" else ""  # else it is a name that stands before it
    if re.fullmatch(_CONSTANT, key):
        return key
    words = [word.upper() for word in re.findall(_WORD, key)] if key.isascii() else []
    plain = _ROLES.get(one.role, one.role.upper() or "SECRET")
    if len(words) > 1 and not set(words) <= set(plain.split("_")):
        return "_".join(words)
    if one.role == "password":
        return f"SMTP_{plain}"
    owner = (one.provider or "oauth").partition("-")[0].upper()
    return f"{owner}_{plain}"


def _free(name: str, value: str | Place, taken: dict[str, object]) -> str:
    """The name, or the first with a number that no other value has; it is taken from now on."""
    number, found = 1, name
    while taken.setdefault(found, value) != value:
        number += 1
        found = f"{name}_{number}"
    return found
