"""Made-up Node.js projects of any size, the same for the same seed: most files have nothing to do with mail.

The shares and sizes are those of 42,989 files of 11 public repositories that send mail (`docs/benchmarks.md`). All in
them is invented; credentials come from the environment, as in a project with nothing wrong.
"""

import json
import posixpath
import random
import re
import subprocess
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

# Shares of the files of a large project: scripts that make a transport, that have a word of mail in them, and of OAuth2
# (parsed only in a package that sends mail), and translations with a word of mail.
TRANSPORT_SHARE = 0.0004
MENTION_SHARE = 0.0058
TALK_SHARE = 0.017
TRANSLATION_SHARE = 0.0046
TALK_IN_MAIL_PACKAGE_SHARE = 0.46
MAIL_PACKAGE_SHARE = 0.2
IMPORTED = 4  # further scripts that one with such words leads to
PLAIN, SPEAKING = (3.1, 1.4), (4.2, 1.2)  # how many lines a script has, as logarithms: mean and spread
ONE_PACKAGE = 100  # files; a larger project is a monorepo

PLAIN_MANIFEST = '{ "name": "%s", "version": "1.0.0", "private": true, "dependencies": { "express": "^4.19.2" } }\n'

MANIFEST = """{
  "name": "%s",
  "version": "1.0.0",
  "private": true,
  "type": "module",
  "engines": { "node": ">=20" },
  "dependencies": { "express": "^4.19.2", "nodemailer": "^10.6.0", "googleapis": "^144.0.0" },
  "devDependencies": { "typescript": "^5.4.5" }
}
"""
ENV_EXAMPLE = "GMAIL_USER=\nGMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\nGMAIL_REFRESH_TOKEN=\nPORT=3000\n"

CONFIG = """export const config = {
  user: process.env.GMAIL_USER,
  clientId: process.env.GMAIL_CLIENT_ID,
  clientSecret: process.env.GMAIL_CLIENT_SECRET,
  refreshToken: process.env.GMAIL_REFRESH_TOKEN,
};
"""
MAILER = """import nodemailer from 'nodemailer';
import { google } from 'googleapis';
import { config } from '%(config)s';

const client = new google.auth.OAuth2(config.clientId, config.clientSecret, process.env.OAUTH_REDIRECT_URI);
client.setCredentials({ refresh_token: config.refreshToken });

export async function transport%(typed)s {
  const { token } = await client.getAccessToken();
  return nodemailer.createTransport({
    host: 'smtp.gmail.com',
    port: 465,
    secure: true,
    auth: { type: 'OAuth2', user: config.user, clientId: config.clientId, clientSecret: config.clientSecret,
      refreshToken: config.refreshToken, accessToken: token },
  });
}

export async function send(to%(text)s, subject%(text)s, html%(text)s) {
  const mailer = await transport();
  try {
    return await mailer.sendMail({ from: config.user, to, subject, html });
  } catch (error) {
    console.error('mail was not sent', error.code);
    throw error;
  }
}
"""
TALK = """export async function refresh(session) {
  const answer = await fetch(session.issuer + '/oauth2/token', { method: 'POST', body: session.refreshToken });
  return (await answer.json()).access_token;
}
"""
MENTION = """export function sender(account) {
  return account.mailer === 'smtp' ? account.address : account.fallback;
}
"""
LINES = (
    "  const {a} = await {b}.find({ where: { id: request.params.{c} } });",
    "  if (!{a}) return response.status(404).json({ error: '{b} is not here' });",
    "  {a}.{b} = Math.max({n}, Number({c}.length) + {n});",
    "  for (const {a} of {b}.filter((one) => one.{c} > {n})) total += {a}.{c};",
    "  // {a} and {b} go together since the {c} of last year",
    "  logger.info({ {a}, {b} }, 'stored {c} after %d ms', {n});",
    "  expect(render({a}({n}))).toContain('{b} {c}');",
)
NAMES = (
    "account", "basket", "catalog", "delivery", "entry", "folder", "group", "history", "image", "journey", "kitchen",
    "ledger", "member", "number", "order", "price", "quota", "report", "stock", "ticket", "unit", "voucher", "window",
)  # fmt: skip
SCRIPTS = (".js", ".ts", ".tsx")
SUFFIXES = (".js", ".js", ".js", ".ts", ".ts", ".tsx", ".json", ".css", ".md")


def write(folder: Path, files: int, seed: int) -> None:
    """A git repository with so many files in `folder`, which is made; all of them are in the index."""
    track(folder, project(files, seed))


