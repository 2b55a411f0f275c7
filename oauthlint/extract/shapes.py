"""What a text looks like when nobody tells what it is: public, harmless, drawn at random, or of a known shape.

The measure of chance is how many neighbouring characters would not stand side by side in a word or identifier of any
language; in random text most of them, in names and sentences one in ten. Mostly plain string work: each expression
costs every start of a hook its compilation.
"""

import re
from functools import lru_cache

from oauthlint.extract.vocabulary import FILE_ENDS, QUERY, SCOPE_WORDS, SECRET_PARTS, TOP_DOMAINS

# For each letter those that often follow it, over English, identifiers and message texts: 87 % of all pairs there,
# 30 % of random ones.
_FOLLOW = """
    a:bcdgilmnprstuy b:aeiloruy c:aehiklortu d:aeiorsu e:abcdefglmnprstvx f:aefiloru g:aehir h:aeiot
    i:abcdefglmnoprstvz k:e l:adeilostuy m:aeiop n:acdefgikostu o:bcdglmnoprstuvw p:aeiloprstu q:u r:acdegimnorstuy
    s:acehilopstu t:acehilorstuy u:bceilmnprst v:aei w:aei y:i z:e
"""
_PAIRS = frozenset(group[0] + letter for group in _FOLLOW.split() for letter in group[2:])

_DIGITS = "0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORDY = _DIGITS + _LETTERS + _LETTERS.upper() + "_-"
_BASE64 = _WORDY + "+/="

# Public by one look: short numbers, env names, dates, addresses, module paths, Microsoft's scopes, media types.
# Compiled where it is first asked, which takes 0.6 ms: a script of common words alone does not get there.
_PUBLIC = (
    r"[0-9]{1,6}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,7}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]{5,12}[Z0-9:+-]{0,6})?"
    r"|[\w.+-]{1,64}@[A-Za-z0-9.-]{1,120}\.[A-Za-z]{2,24}|(?:localhost|[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?::[0-9]{1,5})?"
    r"|\.{1,2}(?:/[@\w.-]{1,60}){1,12}/?|@[a-z0-9-]{1,40}/[\w.-]{1,60}|node:[a-z_/]{2,30}"
    r"|(?:application|text|multipart|image)/[a-z0-9.+-]{2,60}(?:; ?charset=[\w-]{1,12})?"
    r"|(?:[A-Z][A-Za-z]{2,20}\.){1,3}[A-Z][A-Za-z]{2,20}"
)


def strangeness(text: str) -> float:
    """The share of neighbours that no word has: about 0.1 in names and sentences, 0.65 in random text, 0.45 in hex."""
    return sum(map(_oddness, text, text[1:])) / (10 * (len(text) - 1)) if len(text) > 1 else 0.0


@lru_cache(1 << 14)  # nearly all texts have the same few thousand pairs
def _oddness(one: str, other: str) -> int:
    """How odd a pair of neighbours is, in tenths."""
    if one.isalpha() and other.isalpha():
        if one.islower() and other.isupper():
            return 6
        return 0 if (one + other).lower() in _PAIRS else 10
    if one.isalnum() and other.isalnum():
        return 8 if one.isdigit() != other.isdigit() else 0
    return 0 if one.isalnum() or other.isalnum() else 5


def shape_of(text: str) -> str:
    """The name of its shape: pem, guid, letters16, client-id, digits, hex, base64url24, base64, or "".

    A pem whose line ends are written as a backslash and an n, as JSON has them, is "pem-escaped".
    """
    if text.startswith("-----BEGIN"):
        return "pem-escaped" if "\\n" in text else "pem"
    if not text.strip("0123456789 ._-"):
        return "digits" if text[:1].isdigit() else ""
    return next((name for name, fits in _SHAPES if fits(text)), "") if len(text) >= 16 else ""


