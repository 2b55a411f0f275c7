"""What a key, variable or env name says about its value: the role of a credential, a plain value, or nothing.

Names are taken apart into words first (camelCase, snake_case, kebab-case, dotted), then compared with what people mean,
misspellings included: `cliendSecret`, `CLEINT_SECRET` and `REFERSH_TOKEN` are all from public code.
"""

import re
from functools import lru_cache

from oauthlint.extract.vocabulary import ABOUT, ELSEWHERE, MAIL, OAUTH, PLAIN, ROLES, SENDERS, TAIL, VERBS
from oauthlint.words import distance

_HUMPS = re.compile(r"([^\W\d_])(?=[A-Z][a-z])|([a-z])(?=[A-Z])")
_WORDS = re.compile(r"[^\W\d_]+")

# "passwort" is left out: "passport" is no misspelling of it.
_LONG = tuple((name, role) for name, role in ROLES.items() if len(name) >= 8 and name.isascii() and name != "passwort")


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, digits and marks left out: `GMAIL_ClientID2` has gmail, client, id."""
    return _WORDS.findall(_HUMPS.sub(r"\1\2 ", name).replace("_", " ").lower())


@lru_cache(4096)  # a project has the same names everywhere
def role_of(name: str) -> str:
    """The role that a value under this name has, or nothing.

    Roles are client_secret, refresh_token, access_token, id_token, authorization_code, private_key, password, api_key
    and client_id. `password` is said of every password but those of databases and the like; that it is a mailbox's
    needs more evidence, for instance `speaks_of_mail`.
    """
    words = words_of(name)
    if not words or _describes(words) or (words[0] in VERBS and len(words) > 1):
        return ""
    whole = words
    role = _role(words)
    while not role and len(words) > 1 and words[-1] in TAIL:
        words = words[:-1]
        role = "" if _describes(words) else _role(words)
    if role == "password" and not ELSEWHERE.isdisjoint(whole) and MAIL.isdisjoint(whole):
        return ""
    return role


def is_plain(name: str) -> bool:
    """Whether a value under this name is something that everybody may see: type, host, user, scope, redirectUri."""
    words = words_of(name)
    return bool(words) and (words[-1] in PLAIN or "".join(words[-2:]) in PLAIN or "".join(words) in PLAIN)


def speaks_of_mail(name: str) -> bool:
    """Whether the name has a word of mail in it: SMTP_PASS, gmailPassword, SENDGRID_KEY."""
    return not MAIL.isdisjoint(words_of(name))


def _describes(words: list[str]) -> bool:
    """Whether the last word speaks about a credential; "client id" and "authorization code" are names all the same."""
    return words[-1] in ABOUT and "".join(words[-2:]) not in ROLES


def _role(words: list[str]) -> str:
    tails = ["".join(words[-count:]) for count in range(1, min(4, len(words) + 1))]
    for tail in reversed(tails):
        if tail in ROLES:
            return ROLES[tail]
    return _by_provider(words) or _by_spelling(tails)


def _by_provider(words: list[str]) -> str:
    before = words[-2] if len(words) > 1 else ""
    if before in OAUTH:
        return {"secret": "client_secret", "refresh": "refresh_token"}.get(words[-1], "")
    return "api_key" if before in SENDERS and words[-1] in ("key", "token", "secret") else ""


def _by_spelling(tails: list[str]) -> str:
    """The role of a misspelt name, or of one whose last words are written without a break: `gmailclientsecert`."""
    for known, role in _LONG:
        size, slack = len(known), 2 if len(known) > 10 else 1
        ends = [tail for tail in tails if abs(len(tail) - size) <= slack]
        if len(tails[0]) > size + slack:
            ends += [tails[0][-size - more :] for more in (-1, 0, 1)]
        if any(distance(end, known, slack) <= slack for end in ends):
            return role
    return ""
