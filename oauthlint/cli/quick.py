"""The answer to most hook calls: files without mail in them, named one by one, are of no concern.

Asked by both doors before anything is loaded, so it imports nothing but the words; where it is not sure, it says no.
"""

import os

from oauthlint.words import MAIL_WORDS, OAUTH_WORDS, SECRET_WORDS, has_any, matters_by_name

LARGEST = 4_000_000  # bytes; whether a larger file is worth reading is for `discover` to say
CACHE = "OAUTHLINT_CACHE_DIR"  # where something is kept, which nothing is for these
WITHOUT_EFFECT = {"force_exclude"}  # flags that cannot turn a silent answer into another


def unconcerned(paths: list[str], flags: dict[str, object], environ: "os._Environ[str]") -> bool:
    """Whether the paths are all plain files without a name or a word that matters, and nothing else was asked for.

    A setting in the environment asks for something: even an empty report may have to be written then.
    """
    if not paths or any(name not in WITHOUT_EFFECT for name in flags):
        return False
    if any(name.startswith("OAUTHLINT_") and name != CACHE for name in environ):
        return False
    return all(_is_unconcerned(path) for path in paths)


def _is_unconcerned(path: str) -> bool:
    if matters_by_name(path.replace(os.sep, "/")):
        return False
    try:
        found = os.lstat(path)
        if found.st_mode & 0o170000 != 0o100000 or found.st_size > LARGEST:
            return False
        with open(path, "rb") as file:
            return not has_any(file.read(), MAIL_WORDS + OAUTH_WORDS + SECRET_WORDS)
    except OSError:
        return False
