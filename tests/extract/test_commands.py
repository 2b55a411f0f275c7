"""What commands do with credentials, told by their words."""

import pytest

from oauthlint.extract.commands import actions


def done(script: str) -> list[tuple[str, str, str]]:
    """What each does, the words that say so, and the detail."""
    data = script.encode()
    return [
        (one.does, data[one.place.start : one.place.end].decode(), one.detail)
        for one in actions(data, (0, len(data)), "run.sh")
    ]


@pytest.mark.parametrize(
    ("script", "does", "words"),
    [
        ("echo ${{ secrets.SMTP_PASS }}", "prints", "${{ secrets.SMTP_PASS }}"),
        ('npm ci && echo "x $SMTP_PASS"', "prints", "$SMTP_PASS"),
        ("true; printf '%s' \"${SMTP_PASS}\"", "prints", "${SMTP_PASS}"),
        ("if [ -n x ]; then echo $SMTP_PASS; fi", "prints", "$SMTP_PASS"),
        ("echo $(SMTP_PASS)", "prints", "$(SMTP_PASS)"),
        ("Write-Host $env:SMTP_PASS", "prints", "$env:SMTP_PASS"),
        ("printenv SMTP_PASS", "prints", "SMTP_PASS"),
        ("echo $SMTP_PASS | base64", "prints", "$SMTP_PASS"),
        ("echo $SMTP_PASS >&2", "prints", "$SMTP_PASS"),
        ("npm ci \\\n && \\\n cat .env", "prints", ".env"),
        ("cat /app/.env.production", "prints", "/app/.env.production"),
        ("env", "prints-all", "env"),
        ("printenv | sort", "prints-all", "printenv"),
        ('echo "SMTP_PASS=$P" >> .env', "writes", "SMTP_PASS"),
        ("NODE_TLS_REJECT_UNAUTHORIZED=0 node a.js", "tls-off", "NODE_TLS_REJECT_UNAUTHORIZED=0"),
        ("export NODE_TLS_REJECT_UNAUTHORIZED='0'", "tls-off", "NODE_TLS_REJECT_UNAUTHORIZED='0"),
        ("az ad app credential reset --id x --years 5", "resets", "5"),
        ("az ad sp create-for-rbac \\\n  --years=3", "resets", "3"),
        ("az ad app credential reset --end-date 2099-12-31", "resets", "2099-12-31"),
    ],
)
def test_what_gives_a_credential_away_or_keeps_it_for_long(script: str, does: str, words: str) -> None:
    assert [one[:2] for one in done(script)] == [(does, words)]


@pytest.mark.parametrize(
    "script",
    [
        "echo $SMTP_PASS > file",
        "echo $SMTP_PASS | docker login --password-stdin",
        "echo $SMTP_PASS | base64 -d > key.json",
        "echo '$SMTP_PASS'",
        'echo "::add-mask::$SMTP_PASS"',
        "echo ${#SMTP_PASS} ${SMTP_PASS:+set}",
        "echo $SMTP_HOST $CLIENT_ID",
        "# echo $SMTP_PASS",
        "env NODE_ENV=test npm test",
        "cat .env.example",
        "cat .env > .env.production",
        "echo NODE_ENV=production > .env",
        "NODE_TLS_REJECT_UNAUTHORIZED=1 node a.js",
        "az ad app credential reset --id x",
        "concat $SMTP_PASS",
        "curl -u me:$SMTP_PASS https://example.com",
        "",
    ],
)
def test_what_does_not(script: str) -> None:
    assert done(script) == []
