"""A folder of rules and knowledge to one checked whole: the shape of each file, then all that goes across files."""

import json
import os
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from oauthlint.errors import PackError
from oauthlint.model.rule import Example, Rule
from oauthlint.model.rule_file import ExampleEntry, TipsFile
from oauthlint.pack import PACKAGE, Language
from oauthlint.pack.knowing import knowledge
from oauthlint.pack.ruling import rule
from oauthlint.yaml12.compose import load
from oauthlint.yaml12.fit import fit
from oauthlint.yaml12.point import Document, at_value


def build(rules: str, language: Language) -> dict[str, Any]:
    """The pack of a folder, JSON-able; raises PackError with file, line and caret.

    `tips.yaml` and the folder `knowledge` are what they are called; every other YAML file is a rule.
    """
    documents = {name: document for name, document in _documents(rules) if not name.startswith("knowledge/")}
    tips = documents.pop("tips.yaml", None)
    made = [(*rule(name, document, language), document) for name, document in documents.items()]
    made.sort(key=lambda one: (one[0].tip, one[0].id))
    _check_ids(made)
    _check_yields(made)
    known = knowledge({name: document for name, document in _documents(rules) if name.startswith("knowledge/")})
    pack = {
        "rules": [one for one, _, _ in made],
        "examples": {one.id: [_example(entry) for entry in entries] for one, entries, _ in made},
        "knowledge": tuple(trimmed(one) for one in known),
        "tips": [(one.number, one.title, one.text, one.needs, one.without or "") for one in fit(tips, TipsFile).tips]
        if tips
        else [],
    }
    digest = blake2b(json.dumps(pack, sort_keys=True).encode(), digest_size=16)
    for source in _sources():
        digest.update(source)
    return {**pack, "digest": digest.hexdigest()}


def _sources() -> Iterator[bytes]:
    """Our own code, in an order that is the same everywhere: what it reads in a file is kept from run to run."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(PACKAGE) for name in names]
    for path in sorted(one for one in files if one.endswith(".py")):
        with open(path, "rb") as file:
            yield file.read()


def _documents(rules: str) -> Iterator[tuple[str, Document]]:
    """Every YAML file below a folder by its path in it, sorted."""
    names = []
    for folder, _, files in os.walk(rules):
        inside = os.path.relpath(folder, rules).replace(os.sep, "/")
        names += [f"{inside}/{one}".removeprefix("./") for one in files if one.endswith((".yaml", ".yml"))]
    for name in sorted(names):
        if not os.path.isfile(os.path.join(rules, name)):  # a FIFO would be waited for
            message = f"{os.path.basename(rules)}/{name} is no regular file"
            raise PackError(message)
        with open(os.path.join(rules, name), "rb") as file:
            yield name, load(file.read(), f"{os.path.basename(rules)}/{name}", PackError)


def _check_ids(made: list[tuple[Rule, tuple[ExampleEntry, ...], Document]]) -> None:
    seen: dict[str, Rule] = {}
    for one, _, document in made:
        if one.id in seen:
            raise at_value(document, ("id",), f"the rule {seen[one.id].source} has this id already")
        seen[one.id] = one


def _check_yields(made: list[tuple[Rule, tuple[ExampleEntry, ...], Document]]) -> None:
    """Rules yield to rules that exist, and never in a circle, in which all would keep silent."""
    yields = {one.id: one.yields_to for one, _, _ in made}
    for one, _, document in made:
        for index, name in enumerate(one.yields_to):
            if name not in yields:
                raise at_value(document, ("yields-to", index), f"there is no rule `{name}`")
        behind = list(one.yields_to)
        seen: set[str] = set()
        while behind:
            name = behind.pop()
            if name == one.id:
                raise at_value(document, ("yields-to",), "the rule would yield to itself, by way of the others")
            if name not in seen:
                seen.add(name)
                behind += yields[name]


def _example(entry: ExampleEntry) -> Example:
    return Example(entry.about or "", tuple(entry.bad.items()), entry.at or "", tuple(entry.good.items()))


def trimmed(thing: Any) -> Any:  # noqa: ANN401  (whatever knowledge is made of)
    """Rows for named tuples, without the fields at their ends that have their default: every run reads all rows."""
    if isinstance(thing, dict):
        return {key: trimmed(one) for key, one in thing.items()}
    if not isinstance(thing, tuple):
        return thing
    defaults: dict[str, object] = getattr(thing, "_field_defaults", {})
    row = [trimmed(one) for one in thing]
    for name in reversed(getattr(thing, "_fields", ())):
        if name not in defaults or thing[len(row) - 1] != defaults[name]:
            break
        row.pop()
    return row