def is_app_password(text: str) -> bool:
    """Whether it has the form of Google's app passwords: 16 lower-case letters, often in four groups."""
    groups = text.split(" ")
    return len(groups) in (1, 4) and all(map(_few_letters, groups)) and {len(g) for g in groups} == {16 // len(groups)}


def is_client_id(text: str) -> bool:
    """Whether it is a Google client id, which is public."""
    number, _, rest = text.removesuffix(".apps.googleusercontent.com").partition("-")
    return text.endswith(".apps.googleusercontent.com") and number.isdigit() and not rest.strip(_WORDY)


def is_public(text: str) -> bool:
    """Whether everybody may see it wherever it stands: an address, a host, a date, an env name, a path, a plain URL."""
    if text in SCOPE_WORDS or ("." in text and _is_host(text.removeprefix("@"))) or re.fullmatch(_PUBLIC, text):
        return True
    if text[:1] in ("/", "?", "&") or ("=" in text and "://" not in text.partition("=")[0]):
        return _is_part_of_url(text)
    return ("://" in text or " " in text) and is_plain_url(text)


def is_plain_url(text: str) -> bool:
    """Whether it is URLs or scopes (blanks between), none with user-info, a secret query or a random part."""
    parts = text.split()
    return bool(parts) and all(_plain_url(one) for one in parts)


def has_userinfo(text: str) -> bool:
    """Whether it is a URL with a password in it, be there marks in that which end the server's part of a URL."""
    name, colon, rest = text.partition("://")[2].partition(":")
    port = rest[:5].partition("/")[0]
    return bool(colon) and "@" in rest and not set("/?#") & set(name) and not (port.isdigit() and "/" in rest[:6])


def harmless(text: str) -> str:
    """Why a text is no secret though it stands under a credential's name: a sentence, a URL; "" if it may be one."""
    bare = text.strip()
    if "://" in bare:
        return "" if has_userinfo(bare) or not is_plain_url(bare) else "a URL"
    if " " in bare or len(bare.split(None, 1)) > 1:
        return "" if is_app_password(bare) else "a sentence"
    if bare.isalnum() and not bare.isdigit():
        return ""
    if is_public(bare):
        return "public"
    if bare.rpartition(".")[2].lower() in FILE_ENDS and "." in bare:
        return "the name of a file"
    parts = bare.replace("\\", "/").replace(".", "/").replace(":", "/").split("/")
    named = len(parts) > 1 and all(not part.strip(_WORDY + "@*{}") for part in parts)
    return "a path" if named and strangeness(bare) < 0.34 else ""


def random(text: str) -> bool | None:
    """Whether it was drawn at random, as tokens are: True, False, or None where the measure does not decide."""
    if len(text) < 16 or " " in text or not text.isascii():
        return False
    shape = shape_of(text)
    if shape in ("guid", "hex"):
        return not text.isalpha()
    if shape in ("digits", "client-id") or len(text.split()) != 1:
        return False
    measure = strangeness(text)
    return True if measure >= 0.38 else None if measure > 0.3 else False


def _few_letters(text: str) -> bool:
    return text.isalpha() and text.islower() and text.isascii()


def _is_guid(text: str) -> bool:
    dashes = [at for at, c in enumerate(text) if c == "-"] if len(text) == 36 else []
    return dashes == [8, 13, 18, 23] and not text.lower().strip("0123456789abcdef-")


def _is_hex(text: str) -> bool:
    return not text.strip("0123456789abcdef") or not text.strip("0123456789ABCDEF")


def _is_bare_client_id(text: str) -> bool:
    """A Google client id without its host name."""
    number, _, rest = text.partition("-")
    return len(rest) == 32 and len(number) > 8 and number.isdigit() and rest.islower() and not rest.strip(_WORDY)


def _authority(text: str) -> str:
    rest = text.partition("://")[2]
    for mark in "/?#":
        rest = rest.partition(mark)[0]
    return rest


def _is_host(text: str) -> bool:
    host, _, port = text.partition(":")
    return (
        host.rpartition(".")[2] in TOP_DOMAINS
        and (not port or port.isdigit())
        and not host.replace(".", "").strip(_WORDY)
    )


def _is_part_of_url(text: str) -> bool:
    """Whether it is a path, or a query of OAuth2, as they are put together with what is not known."""
    path, _, query = text.partition("?") if text[:1] == "/" else ("", "", text.lstrip("?&"))
    pairs = [part.partition("=") for part in query.split("&") if part]
    named = all(name in QUERY or (not value and name.islower() and name.isidentifier()) for name, _, value in pairs)
    return named and not text.strip(_WORDY + "/?&=.:%+~* ") and _plain_url(f"q://q{path}?{query}")


def _plain_url(text: str) -> bool:
    scheme, mark, rest = text.partition("://")
    if not mark:
        return text in SCOPE_WORDS or re.fullmatch(_PUBLIC, text) is not None
    if not scheme.replace("+", "").isalnum() or "@" in _authority(text) or has_userinfo(text):
        return False
    for sign in "?#;&":
        rest = rest.replace(sign, "\0")
    pairs = (part.partition("=") for part in rest.split("\0")[1:])
    if any(value and any(word in key.lower() for word in SECRET_PARTS) for key, _, value in pairs):
        return False
    parts = [part for one in rest.split("\0") for part in one.replace("=", "/").split("/") if len(part) > 15]
    return not any(random(part) and shape_of(part) != "guid" and not is_client_id(part) for part in parts)


_SHAPES = (
    ("letters16", is_app_password),
    ("guid", _is_guid),
    ("hex", _is_hex),
    ("client-id", _is_bare_client_id),
    ("base64url24", lambda text: len(text) == 24 and not text.strip(_WORDY)),
    ("base64", lambda text: not text.strip(_BASE64)),
)


def connection_parts(text: str) -> tuple[str, str, str] | None:
    """A connection URL as what stands before its password, the password, and what stands behind; None without one.

    None too where more than a server stands behind the first "@": the password itself may hold one.
    """
    found = re.fullmatch(r"(?is)(smtps?:(?://)?[^:@/?]*:)([^@/]+)(@[\w.:[\]-]*(?:/[^@?#]*)?(?:\?[^@#]*)?)", text)
    return (found[1], found[2], found[3]) if found is not None else None


def is_connection(text: str) -> bool:
    """Whether it is a connection URL without a password."""
    return re.fullmatch(r"(?is)smtps?:(?://)?(?:[^:@/?]+@)?[^@?]*(?:\?[^@]*)?", text) is not None
