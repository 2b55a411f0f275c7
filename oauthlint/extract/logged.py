"""What log calls write out: the parts of their arguments that would be shown as they are and may hold a secret.

`!token`, `token.length`, a comparison or `mask(token)` show nothing; a template, `JSON.stringify` or a spread does.
"""

from collections.abc import Iterator

from oauthlint.extract import context, names
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import Binding, Item, Node
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.filefacts import Logged
from oauthlint.model.value import Constant, Dynamic, Env, External, Function, Text

MOST = 300
SECRET_ROLES = frozenset({"client_secret", "refresh_token", "access_token", "id_token", "private_key", "password"})
_WRAP = frozenset(
    {
        "parenthesized_expression",
        "as_expression",
        "non_null_expression",
        "satisfies_expression",
        "await_expression",
        "spread_element",
    }
)
_WHOLE = frozenset({"stringify", "inspect", "String", "toString", "trim", "assign", "entries", "values", "format"})
# Words in the name of a variable whose value is worth a look, though the name says of no secret.
_TELLING = frozenset(
    "token tokens auth oauth oauth2 credential credentials creds transport transporter mailer smtp client config options"
    " secret secrets account key keys env".split()
)
_MAKERS = (b"Token", b"Transport", b"OAuth2", b"acquireToken", b"/token", b"oauth2", b"TOKEN", b"SECRET")
_REQUESTS_OF_TOKENS = ("getAccessToken", "getToken", "refreshAccessToken")
_REQUESTS = ("req", "request", "ctx", "event", "socket", "localStorage", "sessionStorage", "cookies", "query", "params")
_ASKING = (b"axios", b"got", b"superagent", b"request", b"needle")
_TOKEN_URLS = (b"/token", b"token_url", b"tokenurl", b"token_endpoint", b"tokenendpoint", b"token_uri", b"tokenuri")


def logged(script: Script, reader: Reader) -> tuple[Logged, ...]:
    """Everything of interest that the file's log calls write."""
    found: list[Logged] = []
    for item in script.scopes.calls:
        target = item[0].child_by_field_name("function")
        base, method = _logger(script, target, reader) if target is not None else ("", "")
        many = item[0].child_by_field_name("arguments")
        if not method or many is None or len(found) >= MOST:
            continue
        for leaf in _leaves(script, many):
            one = _judged(script, item, leaf, base, method)
            if one is not None:
                found.append(one)
    return tuple(found)


def _logger(script: Script, target: Node, reader: Reader) -> tuple[str, str]:
    """The last name of the object and the method of a log call; two empty ones for any other call."""
    if target.type == "identifier":
        name = script.scopes.text(target)
        binding = script.scopes.find(name, target.start_byte) if name in ("debug", "log", "dbg", "print") else None
        made = binding is not None and binding.kind in ("init", "import")
        return (name, name) if made else ("", "")
    key = target.child_by_field_name("property")
    below = target.child_by_field_name("object")
    if key is None or below is None or script.scopes.text(key) not in reader.logging.methods:
        return "", ""
    inner = below.child_by_field_name("property") or below
    base = (
        script.scopes.text(inner)
        if inner.type in ("identifier", "property_identifier", "private_property_identifier")
        else ""
    )
    words = names.words_of(base)
    known = bool(words) and (words[-1] in reader.logging.names or base.lower() in reader.logging.names)
    return (base, script.scopes.text(key)) if known else ("", "")


def _leaves(script: Script, many: Node) -> Iterator[Node]:
    """The names, members and calls of arguments that are written out as they are."""
    stack = list(reversed(many.named_children))
    while stack:
        node = stack.pop()
        kind = node.type
        if kind in _WRAP or kind in ("template_string", "template_substitution", "array", "object"):
            stack.extend(reversed(node.named_children))
        elif kind == "pair":
            stack.append(node.child_by_field_name("value"))
        elif kind == "ternary_expression":
            stack += [node.child_by_field_name("alternative"), node.child_by_field_name("consequence")]
        elif kind == "binary_expression":
            stack += _operands(node)
        elif kind == "call_expression":
            stack += _arguments(script, node)
            if _is_request(script, node):
                yield node
        elif kind in ("identifier", "member_expression", "shorthand_property_identifier", "subscript_expression"):
            yield node


def _operands(node: Node) -> list[Node]:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    right, left = node.child_by_field_name("right"), node.child_by_field_name("left")
    return [right, left] if sign in ("+", "||", "??") else [right] if sign == "&&" else []


def _arguments(script: Script, node: Node) -> list[Node]:
    """What a call shows of what it is given: all of it, for those that make a text of it."""
    target = node.child_by_field_name("function")
    if target is None:
        return []
    key = target.child_by_field_name("property")
    name = script.scopes.text(key if key is not None else target)
    if name not in _WHOLE:
        return []
    many = node.child_by_field_name("arguments")
    given = list(many.named_children) if many is not None else []
    below = target.child_by_field_name("object")
    return [below] if name in ("toString", "trim") and below is not None else list(reversed(given[:4]))


def _is_request(script: Script, node: Node) -> bool:
    """Whether a call is one that gives a token: `await client.getAccessToken()`."""
    target = node.child_by_field_name("function")
    key = target.child_by_field_name("property") if target is not None else None
    return key is not None and script.scopes.text(key) in _REQUESTS_OF_TOKENS


