"""Made-up Node.js projects of any size, the same for the same seed: most files have nothing to do with mail.

All in them is invented; credentials come from the environment, as in a project with nothing wrong.
"""

import json
import random
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# Shares of the files of a large project, after public repositories: few send mail, more speak of OAuth2, and they are
# in a package that sends mail or in another one.
MAIL_SHARE = 0.015
TALK_SHARE = 0.12
MAIL_PACKAGE_SHARE = 0.2
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
    for number in range(len(first), files):
        folder = "/".join(dice.choices(NAMES, k=dice.randint(1, 4)))
        chance = dice.random()
        if chance < MAIL_SHARE:
            yield f"{mail}src/{folder}/mail{number}.js", _mailer("../" * (folder.count("/") + 1), "()", "")
            continue
        talks = chance < MAIL_SHARE + TALK_SHARE
        suffix = ".js" if talks else dice.choice(SUFFIXES)
        package = mail if dice.random() < MAIL_PACKAGE_SHARE or not mail else "apps/web/"
        text = _document(dice) if suffix == ".json" else (TALK if talks else "") + _code(dice)
        yield f"{package}src/{folder}/{dice.choice(NAMES)}{number}{suffix}", text


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


def _lines(dice: random.Random) -> list[str]:
    """Some lines: three to four hundred, most often about forty."""
    return [_line(dice) for _ in range(min(400, int(dice.lognormvariate(3.6, 1.0)) + 3))]


def _code(dice: random.Random) -> str:
    return f"export async function {dice.choice(NAMES)}(request, response) {{\n" + "\n".join(_lines(dice)) + "\n}\n"


def _document(dice: random.Random) -> str:
    texts = {f"{dice.choice(NAMES)}.{number}": line.strip() for number, line in enumerate(_lines(dice))}
    return json.dumps(texts, indent=2) + "\n"


def _line(dice: random.Random) -> str:
    line = dice.choice(LINES)
    for hole in ("{a}", "{b}", "{c}"):
        line = line.replace(hole, dice.choice(NAMES))
    return line.replace("{n}", str(dice.randint(1, 9999)))
