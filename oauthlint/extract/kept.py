"""Which calls of a script are kept, and what is kept of each: the value of every argument, and where it stands."""

from oauthlint.extract import certain, context, guards, most, scopes, secrets, staying, values
from oauthlint.extract.functions import accessor
from oauthlint.extract.handed import may_be_own
from oauthlint.extract.owned import is_own
from oauthlint.extract.reader import BY_HAND, Reader
from oauthlint.extract.scopes import ACCESSOR, Binding, Item, Node
from oauthlint.extract.syntax import arguments, call_of
from oauthlint.extract.values import Script
from oauthlint.model.filefacts import Call
from oauthlint.model.value import Dynamic, External, Member, Value
from oauthlint.words import has_any

# Nodemailer's provision callback is a function's third parameter, called with (error, token, time).
_CALLBACK, _ANSWER = 2, 2


def want(script: Script, reader: Reader) -> None:
    """Want the calls that matter by themselves: of mail and OAuth2 methods by name, and of the project's own."""
    names = names_of(script, reader)
    for item in script.scopes.calls:
        if _matters(script, item, names, reader.runners):
            script.wanted.setdefault(item[0].end_byte, item[0])
    for node, _ in script.scopes.writes:
        if is_own(script.scopes, node.child_by_field_name("left").child_by_field_name("object")):
            script.wanted.setdefault(-node.end_byte, node)


def names_of(script: Script, reader: Reader) -> frozenset[str]:
    """The methods that matter in a script by their names."""
    return reader.names.union(
        reader.by_hand if has_any(script.scopes.data, BY_HAND) else (),
        *(methods for package, methods in reader.told if package in script.scopes.imports),
    )


def provides(script: Script, reader: Reader) -> bool:
    """Whether what a script calls is asked for by name elsewhere: it loads settings, binds or provides something."""
    return b"@Module(" in script.scopes.data or any(package in script.scopes.imports for package, _ in reader.told)


def numbered(script: Script) -> dict[int, Item]:
    """The calls of a script, and what may call an accessor, by the ids that they have where they are kept."""
    found = {item[0].end_byte: item for item in script.scopes.calls}
    return found | {-item[0].end_byte: item for item in script.scopes.writes}  # where a call may end, too


def calls(script: Script, reader: Reader, items: dict[int, Item], made: dict[int, Call]) -> tuple[Call, ...]:
    """Those of the items that are wanted, and every call whose result became part of a value.

    `made` are those of an earlier look, and is added to.
    """
    known = 0
    while len(made) < most.CALLS:
        if len(script.methods) > known:
            known = len(script.methods)
            _want_callers(script)
        todo = [one for one in script.wanted if one not in made and one in items]
        if not todo:
            break
        for one in todo:
            made[one] = _one_call(script, items[one], reader) if one > 0 else _write(script, items[one])
    return tuple(made[one] for one in sorted(made))


def _want_callers(script: Script) -> None:
    """Ask for the calls of methods whose parameters are part of a value, and for what calls accessors like that."""
    for node, _ in script.scopes.calls:
        target = node.child_by_field_name("function")
        key = target.child_by_field_name("property") if target is not None else None
        if key is not None and script.scopes.text(key) in script.methods:
            script.wanted.setdefault(node.end_byte, node)
    for node, _ in script.scopes.writes:
        key = node.child_by_field_name("left").child_by_field_name("property")
        if ACCESSOR + script.scopes.text(key) in script.methods:
            script.wanted.setdefault(-node.end_byte, node)


def _matters(script: Script, item: Item, names: frozenset[str], runners: frozenset[str]) -> bool:
    target, _ = call_of(script.scopes, item[0])
    if target is None:
        return False
    while (
        target.type in ("parenthesized_expression", "sequence_expression", "await_expression") and target.named_children
    ):
        target = target.named_children[-1]
    if target.type == "identifier":
        name = script.scopes.text(target)
        if name in names:
            return True
        binding = script.scopes.find(name, target.start_byte)
        if binding is not None and binding.kind == "param":
            return bool(binding.position == _CALLBACK and _arguments(item) >= _ANSWER)
        kinds = ("import", "function", "class", "init")
        return binding is not None and binding.kind in kinds and module_of(script, binding) not in runners
    if target.type == "super" or target.type in scopes.FUNCTIONS:
        return _arguments(item) > 0
    if target.type == "call_expression":
        made = target.child_by_field_name("function")
        return made is not None and script.scopes.text(made) == "require"
    key = target.child_by_field_name("property")
    if key is None:
        return False
    if script.scopes.text(key) in names:
        return True
    return _of_users(script, target) or (
        _arguments(item) > 0 and is_own(script.scopes, target.child_by_field_name("object"))
    )


