"""Whole projects for tests: folders of files, made into git repositories with made-up secrets in their places.

Names that git or a tool of ours would act on are written otherwise: `dot.env` is `.env`, `dist_` is `dist`. A secret is
written as the name of its format, `{{token:google-client-secret}}`.
"""

import re
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from oauthlint.audit import LANGUAGE
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack

TOKEN = re.compile(r"\{\{token:[a-z0-9-]+(?::\w+)?\}\}")
EXPECTED = ("expected.out", "expected.sarif")
ENVIRONMENT = ("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "PRE_COMMIT")


@cache
def formats() -> tuple[TokenFormat, ...]:
    """The formats of tokens that our knowledge has."""
    return load_pack(LANGUAGE).knowledge.formats


def files_below(folder: Path) -> dict[str, str]:
    """The files of a project by the path that they have in it."""
    found = (one for one in sorted(folder.rglob("*")) if one.is_file() and one.name not in EXPECTED)
    return {real(one.relative_to(folder)): one.read_text(encoding="utf-8") for one in found}


def real(path: Path) -> str:
    """The path with each of its parts as it is called in the project."""
    return "/".join(f".{part[4:]}" if part.startswith("dot.") else part.removesuffix("_") for part in path.parts)


def lay_out(root: Path, files: Mapping[str, str]) -> set[str]:
    """Write the files with their secrets filled in, and have git track what it does not ignore. Gives the secrets."""
    subprocess.run(["git", "init", "--quiet", root], check=True)
    secrets: set[str] = set()
    for path, text in files.items():
        secrets |= {filled(one[0], formats()) for one in TOKEN.finditer(text)}
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled(text, formats()), encoding="utf-8")
    subprocess.run(["git", "-C", root, "add", "-A"], check=True)
    return secrets
