"""Facts about how a project is built and run: containers, pipelines, and what else deploys it."""

from typing import Literal

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple


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
