"""Cases for the differential suite: those that the rows name, and as many generated ones as are asked for.

A case is a transport in JavaScript, the message that is sent on it, and how the server behaves. What is written in the
options is known here (`values`), since the tool shows no secret that its prediction could be compared with.
"""

from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
ROWS = HERE / "rows.yaml"
OFFERS = ("PLAIN", "LOGIN", "XOAUTH2")
REQUIRE = "const nodemailer = require('nodemailer');\n"


class Server(NamedTuple):
    """How the servers behave: `login` accept or refuse, `token` answer, unreachable or an error of OAuth2."""

    offers: tuple[str, ...] = OFFERS
    starttls: bool = False
    login: str = "accept"
    anonymous: bool = False
    token: str = "answer"  # noqa: S105  (no secret)


class Case(NamedTuple):
    """`text` is the JavaScript; `explained` says for parts of what is observed why they cannot be predicted."""

    name: str
    text: str
    server: Server
    explained: dict[str, str]
    message: bool = False


def rows() -> list[dict[str, Any]]:
    """The rows of the behaviour table, each a situation with its cases."""
    found = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def named() -> list[Case]:
    """The cases of the rows."""
    return [_named(one) for row in rows() for one in row["cases"]]


def _named(one: dict[str, Any]) -> Case:
    options = one.get("options") or f"host: 'mail.example.com', auth: {{ {one.get('auth', '')} }}"
    given = f"'{one['text']}'" if "text" in one else f"{{ {options} }}"
    server = Server(**{key: tuple(value) if key == "offers" else value for key, value in one.get("server", {}).items()})
    text = f"{REQUIRE}const transporter = nodemailer.createTransport({given});\n{one.get('after', '')}\n"
    text += sending(one.get("message"), one.get("times", 1))
    return Case(one["name"], text, server, one.get("explained", {}), "message" in one)


def sending(block: str | None, times: int = 1) -> str:
    """The statements that send."""
    auth = f"\n  auth: {{ {block} }}," if block is not None else ""
    lines = "  from: 'a@example.com',\n  to: 'b@example.com',\n  text: 'x',"
    send = f"transporter.sendMail({{\n{lines}{auth}\n}})"
    if times > 1:
        send = f"Promise.all([{', '.join([send] * times)}])"
    return f"exports.transporter = transporter;\nexports.send = () => {send};\n"


# --- generated cases -----------------------------------------------------------------------------------------------

_SERVICES = ("gmail", "Gmail", "Outlook365", "Hotmail", "Zoho", "Yandex", "office365", "me@gmail.com", "Loopia", "AOL")
_TYPES = ("'OAuth2'", "'oauth2'", "'OAUTH2'", "'XOAUTH2'", "'login'", "undefined", None)
_SHAPES = ("inline", "variable", "spread", "wrapper", "class", "assigned", "settings")


def generated(number: int, seed: int) -> list[Case]:
    """That many cases; the same seed gives the same."""
    random = Random(seed)  # noqa: S311  (cases, no keys)
    return [_generated(f"generated {at}", random) for at in range(number)]


def _generated(name: str, random: Random) -> Case:
    options = _options(random)
    block = _block(random)
    message = _block(random, short=True) if random.random() < 0.2 else None
    server = Server(
        offers=random.choice([OFFERS, OFFERS, ("LOGIN", "XOAUTH2"), ("PLAIN",), ()]),
        starttls=random.random() < 0.4,
        login=random.choice(["accept", "accept", "refuse"]),
        anonymous=random.random() < 0.2,
    )
    text = REQUIRE + _shaped(options, block, random.choice(_SHAPES))
    if random.random() < 0.1:
        text += "transporter.set('oauth2_provision_cb', (user, renew, done) => done(null, 'provided'));\n"
    return Case(name, text + sending(None if message is None else _entries(message)), server, {}, message is not None)


