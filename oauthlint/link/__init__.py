"""From what each file says to facts of the project: references followed, wrappers undone, alternatives told apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from oauthlint.link import (
    browser,
    credentials,
    dead,
    env,
    logins,
    mail_logins,
    messages,
    oauth,
    openings,
    packages,
    provisions,
    sending,
    sends,
    tls,
    token_requests,
    transports,
)
from oauthlint.link.callers import Callers, callers
from oauthlint.link.mailing import Mailing
from oauthlint.link.releases import release
from oauthlint.link.surroundings import deploys
from oauthlint.link.world import Ask, Glance, World, world
from oauthlint.model.facts import Credential, EnvRead, Fact, TokenRequest, Transport
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.effective import Effective

Tracked = Callable[[str], bool | None]


class Linked(NamedTuple):
    """Facts by kind, at places in the reported files alone, and what the summary counts."""

    facts: Mapping[str, tuple[Fact, ...]]
    transports: tuple[str, ...]
    clients: int
    packages: int
    used: frozenset[str] = frozenset()  # the run's hashes of values that are secrets by where they go


def link(
    files: dict[str, FileFacts],
    knowledge: Knowledge,
    ask: Ask,
    tracked: Tracked,
    *,
    reported: frozenset[str],
    whole: bool,
    ignored: Tracked = lambda _path: None,
    told: frozenset[str] | None = None,
    glance: Glance | None = None,
    entire: Ask | None = None,
) -> Linked:
    """The facts of the project that stand in `reported` files.

    `ask` gives the facts of a further file of the project, or None where there is none; `tracked` whether git knows a
    path, and `ignored` whether its rules leave one out (None: nobody can tell); `whole` says that `files` are all files
    of the project that matter; `glance` the text of a file that need not be read for it, `entire` all of an idle
    script. Where only a part of them is told of, `told`, the summary counts what is in it, and packages are judged for
    it alone: no rule about something else keeps silent for what is said of a package.
    """
    told = reported if told is None else told
    all_files = world(files, knowledge, ask, whole=whole, glance=glance, entire=entire)
    known = callers(all_files)
    found = transports_of(all_files, known)
    if whole and any(one.transport.auth.oauth2 for one in found):
        from oauthlint.link import remaking, verification  # noqa: PLC0415  (said of whole projects alone)

        found = remaking.remade(all_files, known, found)
        found = verification.told(all_files, found)
    mail = [one.transport for one in found]
    around = oauth.oauth(all_files, known, found, tracked)
    made = [one.client for one in around.clients]
    literals = [each for one in found for each in one.literals]
    literals += [each for one in around.clients for each in one.literals]
    facts: list[Fact] = [*mail]
    for one in found:
        facts += transports.auth_options(all_files, one)
        facts += dead.dead_options(all_files, one)
    bringing = messages.messages(all_files, found, known)
    facts += messages.message_options(all_files, bringing)
    facts += _brought(all_files, bringing)
    facts += [one for message in bringing for one in dead.of_message(all_files, message)]
    facts += provisions.answers(all_files, found)
    facts += tls.switches(all_files, mail, tracked)
    facts += around.facts
    mailing = Mailing(all_files, {})
    secrets = list(credentials.credentials(credentials.around(mailing, mail, made, tracked, ignored), literals))
    if any(one.live and one.container == "source" for one in secrets):
        from oauthlint.link import variables  # noqa: PLC0415  (most code holds no secret)

        secrets = list(variables.with_variables(all_files, secrets))
    facts += secrets
    facts += mail_logins.of_transports(mail)
    facts += mail_logins.of_settings(all_files, mail, tracked, mail=mailing.around)
    facts += _deployed(mailing, secrets, tracked, ignored, told)
    facts += browser.browser_uses(mailing)
    reads = list(env.env_reads(mailing, mail, made, tracked))
    facts += reads
    facts += _written(mailing, mail, reads)
    legacy = [one.about.trails["auth.legacy"][0] for one in mail if one.about.trails.get("auth.legacy")]
    facts += packages.dependencies(all_files, told, mailing.around, legacy)
    facts += _addressed(all_files, found, tracked)
    facts += _for_tests(mailing, found, around.facts, tracked)
    by_hand = [one for one in facts if one.kind == "token_request" and one.mail]
    sent = sending.sending(
        all_files, ((one.call.place.path, one.call.id) for one in found), map(token_requests.sender, by_hand)
    )
    facts += sending.facts(sent)
    facts += _seldom(all_files, secrets, [one.about.place for one in facts if one.kind == "token_request"])
    facts += _handled(all_files, known, sent, [one.about.place for one in by_hand])
    return Linked(
        by_kind(facts, reported),
        _seen(mail, told),
        len({one.about.place for one in made if one.about.place.path in told}),
        sum(1 for one in all_files.known() if one.reader == "manifest" and one.path in told),
        frozenset(one.same for _, one in literals if one.verdict in ("format", "random", "plausible")),
    )


def effective(
    files: dict[str, FileFacts],
    knowledge: Knowledge,
    ask: Ask,
    *,
    reported: frozenset[str],
    whole: bool,
    glance: Glance | None = None,
    entire: Ask | None = None,
) -> tuple["Effective", ...]:
    """What Nodemailer would do with each transport of the `reported` files, in order; arguments as for `link`."""
    from oauthlint.link.behaviour import of_message, of_transport  # noqa: PLC0415  (only where somebody asks for it)

    all_files = world(files, knowledge, ask, whole=whole, glance=glance, entire=entire)
    known = callers(all_files)
    found = transports_of(all_files, known)
    made = [of_transport(one, tuple(dead.dead_options(all_files, one))) for one in found]
    bringing = messages.messages(all_files, found, known)
    made += [of_message(one, tuple(dead.of_message(all_files, one))) for one in bringing]
    return tuple(sorted((one for one in made if one.place.path in reported), key=lambda one: (one.place, one.branch)))


def transports_of(all_files: World, known: Callers) -> list[transports.Found]:
    """Every transport, with what is known of it only when its messages and callbacks are."""
    made = transports.transports(all_files, known, lambda path, by: release(all_files, path, openings.NODEMAILER, by))
    found = provisions.with_provisions(all_files, sends.with_messages(all_files, made))
    told = [one._replace(transport=logins.told(one.transport)) for one in found]
    if not any(one.late for one in all_files.known()):
        return told
    from oauthlint.link import late  # noqa: PLC0415  (hardly any project sets options so)

    return [late.with_late(all_files, one) for one in told]


def _brought(all_files: World, bringing: Sequence[messages.Message]) -> Iterator[Fact]:
    """What messages bring in vain."""
    if bringing:
        from oauthlint.link import message_logins  # noqa: PLC0415  (few messages bring a login)

        yield from message_logins.message_logins(all_files, bringing)


def _deployed(
    mailing: Mailing, secrets: Sequence[Credential], tracked: Tracked, ignored: Tracked, reported: frozenset[str]
) -> Iterator[Fact]:
    """What the files that build, deploy and configure the project say, where there are such files."""
    files = mailing.world.files
    # a hook call with scripts has none of these, and loads nothing for them
    if any(map(deploys, files.values())):
        from oauthlint.link import deployments, lifetimes  # noqa: PLC0415

        yield from deployments.deployments(mailing, secrets, tracked)
        yield from lifetimes.entra_secrets(mailing)
    elif any(one.reader == "shell" for one in files.values()):
        from oauthlint.link import lifetimes  # noqa: PLC0415

        yield from lifetimes.entra_secrets(mailing)
    if any(one.reader == "dotenv" or "container" in one.flags for one in files.values()):
        from oauthlint.link import env_files  # noqa: PLC0415

        yield from env_files.env_files(mailing, secrets, ignored)
    if any(one.reader in ("manifest", "node") or deploys(one) for one in map(files.get, reported) if one is not None):
        from oauthlint.link import nodes, updates  # noqa: PLC0415

        yield from nodes.node_evidence(mailing.world, reported)
        yield from updates.update_bots(mailing.world, reported) if mailing.world.whole else ()


def _addressed(all_files: World, found: Sequence[transports.Found], tracked: Tracked) -> Iterator[Fact]:
    """What connection URLs say that has no place there, where one may be."""
    settings = any(one.reader in ("dotenv", "documents", "container") for one in all_files.known())
    if settings or any(one.merged.url is not None for one in found):
        from oauthlint.link import connection_urls  # noqa: PLC0415  (most transports are made of options)

        yield from connection_urls.connection_urls(all_files, found, tracked)


def _for_tests(
    mailing: Mailing, found: Sequence[transports.Found], around: Sequence[Fact], tracked: Tracked
) -> Iterator[Fact]:
    """What tests send to providers, and what is made for tests and stands in the product; whole projects alone tell."""
    if not mailing.world.whole:
        return
    requests = [one for one in around if isinstance(one, TokenRequest) and one.about.context == "test"]
    if requests or any(one.transport.about.context == "test" for one in found):
        from oauthlint.link import live_calls  # noqa: PLC0415  (of no concern to a hook)

        yield from live_calls.live_calls(mailing.world, found, requests)
    from oauthlint.link import catchers  # noqa: PLC0415  (as above)

    yield from catchers.catchers(mailing, found, tracked)


def _handled(
    all_files: World, known: Callers, sent: Sequence[sending.Sent], requests: Sequence[Place]
) -> Iterator[Fact]:
    """What is done about failures, where something is."""
    if any(one.compared for one in all_files.known()):
        from oauthlint.link import error_codes  # noqa: PLC0415  (few files ask for the code of an error)

        yield from error_codes.error_codes(all_files, known)
    if any(one.responded for one in all_files.known()):
        from oauthlint.link import responses  # noqa: PLC0415  (few files answer with an error or a token)

        yield from responses.responses(all_files, sent, requests)
    if any(one.retried for one in all_files.known()):
        from oauthlint.link import retries  # noqa: PLC0415

        yield from retries.retries(all_files, sent)


def _seldom(all_files: World, secrets: Sequence[Credential], requests: Sequence[Place]) -> Iterator[Fact]:
    """What few files have to do with: files of credentials, and calls that log something with a telling name."""
    if any(one.container == "credential-file" for one in secrets):
        from oauthlint.link import credential_files  # noqa: PLC0415

        yield from credential_files.credential_files(all_files, secrets)
    if any(one.logged for one in all_files.known()):
        from oauthlint.link import logs  # noqa: PLC0415

        yield from logs.logs(all_files, requests)


def _written(mailing: Mailing, mail: list[Transport], reads: Sequence[EnvRead]) -> Iterator[Fact]:
    """What the texts of the project tell its people, where it has mail with OAuth2 or some text speaks of mail."""
    if any(one.auth.oauth2 for one in mail) or any(one.mentions for one in mailing.world.known()):
        from oauthlint.link import documentation  # noqa: PLC0415  (of no concern to most hook calls)

        yield from documentation.doc_mentions(mailing, reads)
        if mailing.world.whole:
            yield from documentation.documentation(mailing.world, mail)


def _seen(mail: list[Transport], reported: frozenset[str]) -> tuple[str, ...]:
    """Provider or host of each transport, alternatives of one place counted once."""
    names: dict[Place, str] = {}
    for one in mail:
        place = one.about.place
        if place.path in reported and names.get(place, "unknown") == "unknown":
            names[place] = one.provider or one.effective.host or "unknown"
    return tuple(sorted(names.values()))


def by_kind(facts: Iterable[Fact], reported: frozenset[str]) -> dict[str, tuple[Fact, ...]]:
    """The facts that stand in `reported` files."""
    by_kind: dict[str, list[Fact]] = {}
    for one in facts:
        if one.about.place.path in reported:
            by_kind.setdefault(one.kind, []).append(one)
    return {kind: tuple(ones) for kind, ones in by_kind.items()}
