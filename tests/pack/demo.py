"""A small pack in a folder, for tests: one rule with everything that a rule may have."""

from pathlib import Path

from oauthlint.evaluate.condition import compile_condition
from oauthlint.evaluate.message import complaint
from oauthlint.pack import Language

LANGUAGE = Language(compile_condition, complaint)

DEMO = """\
id: demo-option
title: An option that Nodemailer ignores
about: auth_option
when: |
  auth.oauth2 && !known
at: key
note: not an option
relates: {auth.user: "the mailbox {auth.user}"}
severity: error
confidence: high
profile: default
security-severity: 5
cwe: [CWE-1188]
message: "`{key}` is ignored; `{meant}` is."
variants:
  - when: |
      taken
    message: "`{key}` is ignored."
    severity: warning
why: |
  Nothing happens.
repair: |
  Rename it.
fix:
  rename-key: "{meant}"
  safe: true
  when: |
    !taken
references: [https://nodemailer.com/smtp/oauth2]
since: 0.1.0
examples:
  - bad: {src/mail.js: "auth: { clientID: a }"}
    at: clientID
    good: {src/mail.js: "auth: { clientId: a }"}
  - about: passport
    good: {src/login.js: "{ clientID: '{{token:demo-secret}}' }"}
"""

TOKENS = """\
checked: 2026-11-22
formats:
  - id: demo-secret
    label: demo secret
    role: client_secret
    provider: ""
    prefix: DEMO-
    expression: DEMO-[A-Z]{8}
    words: [DEMO-]
    alone: true
    sample: DEMO-[A-Z]{8}
    source: https://example.com/
"""

TIPS = "tips: [{number: 1, title: One, text: The first.}]\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def pack_folder(folder: Path, **changed: str) -> Path:
    """A folder `rules` with the demo pack; `changed` gives whole texts for `demo`, `tokens` or `tips`."""
    texts = {"demo": DEMO, "tokens": TOKENS, "tips": TIPS} | changed
    return write(
        folder / "rules",
        {
            "04-transport/demo-option.yaml": texts["demo"],
            "knowledge/tokens.yaml": texts["tokens"],
            "tips.yaml": texts["tips"],
            "README.md": "# no rule\n",
        },
    )
