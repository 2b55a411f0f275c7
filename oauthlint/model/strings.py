"""What the methods of a text give, as far as it matters for settings: blanks taken off, lines put right."""

from oauthlint.model.value import Branch, Choice, Dynamic, Env, Member, Secret, Text, Trail, Value

_SAME = frozenset({"trim", "toString", "trimEnd", "trimStart", "valueOf"})
_CASES = {"toLowerCase": str.lower, "toUpperCase": str.upper}
_REPLACING = ("replace", "replaceAll")
_PARTS = ("split", "includes", "startsWith", *_CASES)


def of_method(callee: Value, at: Trail) -> Value | None:
    """What a method of a text, or of a variable of the environment, gives; None where it is neither, or another one."""
    if isinstance(callee, Choice):
        made = [(one, of_method(one.value, at)) for one in callee.branches]
        arms = tuple(Branch(one.test, one.holds, each) for one, each in made if each is not None)
        return callee._replace(branches=arms) if len(arms) == len(made) else None
    return _of_text(callee.base, callee.name, at) if isinstance(callee, Member) else None


def _of_text(base: Value, method: str, at: Trail) -> Value | None:
    if isinstance(base, (Text, Secret)):
        if method in _SAME:
            return base._replace(at=(*at, *base.at))
        if isinstance(base, Text) and method in _CASES:
            return base._replace(at=(*at, *base.at), text=_CASES[method](base.text))
        return Dynamic(at, "part of a text")
    if not isinstance(base, Env):
        return None
    if method in _SAME:
        return base._replace(at=(*at, *base.at))
    if method in _REPLACING:
        return base._replace(at=(*at, *base.at), convert="newlines")
    return Dynamic(at, f"part of {base.name}") if method in _PARTS else None
