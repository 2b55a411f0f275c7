"""What holds for the whole project: by which ways it reaches Gmail, and what it does there.

Each answer is the cautious one: where something may send by SMTP or read mail, it is taken to do so.
"""

from collections.abc import Sequence

from oauthlint.link.resolve import resolve
from oauthlint.link.scopes import Asked
from oauthlint.link.shapes import Shapes, maker_of, of_any
from oauthlint.link.world import World
from oauthlint.model.facts import Project, Transport
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import ScopeKnowledge
from oauthlint.model.value import External, Member, Text, Value

_SENDERS = ("smtp", "pool", "url", "plugin", "unknown")  # families of transports that may talk SMTP
_REST = ("/gmail/v1", "gmail.googleapis.com")
_LEVELS = ("non-sensitive", "sensitive", "restricted", "")
_GRAPH = "graph.microsoft.com"
_GRAPH_MAIL = ("/messages", "/mailfolders", "/mailboxsettings", "/inferenceclassification")
_GMAIL = ("@googleapis/gmail", "gmail")  # where the knowledge has the methods of the REST API


def project_facts(
    world: World, shapes: Shapes, transports: Sequence[Transport], asked: Sequence[Asked]
) -> tuple[Project, frozenset[str]]:
    """What holds for the whole project, and the names of the fields that a run over single files cannot know."""
    if not world.whole:
        return Project(), frozenset(
            name for field in Project._fields for name in (f"project.{field}", f"project.{field}.given")
        )
    methods = gmail_methods(world, shapes)
    makes = {one.makes for one in shapes.direct.values() if one.package in _imports(world)}
    hosts = _hosts(world)
    known = methods - {"gmail_profile"} and "?" not in methods  # who only looks at the profile does the rest elsewhere
    least = _least(world, methods) if known else None
    graph = graph_methods(world)
    sending = [one for one in transports if one.family in _SENDERS]
    return (
        Project(
            gmail_smtp="smtp.gmail.com" in hosts or "smtp_client" in makes or any(map(_may_be_gmail, sending)),
            google_imap="imap.gmail.com" in hosts or "mailbox" in makes,
            gmail_rest=bool(methods),
            gmail_rest_only_sends="gmail_send" in methods and methods <= {"gmail_send", "gmail_profile"},
            gmail_drafts="gmail_draft" in methods,
            sends_by_smtp=bool(sending),
            gmail_smtp_oauth2=any(one.provider == "google" and one.auth.oauth2 for one in sending),
            gmail_full_scope=any(_opens_all(one) for one in asked),
            gmail_least=least.name if least is not None else None,
            gmail_least_level=least.level or None if least is not None else None,
            microsoft_smtp_oauth2=any(
                (one.provider or "").startswith("microsoft") and one.auth.oauth2 for one in sending
            ),
            microsoft_mailbox="mailbox" in makes or "outlook.office365.com" in hosts or bool(graph - {"send"}),
            graph_sends="send" in graph,
        ),
        frozenset(),
    )


def _least(world: World, methods: set[str]) -> ScopeKnowledge | None:
    """The narrowest scope of Google's that is enough for all these calls."""
    scopes = [scope for one in world.knowledge.providers if one.id == "google" for scope in one.scopes]
    enough = [one for one in scopes if methods <= set(one.serves)]
    return min(enough, key=lambda one: (_LEVELS.index(one.level), len(one.serves)), default=None)


def graph_methods(world: World) -> set[str]:
    """What is done with mail by Microsoft Graph: send, mail (anything else), or "?" for what is not known."""
    found: set[str] = set()
    for path in sorted(world.files):
        facts = world.files[path]
        called = [resolve(world, call.args[0]) for call in facts.calls if call.name == "api" and call.args]
        found |= {_of_graph(value, bare=True) for value in called}
        found |= {_of_graph(value, bare=False) for value in (*facts.texts, *[value for _, value in facts.urls])}
    return found - {""}


def _of_graph(value: Value, *, bare: bool) -> str:
    parts = [value] if isinstance(value, Text) else list(getattr(value, "parts", ()))
    text = "".join(one.text if isinstance(one, Text) else "{}" for one in parts).partition("?")[0].rstrip("/").lower()
    if not text:
        return "?" if bare else ""
    if not bare and (_GRAPH not in text or text.endswith(".default") or text.partition(_GRAPH)[2].count("/") < 2):
        return ""
    if text.endswith("/sendmail"):
        return "send"
    return "mail" if any(word in text for word in _GRAPH_MAIL) else "?" if text.endswith("{}") and bare else ""


def _may_be_gmail(transport: Transport) -> bool:
    return transport.provider == "google" or (transport.provider is None and transport.effective.host is None)


def _opens_all(asked: Asked) -> bool:
    """Whether https://mail.google.com/ is in a list, or may be."""
    if asked.by == "authorization" and not asked.scopes.whole:
        return True
    return any(
        one.known is not None and one.known[0].id == "google" and one.known[1].uses == "smtp"
        for one in asked.scopes.words
    )


def _imports(world: World) -> set[str]:
    return {one for facts in world.known() for one in facts.imports}


def _hosts(world: World) -> set[str]:
    """Hosts of Gmail that stand anywhere in code or settings."""
    texts = [text.text for facts in world.known() for text in facts.texts]
    texts += [one.value.text for facts in world.known() for one in facts.settings if isinstance(one.value, Text)]
    low = {one.lower() for one in texts}
    found = {host for host in ("smtp.gmail.com", "imap.gmail.com") if any(host in one for one in low)}
    return found | ({"outlook.office365.com"} & low)


def gmail_methods(world: World, shapes: Shapes) -> set[str]:
    """What is called of Gmail's REST API: gmail_send, gmail_profile, gmail_draft, gmail_other ("?" not known)."""
    found: set[str] = set()
    for path in sorted(world.files):
        facts = world.files[path]
        found |= {_of_call(world, shapes, call) for call in facts.calls}
        texts: list[Value] = [*facts.texts, *[value for _, value in facts.urls]]
        found |= {_of_address(value) for value in texts}
        if "gmail-handed-on" in facts.flags:
            found.add("?")
    return found - {""}


def _of_call(world: World, shapes: Shapes, call: Call) -> str:
    way: list[str] = []
    term = call.callee
    while isinstance(term, Member):
        way.insert(0, term.name)
        term = term.base
    if isinstance(term, External):
        way = [*term.names, *way]
    if "users" not in way:
        return ""
    at = way.index("users")
    package, method = _GMAIL
    known = of_any(shapes, package, (f"{method}#users", *way[at + 1 :]))
    if known is not None:
        return known.makes
    maker = maker_of(world, shapes, resolve(world, term)) if not isinstance(term, External) else None
    return "?" if maker is not None and maker[1].makes == "gmail_api" else ""


def _of_address(value: Value) -> str:
    """What an address of the REST API is for; a base without a method may become any."""
    parts = [value] if isinstance(value, Text) else list(getattr(value, "parts", ()))
    text = "".join(one.text if isinstance(one, Text) else "{}" for one in parts)
    if not any(one in text for one in _REST) or "/auth/" in text:
        return ""
    return "gmail_send" if text.partition("?")[0].rstrip("/").endswith("messages/send") else "?"
