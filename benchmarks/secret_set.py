"""A set of made-up secrets in every known format, and of what only looks like them.

The secrets are made by the recipes of `rules/knowledge/tokens.yaml` (alphabets and lengths as documented, with the
sources there), the near misses by breaking one; no expression of ours has a part in either.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.sample import sample

DIGITS, LOWER = "0123456789", "abcdefghijklmnopqrstuvwxyz"
LETTERS = LOWER + LOWER.upper()
ALNUM = DIGITS + LETTERS

# By role: names that a credential of that role has.
NAMES = {
    "client_secret": ("clientSecret", "CLIENT_SECRET", "googleClientSecret", "GOOGLE_CLINENT_SECRET"),
    "refresh_token": ("refreshToken", "GMAIL_REFRESH_TOKEN", "oauthRefreshToken"),
    "access_token": ("accessToken", "GMAIL_ACCESS_TOKEN", "outlookAccessToken"),
    "authorization_code": ("code", "authCode"),
    "private_key": ("dkimPrivateKey", "MAIL_PRIVATE_KEY", "smtpPrivateKey"),
    "api_key": ("mailApiKey", "SMTP_API_KEY", "mailerApiKey"),
    "password": ("smtpPass", "GMAIL_APP_PASSWORD", "mailPassword"),
    "jwt": ("gmailAccessToken", "OUTLOOK_ACCESS_TOKEN"),
}
PLAIN = ("label", "cacheTag", "buildId", "slug", "fixtureName", "version", "revision", "etag")  # names of no secret
_CLASS = re.compile(r"\[((?:[^\]\\]|\\.)+)\](?:\{(\d+)(?:,(\d+))?\})?")


class Candidate(NamedTuple):
    """One line to judge: the kind that it is, or only looks like, and in which way."""

    kind: str
    secret: bool
    how: str  # "" for a secret, else what it only looks like, or what was broken
    name: str
    value: str


def secret_set(formats: Sequence[TokenFormat], count: int, seed: int = 1) -> Iterator[Candidate]:
    """For each format `count` secrets, and as many near misses."""
    for one in formats:
        draw = Random(f"{seed} {one.id}")  # noqa: S311  (made up, and the same each time)
        names = NAMES[one.role]
        for number in range(count):
            yield Candidate(one.id, True, "", names[number % len(names)], made(one.sample, draw))
        ways = list(_near_misses(one, draw, count))
        yield from (ways[number % len(ways)] for number in range(count))


def made(recipe: str, draw: Random) -> str:
    """A value by a recipe, its lengths drawn as well."""

    def count(found: re.Match[str]) -> str:
        return f"{{{draw.randint(int(found[1]), int(found[2]))}}}"

    return sample(re.sub(r"\{(\d+),(\d+)\}", count, recipe), str(draw.random()))


def _near_misses(one: TokenFormat, draw: Random, count: int) -> Iterator[Candidate]:
    """What a search for the format could trip over, in turns."""
    credential, plain = NAMES[one.role], PLAIN
    parts = list(_CLASS.finditer(one.sample))
    longest = max(parts, key=lambda part: int(part[2] or 1))
    fixed = longest[3] is None
    for number in range(count):
        name, other = credential[number % len(credential)], plain[number % len(plain)]
        value = made(one.sample, draw)
        if one.alone and one.role != "private_key":
            yield Candidate(one.id, False, "too short", other, _resized(one, longest, draw, -1 if fixed else None))
            if fixed:
                yield Candidate(one.id, False, "too long", other, _resized(one, longest, draw, 1))
            yield Candidate(one.id, False, "a foreign character", other, _spoilt(value, one, draw))
            yield Candidate(one.id, False, "inside a word", other, f"{draw.choice(LETTERS)}{value}{draw.choice(ALNUM)}")
            if one.prefix:
                yield Candidate(one.id, False, "another prefix", other, _renamed(value, one, draw))
        for how, text in _relatives(one, draw):
            yield Candidate(one.id, False, how, name, text)
        for how, body in _stand_ins(draw):
            yield Candidate(one.id, False, how, name, one.prefix + body)
        for how, like in _look_alikes(draw):
            yield Candidate(one.id, False, how, other, like)


def _resized(one: TokenFormat, part: re.Match[str], draw: Random, by: int | None) -> str:
    """A value whose longest part has one character less or more than documented, or (of no fixed length) a tenth."""
    least = int(part[2] or 1)
    size = max(1, least // 10) if by is None else least + by
    return made(f"{one.sample[: part.start()]}[{part[1]}]{{{size}}}{one.sample[part.end() :]}", draw)


def _spoilt(value: str, one: TokenFormat, draw: Random) -> str:
    """The value with a character near its beginning, behind the prefix, that no token has."""
    at = len(one.prefix) + draw.randint(2, 5)
    return value[:at] + draw.choice("§ü?é^") + value[at + 1 :]


def _renamed(value: str, one: TokenFormat, draw: Random) -> str:
    """The value with a letter or digit of its prefix changed."""
    at = draw.choice([at for at, letter in enumerate(one.prefix) if letter.isalnum()])
    letter = draw.choice([each for each in (LETTERS if one.prefix[at].isalpha() else DIGITS) if each != one.prefix[at]])
    return value[:at] + letter + value[at + 1 :]


def _relatives(one: TokenFormat, draw: Random) -> Iterator[tuple[str, str]]:
    """What has the form, or the company, of a secret and is for everybody."""
    if one.role == "private_key":
        body = "".join(draw.choices(ALNUM + "+/", k=64))
        yield "a public key", f"-----BEGIN PUBLIC KEY-----\\n{body}\\n-----END PUBLIC KEY-----\\n"
        yield "a certificate", f"-----BEGIN CERTIFICATE-----\\n{body * 4}\\n-----END CERTIFICATE-----\\n"
        yield "no more than the frame", "-----BEGIN PRIVATE KEY-----\\nMIIE...\\n-----END PRIVATE KEY-----\\n"
        yield "a base64 of a certificate", f"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t{body * 4}"
    elif one.role != "password":  # a password may well be words
        words = ["send", "token", "Mailer", "secret", "Refresh", "client", "Google", "render", "Verify", "account"]
        yield "an identifier", "".join(draw.sample(words, 4))
        yield "words", "-".join(draw.sample(words, 3)).lower()
        yield (
            "a client id",
            f"{draw.randint(10**11, 10**12)}-{''.join(draw.choices(DIGITS + LOWER, k=32))}.apps.googleusercontent.com",
        )


def _stand_ins(draw: Random) -> Iterator[tuple[str, str]]:
    """What people write behind a prefix, or in place of a secret, until they have one."""
    yield "a placeholder", draw.choice(
        ("your-client-secret", "YOUR_SECRET_HERE", "<insert-here>", "change-me-please", "example-not-real-value",
         "tu_secreto_aqui", "votre_secret_ici", "dein-geheimnis-hier", "seu_segredo_aqui", "inserisci-qui-il-segreto",
         "вставьте_секрет_сюда", "在此处填写密钥", "ここに入力してください", "replace-this-with-yours",
         "dummy-secret-value"),
    )  # fmt: skip
    yield "a row", draw.choice("xX0*•") * draw.randint(8, 40)
    yield "masked", "".join(draw.choices(ALNUM, k=3)) + draw.choice(("****************", "…", "...", "••••••••••••"))
    yield "a run", draw.choice((LOWER, DIGITS * 3, "qwertyuiopasdfghjklzxcvbnm", "abcd1234" * 4))
    yield (
        "a reference",
        draw.choice(
            (
                "${MAIL_SECRET}",
                "process.env.MAIL_SECRET",
                "{{ mail_secret }}",
                "%MAIL_SECRET%",
                "$MAIL_SECRET",
                "<%= secret %>",
            )
        ),
    )


def _look_alikes(draw: Random) -> Iterator[tuple[str, str]]:
    """What programs write that is random and no secret, or as long as one."""
    digits = "".join(draw.choices("0123456789abcdef", k=64))
    yield "a hash", digits[: draw.choice((32, 40, 64))]
    yield "a GUID", f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"
    yield "an integrity", f"sha512-{''.join(draw.choices(ALNUM + '+/', k=86))}=="
    yield (
        "a name",
        "".join(
            word.title()
            for word in draw.sample(["create", "mail", "transport", "handler", "render", "user", "queue", "list"], 3)
        ),
    )
    yield "an asset", f"/static/js/main.{digits[:8]}.chunk.js"
