"""Which reader a file is for, by its name and its words: most files are for none, and are never looked at again."""

import re
from collections.abc import Callable

from oauthlint.model.record import NamedTuple
from oauthlint.words import (
    DOCUMENT_SUFFIXES,
    LOCKS,
    MAIL_WORDS,
    MANIFESTS,
    MARKUP_SUFFIXES,
    OAUTH_WORDS,
    SCRIPT_SUFFIXES,
    SECRET_WORDS,
    SHELL_SUFFIXES,
    deploy_kind,
    env_flavour,
)

# The groups of words that are searched for, and the bit of each in the answer.
GROUPS = (MAIL_WORDS, OAUTH_WORDS, SECRET_WORDS)
MAIL, OAUTH, SECRET = 1, 2, 4

BY_NAME = ("manifest", "lockfile", "dotenv")  # matter whatever words they hold

# What tells translations from settings: how many values they have at least, and what share of them has blanks.
_MANY_VALUES = 100
_SHARE_OF_SENTENCES = 0.6
LONGEST_MEAN_LINE = 2000  # bytes; no person writes such lines

# What tools write or install. It is nobody's to repair, but a secret in it is as public as elsewhere.
_GENERATED_FOLDERS = frozenset(
    {
        "node_modules",
        "bower_components",
        "dist",
        "build",
        ".next",
        ".nuxt",
        ".output",
        ".svelte-kit",
        "coverage",
    }
)
# What is written for people: names of settings are listed there.
_MARKDOWN_SUFFIXES = (".md", ".mdx", ".markdown")
_PROSE_SUFFIXES = (".rst", ".adoc", ".txt")
_PROSE_NAMES = ("readme", "jenkinsfile")
_GENERATED_SUFFIXES = (".min.js", ".min.mjs", ".min.cjs", ".map")


class Look(NamedTuple):
    """What a file is for: the reader, "" for none; and what kept it from the reader of its kind, "" for nothing."""

    reader: str
    instead: str = ""  # "too-large" or "minified"


def is_generated(path: str) -> bool:
    """Whether a path (from the root) names what tools write or install."""
    return path.endswith(_GENERATED_SUFFIXES) or not _GENERATED_FOLDERS.isdisjoint(path.split("/")[:-1])


def is_translation(data: bytes) -> bool:
    """Whether JSON holds texts for people and no settings: most of its many values are words with blanks between.

    Of 273 documents with words of mail in 72 public repositories 198 are such; the next one has a third as many texts.
    """
    values = len(re.findall(rb":\s*+\"", data)) if data[:1] == b"{" else 0
    if values < _MANY_VALUES:
        return False
    # what Japanese or Thai say has no blanks
    texts = len(re.findall(rb":\s*+\"[^\"\r\n\x80-\xff ]*+[\x80-\xff ]", data))
    return texts > _SHARE_OF_SENTENCES * values


def kind_by_name(path: str) -> str:
    """The reader for files of this name: a key of `extract.EXTRACTORS`, `text` where nothing else is known."""
    name = path.rpartition("/")[2]
    if env_flavour(name):
        return "dotenv"
    low = name.lower()
    if is_generated(path) or low.endswith((".d.ts", ".d.mts", ".d.cts")):
        return "text"
    if name in MANIFESTS or name in LOCKS:
        return "manifest" if name in MANIFESTS else "lockfile"
    if low.endswith(SCRIPT_SUFFIXES + MARKUP_SUFFIXES):
        return "javascript"
    deployed = deploy_kind(path)
    if deployed in ("container", "node") or low.endswith("ignore"):
        return deployed or "ignorefile"
    if low.endswith(SHELL_SUFFIXES):
        return "shell"
    if low.endswith(_MARKDOWN_SUFFIXES):
        return "markdown"
    if low.endswith(_PROSE_SUFFIXES) or low.startswith(_PROSE_NAMES):
        return "prose"
    return "documents" if low.endswith((*DOCUMENT_SUFFIXES, ".renovaterc")) else "text"


def look(
    kind: str, data: bytes, words: int, in_mail_package: Callable[[], bool], largest: int, *, referred: bool = False
) -> Look:
    """What a file with these words (bits of the groups) is for, `kind` being that of its name.

    A script without words of mail that another file refers to is a module: of it only counts what it gives to others.
    Without any word at all it is an outline: what its functions do is looked at when somebody asks for it.
    """
    if kind in BY_NAME:
        # A lock file is searched and not parsed in full, so that its size is no matter.
        return Look("text", "too-large") if kind != "lockfile" and len(data) > largest else Look(kind)
    speaks = bool(words & MAIL or (words & OAUTH and in_mail_package()))
    worth_parsing = kind != "text" and (speaks or referred)
    noted = kind == "prose" and in_mail_package()  # people note a bare key, with no word beside it
    if not (worth_parsing or words & SECRET or noted) or b"\0" in data:
        return Look("")
    if not worth_parsing:
        return Look("prose" if noted else "text")
    if len(data) > largest:
        return Look("text", "too-large")
    if kind == "documents" and is_translation(data):
        return Look("text")
    if kind == "javascript" and len(data) > LONGEST_MEAN_LINE * (data.count(b"\n") + 1):
        return Look("text", "minified")
    return Look(kind if kind != "javascript" or speaks else "module" if words else "outline")
