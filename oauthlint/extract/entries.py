"""The leaves of a document under the names that its reader will know them by, where the document writes them otherwise.

Lists of variables (`- NAME=value`, `- name: NAME` or `key: NAME` with a `value`) are settings of that name; what
Kubernetes keeps in base64 is read as what it stands for; what is sealed is nothing that anybody knows.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence

from oauthlint.extract.json_text import Leaf, Node, leaves
from oauthlint.model.record import NamedTuple

_ASSIGNED = re.compile(r"([A-Za-z_][\w.-]{0,80})=", re.ASCII)
# Lists whose texts are assignments: of compose (environment, args), of an ECS task, of a buildpack.
_LISTS = frozenset({"environment", "env", "args", "build_args", "variables"})
_SEALED = frozenset({"SealedSecret", "ExternalSecret", "ClusterExternalSecret", "SecretProviderClass"})
# Resources of a Terraform state whose `value` or `private_key` is a secret, and the name to read it under.
_IN_STATE = {
    ("azuread_application_password", "value"): "client_secret",
    ("azuread_service_principal_password", "value"): "client_secret",
    ("google_service_account_key", "private_key"): "private_key",
    ("aws_iam_access_key", "ses_smtp_password_v4"): "smtp_password",
}


class _Step(NamedTuple):
    """A step on the way to a leaf: the node there, its members by key, and what names it where it is a variable."""

    step: str
    node: Node | None
    members: Mapping[str, Node]
    name: Node | None = None


def named_leaves(root: Node) -> Iterator[Leaf]:
    """The strings and words of a document in order, each with the path of the names that count."""
    kind = _text(root, "kind")
    way = [_step("", root)]  # to the leaf before, since the next one shares most of it
    for leaf in leaves(root):
        if kind in _SEALED:
            yield leaf._replace(node=leaf.node._replace(kind="word", text="!"))
        elif kind == "Secret" and leaf.path[:1] == ("data",) and root.get("apiVersion") is not None:
            yield leaf._replace(node=_decoded(leaf.node))
        elif leaf.path[:1] == ("resources",) and root.get("terraform_version") is not None:
            yield _in_state(root, leaf)
        else:
            yield _renamed(way, leaf)


def _text(node: Node, key: str) -> str:
    found = node.get(key)
    return found.text if found is not None and found.kind == "string" else ""


def _decoded(node: Node) -> Node:
    """What base64 stands for, at the place of the base64; bytes that are no text stay as they are."""
    try:
        return node._replace(text=b64decode("".join(node.text.split()), validate=True).decode().rstrip("\n"))
    except ValueError:
        return node


def _renamed(way: list[_Step], leaf: Leaf) -> Leaf:
    """The leaf under the variable's name: `env.2.value` beside `env.2.name`, or the front part of `NAME=value`."""
    *above, last = leaf.path or ("",)
    assigned = _ASSIGNED.match(leaf.node.text) if above and last.isdigit() and above[-1] in _LISTS else None
    if assigned is not None and leaf.node.kind == "string":
        start, end = leaf.node.start, leaf.node.start + len(assigned[1])
        rest = Node("string", end + 1, leaf.node.end, leaf.node.text[assigned.end() :])
        return Leaf((*above, assigned[1]), (start, end), rest)
    if last == "default" and above[:1] == ["variable"] and len(above) == 2:  # of Terraform
        return leaf._replace(path=tuple(above))
    return _by_sibling(way, leaf) if any(step.isdigit() for step in leaf.path[1:-1]) else leaf


def _by_sibling(way: list[_Step], leaf: Leaf) -> Leaf:
    """The leaf with the numbers of its path that stand for named variables replaced by those names."""
    _lead(way, leaf.path)
    path: list[str] = []
    key = leaf.key
    for step, _, _, name in way[1:]:
        if name is not None and name.start != leaf.node.start:
            path.append(name.text)
            key = (name.start, name.end)
        else:
            path.append(step)
    if path[-1:] == ["value"] and path != list(leaf.path):
        return leaf._replace(path=tuple(path[:-1]), key=key)
    return leaf._replace(path=tuple(path))


def _lead(way: list[_Step], path: Sequence[str]) -> None:
    """Make it the way to this path: what both share stays."""
    shared = 0
    while shared < min(len(way) - 1, len(path)) and way[shared + 1].step == path[shared]:
        shared += 1
    del way[shared + 1 :]
    for step in path[shared:]:
        above = way[-1]
        if above.node is not None and above.node.kind == "array":
            way.append(_step(step, _item(above.node, step), listed=True))
        else:
            way.append(_step(step, above.members.get(step)))


def _step(step: str, node: Node | None, *, listed: bool = False) -> _Step:
    """A step to a node, `listed` where that is an item; of a key that stands twice the last one counts."""
    members = {one.key: one.value for one in node.members} if node is not None else {}
    name = members.get("name", members.get("key"))  # `key` as Postman has it
    valued = listed and ("value" in members or "valueFrom" in members)
    return _Step(step, node, members, name if valued and name is not None and name.kind == "string" else None)


def _item(node: Node, step: str) -> Node | None:
    number = int(step) if step.isdigit() else len(node.items)
    return node.items[number] if number < len(node.items) else None


def _in_state(root: Node, leaf: Leaf) -> Leaf:
    """A leaf of Terraform's state, a secret of a resource under the name of what it is."""
    resource = _item(root.get("resources") or root, leaf.path[1]) if len(leaf.path) > 1 else None
    name = _IN_STATE.get((_text(resource, "type") if resource is not None else "", leaf.path[-1]))
    return leaf if name is None else leaf._replace(path=(*leaf.path, name))
