"""Our formats as plugins of detect-secrets, for its own users: `detect-secrets scan --plugin FILE`, this file.

`docs/detect-secrets.md` says how. A plugin a kind of secret; kinds that detect-secrets has itself are left to it. What
only stands for a secret is passed over, as in an audit. A format that only a name tells needs one on the line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from detect_secrets.plugins.base import BasePlugin

from oauthlint.audit import LANGUAGE
from oauthlint.extract.formats import find
from oauthlint.extract.placeholders import placeholder
from oauthlint.extract.secrets import Scanner, read, scanner
from oauthlint.model.value import Secret
from oauthlint.pack import load_pack

if TYPE_CHECKING:
    from oauthlint.model.knowledge import TokenFormat

THEIRS = frozenset({"jwt", "private-key", "sendgrid-api-key", "mailchimp-api-key"})
# A name, what assigns, and the value: quoted, or up to the next blank.
_ASSIGNED = re.compile(r"""([\w.$-]{2,80})["'`\])]{0,2}\s*(?:=>|:=|[:=,(])\s*(?:"([^"]+)"|'([^']+)'|`([^`]+)`|(\S+))""")


def plugins(formats: Iterable["TokenFormat"]) -> dict[str, type]:
    """A plugin class by its name for each kind of secret, that is for each label of a format."""
    labels: dict[str, list[TokenFormat]] = {}
    for one in formats:
        if one.id not in THEIRS:
            labels.setdefault(one.label, []).append(one)
    return {name: _plugin(name, label, some) for label, some in labels.items() if (name := _named(label))}


def _named(label: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", label)) + "Detector"


def _plugin(name: str, label: str, formats: Sequence["TokenFormat"]) -> type:
    known = scanner(formats, b"")

    def analyze_string(_self: object, string: str) -> Iterator[str]:
        yield from dict.fromkeys(found(string, known))

    return type(name, (BasePlugin,), {"__doc__": label, "secret_type": label, "analyze_string": analyze_string})


def found(line: str, known: Scanner) -> Iterator[str]:
    """The secrets in a line that are in one of the formats."""
    data = line.encode("utf-8", "replace")
    for hit in find(data, known):
        text = data[hit.start : hit.end].decode("utf-8", "replace")
        if not placeholder(text.removeprefix(hit.format.prefix), "", "password"):
            yield text
    for assigned in _ASSIGNED.finditer(line) if known.named else ():
        text = next(filter(None, assigned.groups()[1:]), "")
        value = read(text, (), assigned[1], known)
        if isinstance(value, Secret) and value.verdict == "format":
            yield text


# detect-secrets takes the classes that a plugin's file holds
globals().update(plugins(load_pack(LANGUAGE).knowledge.formats))
