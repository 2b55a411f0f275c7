"""Documents that build, test and deploy: which kind one is, and what its commands do with credentials."""

import re
from collections.abc import Iterator, Sequence

from oauthlint.extract import commands
from oauthlint.extract.json_text import Node, Parsed, leaves
from oauthlint.extract.names import role_of
from oauthlint.model.filefacts import Action, FileFacts
from oauthlint.model.source import Place
from oauthlint.words import deploy_kind

# Keys under which the systems keep commands; a list of them stands under the same key.
_COMMANDS = frozenset(
    {
        *("run", "script", "before_script", "after_script", "command", "commands", "entrypoint", "test"),
        *("bash", "pwsh", "powershell", "inlineScript", "sh"),
    }
)
_AUDIT = re.compile(
    rb"\b(?:npm|pnpm|yarn(?: npm)?|bun) audit\b|\baudit-ci\b|better-npm-audit|osv-scanner|\bsnyk\b"
    rb"|dependency-review-action|\btrivy\b|npm-audit"
)
_SECRET = re.compile(rb"\$\{\{\s*secrets\.([A-Za-z_]\w*)")
_PASSWORDS = (("azuread_application_password",), ("azuread_service_principal_password",))
_ENDS = ("end_date", "end_date_relative")
_VARS = re.compile(rb"\$\{\{\s*vars\.([A-Za-z_]\w*)\s*\}\}")


def deployed(facts: FileFacts, parsed: Parsed, data: bytes) -> FileFacts:
    """The facts with the kind of the document as a flag, and with its actions where it runs commands."""
    roots = [root for root in (parsed.root, *parsed.more) if root is not None]
    kind = kind_of(facts.path, roots)
    if not kind:
        return facts
    found: list[Action] = []
    for root in roots if kind in ("workflow", "compose") else ():
        found += _of_commands(root, data, facts.path)
    for root in roots if kind == "updates" else ():
        found += _of_dependabot(root, facts.path)
    for root in roots if kind == "terraform" else ():
        found += _of_terraform(root, facts.path)
    if kind == "workflow":
        found += _of_variables(facts, data)
        found += [Action(Place(facts.path, *hit.span()), "audits") for hit in _AUDIT.finditer(data)]
    return facts._replace(flags=(*facts.flags, kind), actions=tuple(dict.fromkeys(found)))


def kind_of(path: str, roots: Sequence[Node]) -> str:
    """workflow, compose, kubernetes, helm, terraform, serverless, updates or deploy; "" for any other document."""
    known = deploy_kind(path)
    if known:
        return known
    name = path.rpartition("/")[2].lower()
    if name.endswith((".tf", ".tfvars", ".tfstate")):
        return "terraform"
    if name in ("dependabot.yml", "dependabot.yaml"):
        return "updates"
    keys = {one.key for root in roots for one in root.members}
    if {"apiVersion", "kind"} <= keys:
        return "kubernetes"
    if any(_is_compose(root) for root in roots):
        return "compose"
    if {"service", "provider"} <= keys:
        return "serverless"
    if name.startswith("values") and name.endswith((".yaml", ".yml")):
        return "helm"
    return "deploy" if keys & {"AWSTemplateFormatVersion", "env_variables"} or {"app", "build"} <= keys else ""


def _is_compose(root: Node) -> bool:
    services = root.get("services")
    return services is not None and any(one.value.get("image") or one.value.get("build") for one in services.members)


def _of_commands(root: Node, data: bytes, path: str) -> Iterator[Action]:
    """What is done by the commands of a pipeline or a composition."""
    for leaf in leaves(root):
        name = next((one for one in reversed(leaf.path) if not one.isdigit()), "")
        if name in _COMMANDS and leaf.node.kind == "string":
            for one in commands.actions(data, (leaf.node.start, leaf.node.end), path):
                # what stands in the environment of a step is what the file hands on
                for handed in _handed_on(data) if one.does == "prints-all" else (one.name,):
                    yield one._replace(where=leaf.path, name=handed)


def _handed_on(data: bytes) -> list[str]:
    """The secrets of the pipeline that a file names, those with the name of a credential."""
    names = dict.fromkeys(one.decode() for one in _SECRET.findall(data))
    return [one for one in names if role_of(one) not in ("", "client_id")]


def _of_terraform(root: Node, path: str) -> Iterator[Action]:
    """How long the client secrets of Entra apps are good for; one without an end gets the provider's own."""
    for leaf in leaves(root):
        password = leaf.path[:1] == ("resource",) and leaf.path[1:2] in _PASSWORDS
        if password and leaf.path[-1] in _ENDS and leaf.node.kind == "string":
            place = Place(path, leaf.node.start, leaf.node.end)
            yield Action(place, "resets", "terraform", leaf.node.text, where=leaf.path)


def _of_dependabot(root: Node, path: str) -> Iterator[Action]:
    """What Dependabot looks after, and in which folders."""
    updates = root.get("updates")
    for one in updates.items if updates is not None else ():
        several = one.get("directories")
        folders = [each for each in (one.get("directory"), *(several.items if several is not None else ())) if each]
        system = one.get("package-ecosystem")
        for folder in folders if system is not None else ():
            yield Action(Place(path, folder.start, folder.end), "updates", system.text if system else "", folder.text)


def _of_variables(facts: FileFacts, data: bytes) -> Iterator[Action]:
    """Credentials that are read from plain variables, which nobody masks: `${{ vars.SMTP_PASS }}`."""
    for one in facts.settings:
        place = one.value.at[0]
        hit = _VARS.search(data, place.start, place.end)
        if hit is not None and one.role and one.role != "client_id":
            yield Action(place, "variable", one.path[-1], hit[1].decode(), one.role, one.path)
