"""Which files of a made-up project are read by themselves, and how the others can be asked for, as in a real run."""

import posixpath
from collections.abc import Callable, Mapping

from oauthlint.discover.kinds import kind_by_name
from oauthlint.model.filefacts import FileFacts
from oauthlint.words import MAIL_WORDS, OAUTH_WORDS, has_any

Glance = Callable[[str], bytes | None]


def given(facts: Mapping[str, FileFacts], texts: Mapping[str, str]) -> tuple[dict[str, FileFacts], Glance]:
    """The facts of the files that speak of mail, are no scripts or that nobody imports, and what gives the text of any."""
    data = {path: text.encode() for path, text in texts.items()}
    asked = {posixpath.basename(each) for one in facts.values() for each in one.imports}

    def is_given(path: str) -> bool:
        speaks = has_any(data.get(path, b""), MAIL_WORDS + OAUTH_WORDS)
        names = {posixpath.basename(path), posixpath.basename(posixpath.splitext(path)[0])}
        return speaks or kind_by_name(path) != "javascript" or asked.isdisjoint(names)

    speaking = {path: one for path, one in facts.items() if is_given(path)}
    return speaking, data.get