def track(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """A git repository of these files, by path and text, all of them in the index; never all in memory."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for words in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def project(files: int, seed: int) -> Iterator[tuple[str, str]]:
    """Path and text of each file; there is always a transport in JavaScript and one in TypeScript."""
    dice = random.Random(seed)  # noqa: S311  (made-up text, the same each time)
    mail = "" if files < ONE_PACKAGE else "services/mail/"
    first = _first(mail)
    yield from first
    modules: deque[str] = deque(maxlen=100)  # plain scripts that others may import, the latest
    for number in range(len(first), files):
        folder = "/".join(dice.choices(NAMES, k=dice.randint(1, 4)))
        sort = _sort(dice.random())
        if sort == "transport":
            yield f"{mail}src/{folder}/mail{number}.js", _mailer("../" * (folder.count("/") + 1), "()", "")
            continue
        suffix = dice.choice(SUFFIXES) if sort == "plain" else ".json" if sort == "translation" else ".js"
        share = TALK_IN_MAIL_PACKAGE_SHARE if sort == "talk" else MAIL_PACKAGE_SHARE
        package = mail if dice.random() < share or not mail else "apps/web/"
        path = f"{package}src/{folder}/{dice.choice(NAMES)}{number}{suffix}"
        if suffix == ".json":
            yield path, _document(dice, "Enter the host of SMTP" if sort == "translation" else "Enter the name")
        elif sort == "plain":
            yield path, _code(dice, f"handle{number}", PLAIN)
            modules += [path] if suffix in SCRIPTS else []
        else:
            yield path, _speaking(dice, path, modules, TALK if sort == "talk" else MENTION)


def _sort(chance: float) -> str:
    """What a file is, by a number between 0 and 1."""
    for sort, share in (
        ("transport", TRANSPORT_SHARE),
        ("mention", MENTION_SHARE),
        ("talk", TALK_SHARE),
        ("translation", TRANSLATION_SHARE),
    ):
        if chance < share:
            return sort
        chance -= share
    return "plain"


def _first(mail: str) -> list[tuple[str, str]]:
    """The files that every project has, `mail` being the folder of the package that sends."""
    whole = [("package.json", PLAIN_MANIFEST % "all"), ("apps/web/package.json", PLAIN_MANIFEST % "web")]
    return [
        (f"{mail}package.json", MANIFEST % "mail"),
        (f"{mail}.env.example", ENV_EXAMPLE),
        (f"{mail}src/config.js", CONFIG),
        (f"{mail}src/mail.js", _mailer("./", "()", "")),
        (f"{mail}src/mail.ts", _mailer("./", "(): Promise<nodemailer.Transporter>", ": string")),
        (f"{mail}src/sum.js", "export const sum = (a, b) => a + b;\n"),
        (".gitignore", "node_modules\n.env\n"),
        *(whole if mail else []),
    ]


def _mailer(up: str, typed: str, text: str) -> str:
    return MAILER % {"config": f"{up}config.js", "typed": typed, "text": text}


def _lines(dice: random.Random, size: tuple[float, float]) -> list[str]:
    """Some lines: three to fifteen hundred."""
    return [_line(dice) for _ in range(min(1500, int(dice.lognormvariate(*size)) + 3))]


def _code(dice: random.Random, name: str, size: tuple[float, float]) -> str:
    return f"export async function {name}(request, response) {{\n" + "\n".join(_lines(dice, size)) + "\n}\n"


def _speaking(dice: random.Random, path: str, modules: Collection[str], words: str) -> str:
    """A script with words of mail or OAuth2 that calls functions of others."""
    some = dice.sample(list(modules), k=min(IMPORTED, len(modules)))
    names = [f"handle{re.sub('[^0-9]', '', one)}" for one in some]
    ways = [posixpath.relpath(one, posixpath.dirname(path)) for one in some]
    ways = [one if one.startswith(".") else f"./{one}" for one in ways]
    imports = "".join(f"import {{ {name} }} from '{way}';\n" for name, way in zip(names, ways, strict=True))
    calls = "".join(f"  await {name}(request, response);\n" for name in names)
    called = f"export async function run(request, response) {{\n{calls}}}\n"
    return imports + words + called + _code(dice, "work", SPEAKING)


def _document(dice: random.Random, first: str) -> str:
    texts = {f"{dice.choice(NAMES)}.{number}": line.strip() for number, line in enumerate(_lines(dice, SPEAKING))}
    return json.dumps({"first": first, **texts}, indent=2) + "\n"


def _line(dice: random.Random) -> str:
    line = dice.choice(LINES)
    for hole in ("{a}", "{b}", "{c}"):
        line = line.replace(hole, dice.choice(NAMES))
    return line.replace("{n}", str(dice.randint(1, 9999)))