def module_of(script: Script, binding: Binding) -> str:
    """The module that a name is imported or required from, "" for any other name."""
    made = binding.node if binding.kind == "init" else None
    if made is None or not script.scopes.data.startswith(b"require(", made.start_byte):
        return binding.module
    given = arguments(made)
    return script.scopes.key(given[0]) if given else ""


def _arguments(item: Item) -> int:
    many = item[0].child_by_field_name("arguments")
    return 0 if many is None else sum(1 for one in many.named_children if one.type != "comment")


def _of_users(script: Script, target: Node) -> bool:
    """Whether it is a method of Gmail's REST API: `gmail.users.messages.send`."""
    while target is not None and target.type in ("member_expression", "subscript_expression"):
        key = target.child_by_field_name("property")
        if key is not None and script.scopes.text(key) == "users":
            return True
        target = target.child_by_field_name("object")
    return False


def _below(script: Script, target: Node, base: Value) -> Value:
    """The method of an object that is not known: Gmail's API by whatever name it is held."""
    names: list[str] = []
    while target is not None and target.type in ("member_expression", "subscript_expression"):
        key = target.child_by_field_name("property")
        names.insert(0, script.scopes.text(key) if key is not None else "?")
        target = target.child_by_field_name("object")
    for name in names[names.index("users") :]:
        base = Member(base.at, base, name)
    return base


def _one_call(script: Script, item: Item, reader: Reader) -> Call:
    node = item[0]
    target, given = call_of(script.scopes, node)
    callee = values.evaluate(script, target)
    key = target.child_by_field_name("property") if target is not None else None
    name = context.label(script.scopes, key if key is not None else target) if target is not None else ""
    named = name in reader.doubles or (
        isinstance(callee, External)
        and (
            (callee.package, callee.names) in reader.stores
            or f"{callee.package}#{'.'.join(callee.names)}" in reader.ways_of
        )
    )
    ways = len(given) if named else 1 if name in reader.ways else 0  # of the arguments, how many are a path of names
    args = values.arguments(script, given[:8], ways)
    if name in reader.names:
        args = tuple(certain.within(script, one, item) for one in args)
    if isinstance(callee, Dynamic) and _of_users(script, target):
        callee = _below(script, target, callee)
    around = context.of(script.scopes, item)
    if name == "createTransport" or (may_be_own(callee, script) and "statement" not in around):
        around = (*around, *staying.staying(script.scopes, item, reader.takers))
    above = target.child_by_field_name("object") if target is not None else None
    return Call(
        node.end_byte,
        script.place(node),
        callee,
        name,
        args,
        node.type == "new_expression",
        scopes.function_of(item),
        around,
        context.bound(script.scopes, item),
        context.where(script.scopes, item),
        _roles(script, given) if node.type == "new_expression" else (),
        context.label(script.scopes, _named(above)) if above is not None else "",
        guards.impossible(script, item) if name in reader.names else (),
    )


def _write(script: Script, item: Item) -> Call:
    """The call of an accessor by an assignment to its property."""
    node = item[0]
    target, given = node.child_by_field_name("left"), node.child_by_field_name("right")
    name = script.scopes.text(target.child_by_field_name("property"))
    return Call(
        -node.end_byte,
        script.place(node),
        accessor(script, target),
        ACCESSOR + name,
        (values.evaluate(script, given, name),),
        is_new=False,
        function=scopes.function_of(item),
        context=context.of(script.scopes, item),
        bound=(),
        where=context.where(script.scopes, item),
    )


def _roles(script: Script, given: list[Node]) -> tuple[str, ...]:
    """What the names of a constructor's arguments say they are: client_secret, refresh_token and so on."""
    return tuple(secrets.role_of(context.label(script.scopes, _named(one))) for one in given[:8])


def _named(node: Node) -> Node:
    """The part of an argument that is its name: the last of `process.env.TOKEN`, the text of `config.get("TOKEN")`."""
    while node.type in ("non_null_expression", "as_expression", "parenthesized_expression") and node.named_children:
        node = node.named_children[0]
    if node.type == "call_expression":
        many = node.child_by_field_name("arguments")
        first = many.named_children[0] if many is not None and many.named_children else node
        return first if first.type == "string" else node
    return node.child_by_field_name("property") or node
