"""Transports that a program makes of variables of its environment, where a file of the project sets those.

A script may do so as well: `process.env.MAIL_URL = …`, which Meteor reads when it sends.
"""

from collections.abc import Iterator, Mapping

from oauthlint.link.framework_options import Said, asks_for, object_of
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Setting
from oauthlint.model.practice import Variables
from oauthlint.model.value import Constant, Dynamic, Secret, Text, Value

_UNSET = ("service", "url", "requireTLS")  # options that would count over the others: who sets those, sets these there
_DEEPEST = 4  # steps to an option: no option of Nodemailer's has more
_TRUTHS = {"true": True, "false": False}

Given = Mapping[str, Setting]


def by_environment(world: World, path: str) -> Iterator[tuple[Variables, Value]]:
    """What each program makes of the variables that a file sets together: of an env file, of one service.

    A script sets them one by one, and one of them more than once where it chooses.
    """
    together: dict[tuple[str | int, ...], dict[str, Setting]] = {}
    alone = world.files[path].reader == "javascript"
    for number, one in enumerate(world.files[path].settings):
        together.setdefault((*one.path[:-1], number * alone), {})[one.path[-1]] = one
    for given in together.values():
        for shape in world.knowledge.variables:
            if _is_told(given, shape) and _is_of(world, path, shape):
                options = _options(world, given, shape)
                if options is not None:
                    yield shape, options


def _is_of(world: World, path: str, shape: Variables) -> bool:
    """Whether a file is of the program that reads the variables, as far as that is asked."""
    return not shape.needs or shape.package in world.files[path].flags or asks_for(world, path, shape.needs)


def _is_told(given: Given, shape: Variables) -> bool:
    for name, values in shape.told.items():
        value = given[name].value if name in given else None
        if value is not None and (not values or (isinstance(value, Text) and value.text.lower() in values)):
            return True
        if not values and shape.in_files and f"{name}{shape.in_files}" in given:
            return True
    return False


def _options(world: World, given: Given, shape: Variables) -> Value | None:
    """The options that the program makes, None where none is set here; the rest may be set elsewhere: they are open."""
    whole = given.get(shape.options.get("", ""))
    if whole is not None:
        return resolve(world, whole.value)
    found = dict(_set(given, shape))
    if not found:
        return None
    at = next(iter(found.values())).value.at
    said: list[Said] = [(way.split("."), one.key_place, one.value) for way, one in found.items()]
    said += [(way.split("."), at[-1], _plain(Text(at, text))) for way, text in shape.preset.items() if way not in found]
    said += [([one], at[-1], Constant(at, "undefined", None)) for one in _UNSET if one not in found]
    token = next((given[name] for name in _spelt(shape, shape.oauth2) if name in given), None)
    if token is not None:
        said.append((["auth", "type"], token.key_place, Text(at, "OAuth2")))
    return object_of(at, said, is_open=True)


def _set(given: Given, shape: Variables) -> Iterator[tuple[str, Setting]]:
    """The way of each option that a variable sets, with what sets it."""
    for way, name in shape.options.items():
        for one in _spelt(shape, name):
            if one in given:
                yield way, _read(given[one], by_file=one != name, negated=way in shape.negated)
    for name in given if shape.prefix else ():
        if name.startswith(shape.prefix) and name not in shape.options.values():
            by_file = bool(shape.in_files) and name.endswith(shape.in_files)
            own = name.removesuffix(shape.in_files) if by_file else name
            steps = own[len(shape.prefix) :].split("__")
            if len(steps) <= _DEEPEST:
                yield ".".join(steps), _read(given[name], by_file=by_file, negated=False)


def _spelt(shape: Variables, name: str) -> tuple[str, ...]:
    """The variable that names a file with the value, and the one that has it, which wins."""
    return (f"{name}{shape.in_files}", name) if name and shape.in_files else (name,)


def _read(one: Setting, *, by_file: bool, negated: bool) -> Setting:
    value = Dynamic(one.value.at, "the content of a file") if by_file else _plain(one.value)
    if negated and isinstance(value, Constant):
        value = Constant(value.at, "boolean", not value.value)
    elif negated:
        value = Dynamic(value.at, "the opposite of a variable")
    return one._replace(value=value)


def _plain(value: Value) -> Value:
    """A variable's text as the programs read it, who turn what looks like a number or a yes or no into one."""
    if isinstance(value, Secret):
        return Dynamic(value.at, "a variable of the environment")  # a secret is told where it stands
    if not isinstance(value, Text):
        return value
    if value.text.lower() in _TRUTHS:
        return Constant(value.at, "boolean", _TRUTHS[value.text.lower()])
    return Constant(value.at, "number", float(value.text)) if value.text.isdigit() and len(value.text) < 6 else value
