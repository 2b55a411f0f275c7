"""Everything that is made from something else: the JSON Schemas from the models, the pack from the rules.

`python -m oauthlint.schemas` says what is wrong with the rules and which schemas are stale; with `--update` it writes
the schemas.
"""

import json
import os
import sys

from pydantic import BaseModel

from oauthlint.errors import OauthlintError, UsageError
from oauthlint.evaluate.condition import compile_condition
from oauthlint.evaluate.message import complaint
from oauthlint.model.baseline_line import BaselineLine
from oauthlint.model.config_file import ConfigFile
from oauthlint.model.effective_file import EffectiveFile
from oauthlint.model.history_file import HistoryFile
from oauthlint.model.knowledge_file import FOLDERS, SINGLE
from oauthlint.model.report_file import ReportFile
from oauthlint.model.rule_file import RuleFile, TipsFile
from oauthlint.pack import PACKAGE, Language, built, places

SCHEMAS: dict[str, type[BaseModel]] = {
    "rule": RuleFile,
    "config": ConfigFile,
    "baseline": BaselineLine,
    "json": ReportFile,
    "effective": EffectiveFile,
    "history": HistoryFile,
    "tips": TipsFile,
    **{name.removesuffix(".yaml"): model for name, model in SINGLE.items()},
    **FOLDERS,
}


def built_pack() -> bytes:
    """The pack of our own rules, as a wheel carries it; raises PackError."""
    return built(places(), Language(compile_condition, complaint))


def schema_text(name: str) -> str:
    """The JSON Schema (2020-12) of a kind of file; raises UsageError for a kind that there is not."""
    if name not in SCHEMAS:
        message = f"there is no schema {name!r}"
        raise UsageError(message, f"there is {', '.join(sorted(SCHEMAS))}")
    made = SCHEMAS[name].model_json_schema(by_alias=True)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(whole, indent=2, sort_keys=True) + "\n"


def folder() -> str:
    """The folder of a checkout that the schemas are kept in."""
    return os.path.join(os.path.dirname(PACKAGE), "schemas")


def stale() -> list[str]:
    """The names of the schemas that are not kept as they would be made."""
    return [name for name in SCHEMAS if _kept(name) != schema_text(name)]


def update() -> None:
    """Write every schema."""
    os.makedirs(folder(), exist_ok=True)
    for name in SCHEMAS:
        with open(os.path.join(folder(), f"{name}.json"), "w", encoding="utf-8", newline="\n") as file:
            file.write(schema_text(name))


def main(arguments: list[str]) -> int:
    """0, or 1 where something is wrong, which is printed."""
    if "--update" in arguments:
        update()
    lines = [f"schemas/{name}.json is stale: python -m oauthlint.schemas --update" for name in stale()]
    try:
        built_pack()
    except OauthlintError as wrong:
        lines.append(f"{wrong.message}\n  hint: {wrong.hint}" if wrong.hint else wrong.message)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


def _kept(name: str) -> str | None:
    try:
        with open(os.path.join(folder(), f"{name}.json"), encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
