"""Facts about how a project is built and run: containers, pipelines, and what else deploys it."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Container(NamedTuple):
    """Something in a Dockerfile that leaves a credential in the image."""

    kind: Literal["container"]
    about: About
    does: str  # literal (written out), copies (a file with credentials), writes (into an env file), passes (an ARG on)
    name: str  # of the variable or the file
    label: str  # what the secret is called; "" for a file
    verdict: str  # of a literal: format, random, plausible
    shipped: bool  # in the image itself, and not in a stage that is thrown away
    mail: bool | None  # in a project with mail evidence
    tracked: bool | None


class Workflow(NamedTuple):
    """Something in a pipeline that gives a credential away."""

    kind: Literal["workflow"]
    about: About
    does: str  # literal, prints (a variable or a file), prints-all (its environment), variable (one that nobody masks)
    name: str
    label: str
    verdict: str
    mail: bool | None
    tracked: bool | None


class DeployResource(NamedTuple):
    """A secret written out in what deploys the project: compose, Kubernetes, Helm, Terraform or another."""

    kind: Literal["deploy_resource"]
    about: About
    tool: str  # what reads the file, in words
    name: str
    label: str
    verdict: str
    state: bool  # in Terraform's state, which Terraform writes
    mail: bool | None
    tracked: bool | None


class NodeEvidence(NamedTuple):
    """A place that says which release of Node.js the project runs with, against what its Nodemailer needs."""

    kind: Literal["node_evidence"]
    about: About
    source: str  # what says so, in words: ".nvmrc", "the Dockerfile"
    release: str  # as it is written
    too_old: bool  # every release that it lets in is too old
    several: bool  # one of several that are tried side by side
    nodemailer: str  # the release, or the range, of nodemailer
    needs: int  # the oldest major of Node.js that it runs with
    mail: bool | None


class EntraSecret(NamedTuple):
    """How long a client secret of an Entra app is good for, by what makes it."""

    kind: Literal["entra_secret"]
    about: About
    tool: str  # Terraform, the Azure CLI or Bicep
    until: str  # as it is written
    months: int  # from the date of our knowledge on, where it is a date
    mail: bool | None


class UpdateBot(NamedTuple):
    """Whether anything keeps the dependencies of a package up to date: one fact a manifest that asks for Nodemailer."""

    kind: Literal["update_bot"]
    about: About
    forge: bool  # the project has a pipeline, or a folder of its forge
    automated: bool  # by Dependabot for npm and this folder, Renovate, or an audit in a pipeline
    other: bool  # Dependabot is there, for other things
    mail: bool | None
    github: bool = False  # the forge is GitHub
    dependabot: bool = False  # there is a file of Dependabot's
    directory: str = "/"  # the manifest's, as Dependabot wants it


class EnvFile(NamedTuple):
    """An env file with credentials that git neither keeps nor ignores, or that `COPY . .` takes into an image."""

    kind: Literal["env_file"]
    about: About
    name: str
    does: str  # unignored (by git) or copied (by the Dockerfile, no `.dockerignore` being in the way)
    mail: bool | None
    ignore_file: str  # the ignore file that would keep it out
    ignoring: str  # the lines that would do so