def _options(random: Random) -> dict[str, str]:
    def maybe(chance: float, key: str, *values: str) -> dict[str, str]:
        return {key: random.choice(values)} if random.random() < chance else {}

    return {
        **maybe(0.4, "service", *(f"'{one}'" for one in _SERVICES)),
        **maybe(0.6, "host", "'mail.example.com'", "'smtp.office365.com'", "'smtp.gmail.com'", "undefined"),
        **maybe(0.5, "port", "465", "587", "25", "2525", "'465'", "'587'", "undefined"),
        **maybe(0.5, "secure", "true", "false", "'false'", "undefined", "null"),
        **maybe(0.2, "requireTLS", "true", "false"),
        **maybe(0.15, "ignoreTLS", "true", "false"),
        **maybe(0.2, "tls", "{ rejectUnauthorized: false }", "{ rejectUnauthorized: true }", "{}"),
        **maybe(0.25, "pool", "true", "false"),
        **maybe(0.1, "forceAuth", "true"),
        **maybe(0.1, "authMethod", "'LOGIN'", "'PLAIN'"),
        **maybe(0.15, "url", "'smtps://mail.example.com'", "'smtp://you:made-up-pw-3@url.example.com:2525'", "''"),
    }


def _block(random: Random, *, short: bool = False) -> dict[str, str]:
    def maybe(chance: float, key: str, *values: str) -> dict[str, str]:
        return {key: random.choice(values)} if random.random() < chance else {}

    style = random.choice(_TYPES if not short else (None, None, "'OAuth2'"))
    return {
        **({"type": style} if style is not None else {}),
        **maybe(0.85, "user", "'me@example.com'", "'me@example.com'", "undefined", "process.env.MAIL_USER"),
        **maybe(0.35, "pass", "'made-up-pw'", "process.env.MAIL_PASS", "undefined"),
        **maybe(0.5, "accessToken", "'made-up-at'", "process.env.ACCESS_TOKEN", "undefined"),
        **maybe(0.3, "expires", "3600", "1484314697000", "Date.now() + 3600 * 1000", "'2020-01-01'", "0"),
        **maybe(0.15, "timeout", "3600"),
        **maybe(0.5, "refreshToken", "'made-up-rt'", "process.env.REFRESH_TOKEN", "undefined"),
        **maybe(0.5, "clientId", "'12345-shop.apps.googleusercontent.com'", "process.env.CLIENT_ID"),
        **maybe(0.5, "clientSecret", "'made-up-cs'", "process.env.CLIENT_SECRET"),
        **maybe(0.3, "accessUrl", "'https://token.example.com/token'", "undefined"),
        **maybe(0.15, "serviceClient", "'1234567890'"),
        **maybe(0.15, "privateKey", "process.env.PRIVATE_KEY"),
        **maybe(0.1, "provisionCallback", "(user, renew, done) => done(null, 'provided')"),
        **maybe(0.15, "customParams", "{ scope: 'a b' }", "{ client_id: 'other' }"),
        **maybe(0.1, "tls", "{ rejectUnauthorized: false }"),
        **maybe(0.1, "scope", "'https://mail.google.com/'"),
        **maybe(0.1, "method", "'LOGIN'", "'XOAUTH2'"),
        **maybe(0.1, "refresh_token", "'made-up-rt-2'"),
    }


def _entries(block: dict[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in block.items())


def _shaped(options: dict[str, str], block: dict[str, str], shape: str) -> str:
    """The same transport, written in one of the ways that people write it."""
    auth, others = f"{{ {_entries(block)} }}", _entries(options)
    comma = ", " if others else ""
    whole = f"{{ {others}{comma}auth: {auth} }}"
    if shape == "variable":
        return f"const options = {whole};\nconst transporter = nodemailer.createTransport(options);\n"
    if shape == "spread":
        return (
            f"const base = {{ {others} }};\nconst auth = {auth};\n"
            "const transporter = nodemailer.createTransport({ ...base, auth });\n"
        )
    if shape == "wrapper":
        return (
            f"const make = (auth) => nodemailer.createTransport({{ {others}{comma}auth }});\n"
            f"const transporter = make({auth});\n"
        )
    if shape == "class":
        return (
            f"class Mailer {{\n  options = {whole};\n  make() {{ return nodemailer.createTransport(this.options); }}\n}}\n"
            "const transporter = new Mailer().make();\n"
        )
    if shape == "assigned":
        return (
            f"const options = {{ {others} }};\noptions.auth = {auth};\n"
            "const transporter = nodemailer.createTransport(options);\n"
        )
    if shape == "settings":
        return (
            f"const settings = {{ mail: {whole} }};\n"
            "const { mail } = settings;\nconst transporter = nodemailer.createTransport(mail);\n"
        )
    return f"const transporter = nodemailer.createTransport({whole});\n"
