"""What the `tls` of a transport allows that is broken: old versions of TLS, and ciphers that nobody should use.

Node.js hands `ciphers` to OpenSSL: names between colons, of which "!" and "-" take out. Of methods, those that mean one
old version count; `SSLv23_method` is no more than a ceiling of TLS 1.2 (tried with Node.js 20).
"""

import re

from oauthlint.link.fields import Fields
from oauthlint.model.value import Object, Text, Value

_CIPHERS = r"(?i)SSLv3|RC4|DES|NULL|EXP"
_VERSIONS = frozenset({"SSLv3", "TLSv1", "TLSv1.1"})
_METHODS = frozenset({"SSLv2_method", "SSLv3_method", "TLSv1_method", "TLSv1_1_method"})
_KEYS = ("ciphers", "minVersion", "secureProtocol")


def weak(tls: Value | None, fields: Fields, *, is_open: bool) -> str | None:
    """The first such setting as it is written, such as "ciphers: SSLv3"."""
    entries = tls.entries if isinstance(tls, Object) else ()
    for one in entries:
        found = _broken(one.key, one.value.text) if one.key in _KEYS and isinstance(one.value, Text) else None
        if found is not None:
            fields.trails["weak_tls"] = tuple(reversed(one.value.at))
            return f"{one.key}: {found}"
    unseen = tls is None and is_open
    hidden = isinstance(tls, Object) and tls.open
    dark = any(one.key in _KEYS and not isinstance(one.value, Text) for one in entries)
    if unseen or hidden or dark or not (tls is None or isinstance(tls, Object)):
        fields.unknown("weak_tls", given=False)
    return None


def _broken(key: str, text: str) -> str | None:
    if key == "ciphers":
        names = re.split(r"[:, ]+", text)
        return next((one for one in names if one[:1] not in ("!", "-") and re.search(_CIPHERS, one)), None)
    return text if text in (_VERSIONS if key == "minVersion" else _METHODS) else None