def _judged(script: Script, call: Item, leaf: Node, base: str, method: str) -> Logged | None:
    """A leaf with what may be known of it; None where it is nothing that could hold a secret."""
    key = leaf.child_by_field_name("property") if leaf.type == "member_expression" else leaf
    name = context.label(script.scopes, key) if key is not None and leaf.type != "call_expression" else ""
    role = names.role_of(name) if name else ""
    role = role if role in SECRET_ROLES else ""
    root = _root(leaf)
    binding = script.scopes.find(script.scopes.text(root), root.start_byte) if root is not None else None
    source = _source(script, leaf, root, binding)
    telling = _is_telling(script, name, leaf, binding)
    if not (role or source == "caught" or leaf.type == "call_expression" or telling):
        return None
    value = evaluate(script, leaf)
    if isinstance(value, Env) and not role:
        role = names.role_of(value.name)
        role = role if role in SECRET_ROLES else ""
    if isinstance(value, (Text, Constant, Function)) or (isinstance(value, Dynamic) and not (role or source)):
        return None
    if isinstance(value, External) and value.names != ("process", "env") and not role:
        return None
    target = call[0].child_by_field_name("function")
    below = target.child_by_field_name("object")
    return Logged(
        script.place(leaf),
        name,
        role,
        value,
        source,
        evaluate(script, below if below is not None else target),
        base,
        method,
        context.of(script.scopes, call),
        context.where(script.scopes, call),
    )


def _root(leaf: Node) -> Node | None:
    node: Node | None = leaf
    while node is not None and node.type != "identifier":
        if node.type == "shorthand_property_identifier":
            return node
        node = node.child_by_field_name("object") or node.child_by_field_name("function")
    return node


def _is_telling(script: Script, name: str, leaf: Node, binding: Binding | None) -> bool:
    """Whether a value is worth a look though its name says of no secret."""
    if script.scopes.text(leaf) == "process.env" or not _TELLING.isdisjoint(names.words_of(name)):
        return True
    if binding is None:
        return False
    if binding.kind == "param":
        return _is_of_listener(script, binding)
    node = binding.node if binding.kind == "init" else None
    return node is not None and _speaks(script, node, 300)


def _speaks(script: Script, node: Node, most: int) -> bool:
    """Whether the first characters of a piece of code have a word of tokens or of transports in them."""
    code = script.scopes.data[node.start_byte : min(node.end_byte, node.start_byte + most)]
    return any(word in code for word in _MAKERS)


def _call_around(script: Script, binding: Binding) -> tuple[Item, Node, str] | None:
    """The call that a parameter's function is an argument of, with its target and method."""
    item = script.scopes.nodes.get(binding.start)
    call = item[1][1] if item is not None and item[1] is not None and item[1][0].type == "arguments" else None
    target = call[0].child_by_field_name("function") if call is not None else None
    key = target.child_by_field_name("property") if target is not None else None
    return (call, target, script.scopes.text(key)) if call is not None and target is not None and key is not None else None


def _is_of_listener(script: Script, binding: Binding) -> bool:
    """Whether a parameter is given a token: of `on('token', …)`, of the callback of `getToken`, or behind a request."""
    found = _call_around(script, binding)
    if found is None:
        return False
    call, target, name = found
    if name in ("on", "once", "addListener"):
        many = call[0].child_by_field_name("arguments")
        telling = script.scopes.text(many)[:12].strip("(").strip("'\"` ").startswith("token")
    else:
        telling = name in _REQUESTS_OF_TOKENS or (name == "then" and _speaks(script, target, 2000))
    if telling:
        script.wanted.setdefault(call[0].end_byte, call[0])
    return telling


def _source(script: Script, leaf: Node, root: Node | None, binding: Binding | None) -> str:
    """Where a leaf comes from, as `Logged` has it."""
    if root is None:
        return ""
    if binding is not None and binding.kind in ("opaque", "param"):
        found = _caught(script, leaf, binding)
        if found or binding.kind == "opaque":
            return found
    for _ in range(4):
        text = script.scopes.text(root)
        if text in _REQUESTS and (binding is None or binding.kind == "param"):
            return "request"
        if binding is None or binding.kind != "init" or binding.node is None:
            return ""
        node = binding.node
        while node.type in _WRAP and node.named_children:
            node = node.named_children[0]
        below = _root(node) if node.type in ("identifier", "member_expression", "subscript_expression") else None
        if below is None:
            return ""
        root, binding = below, script.scopes.find(script.scopes.text(below), below.start_byte)
    return ""


def _caught(script: Script, leaf: Node, binding: Binding) -> str:
    """"caught" for the whole error, its request or its response, where a token is asked for by hand."""
    key = leaf.child_by_field_name("property") if leaf.type == "member_expression" else None
    if key is not None and script.scopes.text(key) not in ("response", "config", "request"):
        return ""
    tried: Node | None = None
    if binding.kind == "opaque" and binding.node is not None and binding.node.type == "catch_clause":
        tried = binding.node.parent.child_by_field_name("body") if binding.node.parent is not None else None
    elif binding.kind == "param" and binding.position == 0:
        around = _call_around(script, binding)
        tried = around[1] if around is not None and around[2] == "catch" else None
    if tried is None:
        return ""
    code = script.scopes.data[tried.start_byte : tried.end_byte].lower()
    asks = any(word in code for word in _ASKING) and any(word in code for word in _TOKEN_URLS)
    return "caught" if asks else ""
