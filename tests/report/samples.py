"""A small project in memory, with a rule and a finding, for the tests of the formats.

Places are written as the text they cover, so that a test reads like the report it is about.
"""

from collections.abc import Mapping

from oauthlint.model.finding import Finding
from oauthlint.model.report import Inventory, Report
from oauthlint.model.rule import Condition, Example, Rule
from oauthlint.model.source import Place, Text

SECRET = "GOC" + "SPX-" + "madeUpForTheTestsOnly0000000"
MASK = "GOC" + "SPX-…"
MAILER = f"""\
import nodemailer from 'nodemailer';

// the client of the staging project

const CLIENT_SECRET = '{SECRET}';

export function mailer() {{
  return nodemailer.createTransport({{
    service: 'gmail',
    auth: {{
      type: 'OAuth2',
      clientSecret: CLIENT_SECRET,
    }},
  }});
}}
"""


class Memory:
    """Sources in memory, with the made-up secrets in them masked."""

    def __init__(self, files: Mapping[str, str | bytes], secrets: Mapping[str, str] | None = None) -> None:
        self._files = {path: one.encode() if isinstance(one, str) else one for path, one in files.items()}
        self._secrets = {SECRET: MASK} if secrets is None else secrets

    def text(self, path: str) -> Text:
        return Text(self._files.get(path, b""))

    def masks(self, path: str) -> tuple[tuple[Place, str], ...]:
        data = self.text(path).data
        found = []
        for secret, mask in self._secrets.items():
            at = data.find(secret.encode())
            while at >= 0:
                found.append((Place(path, at, at + len(secret.encode())), mask))
                at = data.find(secret.encode(), at + 1)
        return tuple(sorted(found))

    def place(self, path: str, covered: str, nth: int = 1) -> Place:
        """Where the n-th occurrence of a text stands."""
        at = -1
        for _ in range(nth):
            at = self.text(path).data.index(covered.encode(), at + 1)
        return Place(path, at, at + len(covered.encode()))


def a_rule(name: str = "hardcoded-client-secret", **changes: object) -> Rule:
    rule = Rule(
        id=name,
        tip=2,
        title="A client secret in the source",
        about="credential",
        when=Condition("true", ()),
        at="",
        note="",
        relates=(),
        severity="error",
        confidence="high",
        profile="default",
        security_severity="8.0",
        cwe=("CWE-798", "CWE-312"),
        message="",
        variants=(),
        yields_to=(),
        scope="imports",
        why="Whoever reads this repository can act as your app. It stays in the history of git.",
        repair="Revoke it first, then read it from the environment.",
        revoke=True,
        fix=None,
        references=("https://nodemailer.com/smtp/oauth2",),
        since="0.1.0",
        source="rules/02-credentials/hardcoded-client-secret.yaml",
        examples=(
            Example("in the source", (("a.js", "const secret = 'x'"),), "'x'", (("a.js", "const secret = env.X"),)),
        ),
    )
    return rule._replace(**changes)  # type: ignore[arg-type]


def a_finding(place: Place, **changes: object) -> Finding:
    finding = Finding(
        rule="hardcoded-client-secret",
        severity="error",
        confidence="high",
        message="Google OAuth client secret is written in the source",
        place=place,
        note="client secret (Google, value hidden)",
        related=(),
        flow=(),
        where=("CLIENT_SECRET",),
        tag="3fa",
        fingerprint="oal1:7d1c0c52e2",
    )
    return finding._replace(**changes)  # type: ignore[arg-type]


def a_report(sources: Memory, *findings: Finding, **changes: object) -> Report:
    report = Report(
        root="/nowhere/at/all",
        findings=findings,
        problems=(),
        undecided=(),
        not_asked=(),
        hidden=(),
        inventory=Inventory(files=42, packages=3, transports=("gmail", "outlook365"), clients=1),
        rules=(a_rule(), a_rule("unknown-auth-option", tip=1, revoke=False, cwe=("CWE-1188",), severity="warning")),
        tips=(),
        sources=sources,
        seconds=0.0,
    )
    return report._replace(**changes)  # type: ignore[arg-type]
