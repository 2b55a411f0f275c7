"""What the `tls` of a transport allows that is broken."""

import pytest

from oauthlint.link.ciphers import weak
from oauthlint.link.fields import Fields
from oauthlint.model.source import Place
from oauthlint.model.value import Dynamic, Entry, Object, Text

AT = (Place("mail.js", 0, 1),)


def _tls(key: str, text: str) -> Object:
    return Object(AT, (Entry(key, AT[0], Text(AT, text)),))


@pytest.mark.parametrize(
    ("key", "text", "found"),
    [
        ("ciphers", "SSLv3", "ciphers: SSLv3"),
        ("ciphers", "HIGH:RC4-SHA:!aNULL", "ciphers: RC4-SHA"),
        ("ciphers", "HIGH:!RC4:-DES:!SSLv3", None),
        ("minVersion", "TLSv1.1", "minVersion: TLSv1.1"),
        ("minVersion", "TLSv1.2", None),
        ("secureProtocol", "TLSv1_method", "secureProtocol: TLSv1_method"),
        ("secureProtocol", "SSLv23_method", None),
    ],
)
def test_a_setting_is_weak_or_not(key: str, text: str, found: str | None) -> None:
    assert weak(_tls(key, text), Fields(), is_open=False) == found


def test_what_nobody_sees_is_not_known_to_be_sound() -> None:
    fields = Fields()
    assert weak(Dynamic(AT, "a call"), fields, is_open=False) is None
    assert fields.dynamic == {"weak_tls", "weak_tls.given"}
