"""Where the passwords in SMTP URLs lead to: the host behind each, which says whether mail is sent there or caught."""

import re

from oauthlint.model.filefacts import FileFacts, SecretText

SCHEME = "smtp://"  # the first step of the way to such a password, the second being its host

# What else may follow belongs to a password with an "@" in it.
_HOST = rb"@\[?([A-Za-z0-9.:_-]{1,253})(?![^\s/?\]\"'`,;)}<>\\])"


def addressed(facts: FileFacts, data: bytes) -> FileFacts:
    """The facts with scheme and host as the way to each password of an SMTP URL; everything else as it is."""
    return facts._replace(secrets=tuple(_addressed(one, data) for one in facts.secrets))


def _addressed(one: SecretText, data: bytes) -> SecretText:
    host = re.compile(_HOST).match(data, one.place.end) if one.role == "password" and not one.where else None
    before = data[max(0, one.place.start - 300) : one.place.start].rpartition(b"://")
    if host is None or not before[0].endswith((b"smtp", b"smtps")):
        return one
    return one._replace(where=(SCHEME, host[1].decode().partition(":")[0].lower()))
