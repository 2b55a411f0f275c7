"""Where a logged value comes from, as far as one file's syntax tells: a request, a store, a failed token request.

Cheap looks at the source, so that only what may hold a secret is evaluated.
"""

import re

from oauthlint.extract import names
from oauthlint.extract.scopes import FUNCTIONS, Binding, Item, Node
from oauthlint.extract.syntax import WRAPPERS, arguments
from oauthlint.extract.values import Script
from oauthlint.model.record import NamedTuple

FARTHEST = 4  # variables on the way
# Words in the name of a variable whose value is worth a look, though the name says of no secret.
_TELLING = frozenset(
    {
        *("token", "tokens", "auth", "oauth", "credential", "credentials", "creds", "transport", "transporter"),
        *("mailer", "smtp", "client", "config", "options", "secret", "secrets", "account", "key", "keys", "env"),
    }
)
# Parts of the code that such a variable is given.
_MAKERS = (
    *(b"Token", b"Transport", b"OAuth2", b"/token", b"oauth2", b"TOKEN", b"SECRET"),
    *(b"Grant(", b".grant(", b".callback(", b".refresh(", b".authorize("),
)
_ASKING_METHODS = frozenset({"getToken", "getAccessToken", "refreshAccessToken"})
_STORES = frozenset({"localStorage", "sessionStorage", "Cookies", "cookies", "AsyncStorage", "SecureStore"})
_REQUESTS = frozenset({"req", "request", "ctx", "event", "socket", "query", "params"}) | _STORES
_READS = frozenset({"identifier", "member_expression", "subscript_expression", "call_expression"})
_KEY_FILE = rb"(?i)['\"`/](?:credentials?|client_secret|service-?account|gmail-?token|tokens?)[\w.-]*\.json"
# A call of what raises errors that hold the whole request. What a handler is given is often called `request`.
_SENDING = (
    rb"(?:(?<![\w$])[\w$]{0,40}?axios\w*+(?>(?:\.\w++){0,8})"
    rb"|(?<![\w$])(?:got|superagent|request|needle)(?>(?:\.(?:post|get|put|extend))?))"
    rb"\s*+(?:<[^;(){}]{0,200}>)?\("
)
_TOKEN_URL = rb"/token(?![\w-])|token_?(?:url|endpoint|uri)"


class Origin(NamedTuple):
    """`source` is request (read off a request or a store), caught (the error of a token request), file, pending or "".

    A file is one that credentials or tokens are kept in; what is pending is a promise that nobody has awaited, of which
    a log shows nothing. `telling` says that the value is worth a look whatever its name.
    """

    source: str
    telling: bool


class Around(NamedTuple):
    """The call that a parameter's function is an argument of."""

    call: Item
    target: Node
    method: str


def origin(script: Script, leaf: Node) -> Origin:
    """Where a logged expression comes from."""
    if script.scopes.text(leaf) == "process.env":
        return Origin("", telling=True)
    root = _root(leaf)
    binding = script.scopes.find(script.scopes.text(root), root.start_byte) if root is not None else None
    if root is None or binding is None:
        return Origin(_read_from(script, root, binding), telling=False)
    if binding.kind == "init" and binding.node is not None and is_pending(script, binding.node):
        return Origin("pending", telling=False)
    source = _caught(script, leaf, binding) or _kept_file(script, leaf, binding) or _read_from(script, root, binding)
    if binding.kind == "param":
        return Origin(source, _is_given_token(script, binding))
    return Origin(source, _is_made_so(script, root, binding))


def is_telling_name(name: str) -> bool:
    """Whether a name makes its value worth a look, though it says of no secret."""
    return not _TELLING.isdisjoint(names.words_of(name))


def asks(script: Script, call: Node) -> bool:
    """Whether a call asks for a token: `client.getAccessToken()`."""
    target = call.child_by_field_name("function")
    key = target.child_by_field_name("property") if target is not None else None
    return key is not None and script.scopes.text(key) in _ASKING_METHODS


def is_pending(script: Script, node: Node) -> bool:
    """Whether an expression is a request for a token that is not awaited, and that has no callback."""
    return (
        node.type == "call_expression"
        and asks(script, node)
        and not any(one.type in FUNCTIONS for one in arguments(node))
    )


def _root(leaf: Node) -> Node | None:
    """The name that an expression begins with."""
    node: Node | None = leaf
    while node is not None and node.type not in ("identifier", "shorthand_property_identifier"):
        node = node.child_by_field_name("object") or node.child_by_field_name("function")
    return node


def _is_made_so(script: Script, root: Node, binding: Binding) -> bool:
    """Whether a variable is given something telling, at once or later."""
    given = [binding.node] if binding.kind == "init" and binding.node is not None else []
    if binding.kind == "init":
        name = script.scopes.text(root)
        given += [one.node for one in script.scopes.assigned.get(name, ()) if not one.path and one.node is not None]
    return any(_tells(script, one) for one in given)


