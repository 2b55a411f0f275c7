"""The examples inside rules, run: what a rule promises in its own file is tried on the real pipeline."""

import os
from collections.abc import Sequence

from oauthlint.audit import LANGUAGE, audit
from oauthlint.cli.door import say, show
from oauthlint.errors import ConfigError
from oauthlint.examples import folder_pack, test_pack
from oauthlint.pack import Pack, load_pack, places
from oauthlint.pack.joining import joined, refuse_expressions


def trial(folders: Sequence[str]) -> int:
    """0 if every example of the packs in these folders is true (of our own rules, if none is named), else 1.

    ConfigError where a folder is not there or holds no rule: nothing would be tried.
    """
    packs = [_pack(one) for one in folders or [places()]]
    failures = [failure for pack in packs for failure in test_pack(pack, audit)]
    for one in failures:
        show(f"{one.rule}: {one.example}: {one.why}\n")
    rules = [rule for pack in packs for rule in pack.rules]
    examples = sum(len(rule.examples) for rule in rules)
    say(f"{len(rules)} rules, {examples} examples: {f'{len(failures)} failed' if failures else 'all true'}")
    return 1 if failures else 0


def _pack(folder: str) -> Pack:
    """The pack of a folder, which has rules."""
    if not os.path.isdir(folder):
        message = f"{folder}: no such folder"
        raise ConfigError(message, "`oauthlint rules test` without a folder tries all of our own rules")
    pack = _read(folder)
    if not pack.rules:
        message = f"{folder}: no rule in this folder"
        raise ConfigError(message, "a rule is a YAML file: rules/README.md of oauthlint says how")
    return pack


def _read(folder: str) -> Pack:
    """What a folder holds; with our knowledge beside its own, where it is a team's and not a whole pack."""
    if os.path.isfile(os.path.join(folder, "tips.yaml")):
        return folder_pack(folder, LANGUAGE)
    refuse_expressions(folder)
    found = folder_pack(folder, LANGUAGE)
    ours = load_pack(LANGUAGE)
    return found._replace(knowledge=joined(ours.knowledge, found.knowledge, folder), tips=ours.tips)
