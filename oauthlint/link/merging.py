"""The options that a transport works with: what is written and its connection URL, put together as its release does.

Source: `createTransport` in lib/nodemailer.js. Up to 9 a URL throws away every option beside it; from 10.0.0 on both
count, and what the URL says wins.
"""

from oauthlint.link.fields import absent
from oauthlint.link.releases import Release, since
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Dynamic, Entry, Object, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.link.connection import Connection

MERGING = "10.0.0"
_ENUMERATED = ("tls", "auth")  # whose keys are merged one by one; other objects are taken whole
_OF_URL = ("host", "port", "secure")


class Merged(NamedTuple):
    """`options` are None where nobody knows them; `dropped` are entries that the URL beside them puts out of force.

    `url` is the URL as it is written, `lost` are the keys of its query that Nodemailer drops. `whole` says that only
    the URL counts.
    """

    options: Object | None
    url: Value | None = None
    dropped: tuple[Entry, ...] = ()
    lost: tuple[str, ...] = ()
    whole: bool = False


def _read(value: Value) -> "Connection | None":
    from oauthlint.link.connection import read  # noqa: PLC0415  (most transports are made of options)

    return read(value)


def merged(value: Value, release: Release) -> Merged:
    """What a transport made of this value works with."""
    if not isinstance(value, Object):
        url = _read(value)
        return Merged(None, value) if url is None else Merged(url.options, value, lost=url.lost, whole=True)
    written = next((one for one in reversed(value.entries) if one.key == "url"), None)
    if written is None or absent(written.value):
        return Merged(value)
    others = tuple(one for one in value.entries if one.key != "url")
    url = _read(written.value)
    merging = since(release, MERGING)
    lost = url.lost if url is not None else ()
    if merging is False:
        return Merged(url.options if url else None, written.value, others, lost, whole=True)
    made = _over(value._replace(entries=others), url.options) if url else _under_unknown(value, others)
    if merging is None:  # an option beside the URL counts or does not, and what the URL has counts
        sure = url.options if url else Object(value.at, ())
        return Merged(sure._replace(open=True), written.value, lost=lost)
    beaten = {one.key for one in url.options.entries if one.key not in _ENUMERATED} if url else set()
    return Merged(made, written.value, tuple(one for one in others if one.key in beaten), lost)


def _over(below: Object, above: Object) -> Object:
    """The options with those of the URL over them."""
    entries = {one.key: one for one in below.entries}
    for one in above.entries:
        old = entries.get(one.key)
        if one.key in _ENUMERATED and old is not None and isinstance(old.value, Object):
            value = _over(old.value, one.value) if isinstance(one.value, Object) else one.value
            entries[one.key] = old._replace(value=value)
        else:
            entries[one.key] = one
    return below._replace(entries=tuple(entries.values()), open=below.open or above.open)


def _under_unknown(value: Object, others: tuple[Entry, ...]) -> Object:
    """The options under a URL that nobody knows: whatever it may say is not known."""
    kept = []
    for one in others:
        if one.key == "auth" and isinstance(one.value, Object):
            login = tuple(_hidden(each) if each.key in ("user", "pass") else each for each in one.value.entries)
            kept.append(one._replace(value=one.value._replace(entries=login, open=True)))
        else:
            kept.append(_hidden(one) if one.key in _OF_URL else one)
    return value._replace(entries=tuple(kept), open=True)


def _hidden(entry: Entry) -> Entry:
    return entry._replace(value=Dynamic(entry.value.at, "a URL may say otherwise"))
