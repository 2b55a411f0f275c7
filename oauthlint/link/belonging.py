"""What says that a secret opens a mailbox, or an app that sends for one: only such secrets are this tool's business.

The strongest evidence is named: where the value goes, its format, its name and way, what stands beside it, its file.
"""

from oauthlint.link.neighbours import SMTP_URL, Case, mail_hosts
from oauthlint.model.filefacts import FileFacts

# What the way to a literal may hold that makes `auth` and `pass` there those of a mail server.
_TRANSPORT = frozenset({"smtp", "imap", "nodemailer", "transporter", "transport", "mailer"})
_TOKENS = ("refresh_token", "access_token")
_TRANSLATIONS = frozenset(
    {"locale", "locales", "i18n", "l10n", "intl", "lang", "langs", "language", "languages", "translations"}
)
SPENT = "good once, and for minutes"
NOTHING = "nothing says that it is of mail or OAuth2"


def evidence(case: Case) -> str | None:
    """The strongest evidence: way, format, url, name, env, beside or file; None where there is none."""
    one = case.secret
    if case.uses:
        return "way"
    if _own_format(case):
        return "format"
    if one.where[:1] == (SMTP_URL,):
        return "url"
    if _by_name(case):
        return "name"
    if case.read:
        return "env"
    if one.role == "password" and _beside_host(case):
        return "beside"
    return "file" if _in_mail_file(case) else None


def doubt(case: Case, said: str | None, role: str, context: str, *, mail: bool) -> str:
    """Why it is no secret that counts, in a few words; "" for one that could be used, and is mail's or OAuth2's."""
    one, value = case.secret, case.secret.value
    goes = case.uses or case.read
    if value.verdict not in ("format", "random", "plausible"):
        told = value.verdict == "placeholder" and value.why != "encrypted"
        return f"a placeholder: {value.why}" if told else value.why or value.verdict
    if goes and all(use.idle for use in goes):
        return "it goes into a transport that connects to nobody"
    exact = case.form is not None and case.form.alone
    loose = one.setting == "comment" or (one.setting == "text" and said not in ("url", "way"))
    if loose and not exact and (role == "password" or value.verdict == "plausible"):
        return "in a comment or a text, and in no known format"
    return _doubted_password(case, said, context) if role == "password" else _doubted_token(case, said, role, mail=mail)


def _doubted_token(case: Case, said: str | None, role: str, *, mail: bool) -> str:
    one, value = case.secret, case.secret.value
    if value.verdict == "plausible":
        return "not random enough for a token"
    if role == "authorization_code":
        return SPENT
    if role == "client_secret":
        exact = case.form is not None and case.form.alone
        ours = said not in (None, "file") or not case.words.names_another(one.name)
        return "" if exact or (mail and ours) else NOTHING
    if role in _TOKENS:
        return "" if said is not None else NOTHING
    if role == "api_key":
        named = said in ("name", "env") and case.words.of_mail(one.name)
        return "" if said in ("way", "format") or named else NOTHING
    if role == "private_key" and value.verdict != "format":
        return "no key in the form that its tools write"
    return "" if role == "private_key" and said in ("way", "name", "env") else NOTHING


def _own_format(case: Case) -> bool:
    """A format that only mail and OAuth2 have; keys of Google's other services, JWT and PEM are everybody's."""
    form = case.form
    if form is None or not form.alone or form.role in ("jwt", "private_key", "authorization_code"):
        return False
    if form.role != "api_key":
        return True
    return not any(one.id == form.provider and one.oauth2 for one in case.world.knowledge.providers)


def _by_name(case: Case) -> bool:
    """Its own name or, in a document, a key above it speaks of mail; in code, a transport around it does."""
    one, words = case.secret, case.words
    if words.of_mail(one.name) or words.of_oauth(one.name) or words.of_catcher(one.name):
        return True
    if case.facts.reader == "javascript":
        steps = {word for step in one.where for word in words.split(step)}
        return not _TRANSPORT.isdisjoint(steps)
    return case.facts.reader == "documents" and any(map(words.of_mail, one.where))


def _beside_host(case: Case) -> bool:
    """A password with a bare name in a file whose other settings name a mail server."""
    plain = len(case.words.split(case.secret.name)) <= 2
    return plain and bool(mail_hosts(case))


def _in_mail_file(case: Case) -> bool:
    """The script loads a mail or OAuth2 library; a password needs to stand in an `auth` block there."""
    knowledge = case.world.knowledge
    libraries = {*knowledge.mail_packages, *[one.package for one in knowledge.calls if one.makes == "oauth_client"]}
    if case.facts.reader != "javascript" or libraries.isdisjoint(case.facts.imports):
        return False
    return case.secret.role != "password" or case.secret.where[-2:-1] == ("auth",)


def _doubted_password(case: Case, said: str | None, context: str) -> str:
    if said is None:
        return NOTHING
    if _is_translation(case.facts.path):
        return "a word in a translation"
    short = case.secret.value.verdict == "plausible"
    return "a simple one in a test" if short and (context == "test" or _is_test_env(case.facts)) else ""


def _is_translation(path: str) -> bool:
    """Whether a file holds the words of a language: there a password is a label."""
    *folders, name = path.lower().split("/")
    regional = any(_is_language(one) for one in folders if len(one) > 2)  # `db/` is no language
    return regional or _is_language(name.partition(".")[0]) or not _TRANSLATIONS.isdisjoint(folders)


def _is_language(name: str) -> bool:
    """Whether a name is that of a language, or of one in a country: `pt`, `pt-br`."""
    language, _, country = name.replace("_", "-").partition("-")
    return all(len(one) == 2 and one.isalpha() for one in ((language, country) if country else (language,)))


def _is_test_env(facts: FileFacts) -> bool:
    name = facts.path.rpartition("/")[2].lower()
    return facts.reader == "dotenv" and not {"test", "testing", "ci", "e2e"}.isdisjoint(name.split("."))
