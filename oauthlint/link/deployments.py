"""What a project's containers, pipelines and deployments give away of its mail and OAuth2 credentials.

A secret that is written out there is found as everywhere; here it becomes a fact of the file that it stands in.
"""

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from oauthlint.link import dockerignore
from oauthlint.link.credentials import TrackedOf
from oauthlint.link.mailing import Mailing
from oauthlint.link.surroundings import context_of, deploys
from oauthlint.link.words import Words
from oauthlint.model.facts import About, Container, Credential, DeployResource, Workflow
from oauthlint.model.filefacts import Action, FileFacts
from oauthlint.model.source import Place
from oauthlint.words import env_flavour

_TOOLS = {
    "compose": "Docker Compose",
    "kubernetes": "Kubernetes",
    "helm": "Helm",
    "terraform": "Terraform",
    "serverless": "Serverless Framework",
}
# Files as providers hand them out, by the names that their own guides use.
_CREDENTIAL_FILES = (
    "credentials.json",
    "token.json",
    "tokens.json",
    "client_secret",
    "service-account",
    "service_acc",
)
_SECRET_ENV = ("", "local", "prod", "production", "live")

Deployment = Container | Workflow | DeployResource


def deployments(mailing: Mailing, credentials: Sequence[Credential], tracked: TrackedOf) -> Iterator[Deployment]:
    """A fact for each such place, in order of path and place."""
    files = mailing.world.files
    words = Words(mailing.world.knowledge.mail_words)
    found: list[Deployment] = [
        _literal(files[one.about.place.path], one)
        for one in credentials
        if one.live and one.setting != "fallback" and one.container in ("dockerfile", "workflow", "deploy")
    ]
    mail = mailing.anywhere()
    for path in sorted(files):
        facts = files[path]
        where = deploys(facts) if facts.actions else ""
        if where == "dockerfile":
            found += _of_container(mailing, words, facts, mail=mail, tracked=tracked(path))
        elif where == "workflow":
            found += _of_workflow(words, facts, mail=mail, tracked=tracked(path))
    yield from sorted(found, key=lambda one: one.about.place)


def _literal(facts: FileFacts, one: Credential) -> Deployment:
    """A secret that is written out, as a fact of its file; name and place are those of the secret."""
    name = one.key or (one.about.where[-1] if one.about.where else "")
    if one.container == "dockerfile":
        shipped = one.about.where[:1] != ("built",)
        return Container(
            "container", one.about, "literal", name, one.label, one.verdict, shipped, one.mail, one.tracked
        )
    if one.container == "workflow":
        return Workflow("workflow", one.about, "literal", name, one.label, one.verdict, one.mail, one.tracked)
    tool = next((_TOOLS[flag] for flag in facts.flags if flag in _TOOLS), "the deployment")
    state = facts.path.endswith(".tfstate")
    return DeployResource(
        "deploy_resource", one.about, tool, name, one.label, one.verdict, state, one.mail, one.tracked
    )


def _of_container(
    mailing: Mailing, words: Words, facts: FileFacts, *, mail: bool, tracked: bool | None
) -> Iterator[Container]:
    """What instructions put into the image."""
    given = {one.path[-1] for one in facts.settings}
    for one in facts.actions:
        if one.does == "copies":
            relevant = _holds_credentials(mailing, facts, one)
        elif one.does == "passes":
            relevant = speaks(words, one.name) and one.detail not in given - {one.name}
        else:
            relevant = one.does == "writes" and speaks(words, one.name)
        if relevant:
            shipped = one.where[:1] != ("built",)
            about = _about(facts, one, tracked)
            yield Container("container", about, one.does, one.name, "", "", shipped, mail, tracked)


def _of_workflow(words: Words, facts: FileFacts, *, mail: bool, tracked: bool | None) -> Iterator[Workflow]:
    """What steps print, and credentials that are no secrets of the pipeline."""
    seen: set[Place] = set()
    for one in facts.actions:
        told = one.does in ("prints", "variable", "prints-all") and one.place not in seen
        if told and (one.detail == "file" or speaks(words, one.name)):
            seen.add(one.place)
            yield Workflow("workflow", _about(facts, one, tracked), one.does, one.name, "", "", mail, tracked)


def speaks(words: Words, name: str) -> bool:
    """Whether a name is that of a credential of mail or OAuth2, or of nobody in particular."""
    return words.of_mail(name) or words.of_oauth(name) or words.is_general(name)


def _about(facts: FileFacts, one: Action, tracked: bool | None) -> About:
    return About(
        place=one.place,
        where=(*one.where, one.does, one.name),
        context=context_of(facts.path),
        trails={"name": (one.place,)},
        names={"name": one.name},
        block=f"{facts.path}:{one.place.start}",
        local=tracked is False,
    )


def _holds_credentials(mailing: Mailing, facts: FileFacts, one: Action) -> bool:
    """Whether a file that is copied into an image holds credentials: by what is known of it, else by its name."""
    name = posixpath.basename(one.name.rstrip("/"))
    named = _is_secret_env(name) or (name.endswith(".json") and name.lower().startswith(_CREDENTIAL_FILES))
    if not named or "*" in name or dockerignore.leaves_out(mailing.world, facts.path, one.name):
        return False
    known = [mailing.world.file(path) for path in _candidates(facts.path, one.name)]
    written = [each for each in known if each is not None and each.settings]
    return not written or any(_has_credentials(each) for each in written)


def _candidates(dockerfile: str, name: str) -> Iterable[str]:
    """Where a copied file may stand: below the folder of the Dockerfile, or below the root."""
    name = posixpath.normpath(name.lstrip("/"))
    return dict.fromkeys(one for one in (posixpath.join(posixpath.dirname(dockerfile), name), name) if one[:2] != "..")


def _has_credentials(facts: FileFacts) -> bool:
    return any(one.role and one.role != "client_id" for one in facts.settings)


def _is_secret_env(name: str) -> bool:
    """Whether an env file of this name is the one that holds secrets: not one for tests or development alone."""
    return env_flavour(name) == "real" and name.lower().rpartition(".env")[2].lstrip(".-_") in _SECRET_ENV