def _tells(script: Script, node: Node) -> bool:
    """Whether an expression, or what it is read off (`await answer.json()`, `await ask()`), is something telling."""
    if _speaks(script, node, 300):
        return True
    while node.named_children and (node.type in WRAPPERS | {"await_expression"} or _is_parse(script, node)):
        node = node.named_children[0] if node.type != "call_expression" else arguments(node)[0]
    root = _root(node) if node.type in _READS else None
    below = script.scopes.find(script.scopes.text(root), root.start_byte) if root is not None else None
    if below is None or below.node is None or below.kind not in ("init", "function"):
        return False
    return _speaks(script, below.node, 2000 if below.node.type in FUNCTIONS else 300)


def _is_parse(script: Script, node: Node) -> bool:
    target = node.child_by_field_name("function") if node.type == "call_expression" and arguments(node) else None
    return target is not None and script.scopes.text(target) == "JSON.parse"


def _speaks(script: Script, node: Node, most: int) -> bool:
    """Whether the first characters of a piece of code have a word of tokens or of transports in them."""
    code = script.scopes.data[node.start_byte : min(node.end_byte, node.start_byte + most)]
    return any(word in code for word in _MAKERS)


def around(script: Script, binding: Binding) -> Around | None:
    """The call to which the function of a parameter is given, where it is a method's."""
    item = script.scopes.nodes.get(binding.start)
    call = item[1][1] if item is not None and item[1] is not None and item[1][0].type == "arguments" else None
    target = call[0].child_by_field_name("function") if call is not None else None
    key = target.child_by_field_name("property") if target is not None else None
    return Around(call, target, script.scopes.text(key)) if call is not None and key is not None else None


def _is_given_token(script: Script, binding: Binding) -> bool:
    """Whether a parameter is that of `on('token', …)`, of the callback of a request for a token, or behind one."""
    near = around(script, binding)
    if near is None:
        return False
    if near.method in ("on", "once", "addListener"):
        many = near.call[0].child_by_field_name("arguments")
        telling = script.scopes.text(many)[:12].strip("(").strip("'\"` ").startswith("token")
    else:
        asked = near.method in _ASKING_METHODS and binding.position == 1
        telling = asked or (near.method == "then" and _speaks(script, near.target, 2000))
    if telling:
        script.wanted.setdefault(near.call[0].end_byte, near.call[0])
    return telling


def _read_from(script: Script, root: Node | None, binding: Binding | None) -> str:
    """`request` for what is read off a request or a store, by way of a few variables."""
    for _ in range(FARTHEST):
        if root is None:
            return ""
        if script.scopes.text(root) in _REQUESTS and (binding is None or binding.kind == "param"):
            return "request"
        node = binding.node if binding is not None and binding.kind == "init" else None
        while node is not None and node.type in WRAPPERS | {"await_expression"} and node.named_children:
            node = node.named_children[0]
        if node is None or node.type not in _READS:
            return ""
        root = _root(node)
        if root is None or (node.type == "call_expression" and script.scopes.text(root) not in _STORES):
            return ""
        binding = script.scopes.find(script.scopes.text(root), root.start_byte)
    return ""


def _kept_file(script: Script, leaf: Node, binding: Binding) -> str:
    """`file` for the whole of what is read from a file of credentials or tokens."""
    if leaf.type not in ("identifier", "shorthand_property_identifier"):
        return ""
    node = binding.node if binding.kind == "init" and not binding.path else None
    if binding.kind == "param" and binding.position == 1:
        near = around(script, binding)
        node = near.call[0].child_by_field_name("arguments") if near and near.method == "readFile" else None
    if node is None:
        return ""
    head = script.scopes.data[node.start_byte : min(node.end_byte, node.start_byte + 200)]
    reads = binding.kind == "param" or b"readFile" in head
    return "file" if reads and re.search(_KEY_FILE, head) else ""


def _caught(script: Script, leaf: Node, binding: Binding) -> str:
    """`caught` for the whole error, its request or its response, where a token is asked for by hand."""
    key = leaf.child_by_field_name("property") if leaf.type == "member_expression" else None
    if key is not None and script.scopes.text(key) not in ("response", "config", "request"):
        return ""
    tried: Node | None = None
    if binding.kind == "opaque" and binding.node is not None and binding.node.type == "catch_clause":
        tried = binding.node.parent.child_by_field_name("body") if binding.node.parent is not None else None
    elif binding.kind == "param" and binding.position == 0:
        near = around(script, binding)
        tried = near.target if near is not None and near.method == "catch" else None
    if tried is None:
        return ""
    code = script.scopes.data[tried.start_byte : tried.end_byte].lower()
    by_hand = re.search(_TOKEN_URL, code) is not None and re.search(_SENDING, code) is not None
    return "caught" if by_hand else ""
