"""One reader a kind of file: bytes and a path in, `FileFacts` out. Pure, per file, never raising for its content."""

from collections.abc import Callable

from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts
from oauthlint.words import MARKUP_SUFFIXES

Extractor = Callable[[bytes, str, Reader], FileFacts]


def _addressed(facts: FileFacts, data: bytes) -> FileFacts:
    """The facts with the hosts behind the passwords of SMTP URLs."""
    if not facts.secrets or b"smtp" not in data or b"://" not in data:
        return facts
    from oauthlint.extract import hosts  # noqa: PLC0415  (few files hold such a URL)

    return hosts.addressed(facts, data)


def _commented(facts: FileFacts, data: bytes, reader: Reader) -> FileFacts:
    """The facts with the comments that speak to us, of a file that no grammar reads, or not all of it."""
    if b"oauthlint:" not in data:
        return facts
    from oauthlint.extract import own_lines  # noqa: PLC0415  (few files speak to us)

    return own_lines.commented(facts, data, reader)


# Each is imported when the first file of its kind is met: a hook call reads one file.


def _javascript(data: bytes, path: str, reader: Reader, reach: str = "all") -> FileFacts:
    from oauthlint.extract import javascript  # noqa: PLC0415

    facts = _addressed(javascript.extract(data, path, reader, reach), data)
    return _commented(facts, data, reader) if path.endswith(MARKUP_SUFFIXES) else facts


def _first(data: bytes, path: str, reader: Reader) -> FileFacts:
    return _javascript(data, path, reader, "first")


def _module(data: bytes, path: str, reader: Reader) -> FileFacts:
    return _javascript(data, path, reader, "module")


def _outline(data: bytes, path: str, reader: Reader) -> FileFacts:
    return _javascript(data, path, reader, "outline")


def _manifest(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import manifest  # noqa: PLC0415

    return manifest.extract(data, path, reader)


def _lockfile(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import lockfile  # noqa: PLC0415

    return lockfile.extract(data, path, reader)


def _dotenv(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import dotenv  # noqa: PLC0415

    return _addressed(dotenv.extract(data, path, reader), data)


def _documents(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import documents  # noqa: PLC0415

    return _addressed(documents.extract(data, path, reader), data)


def _container(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import container  # noqa: PLC0415

    return _addressed(container.extract(data, path, reader), data)


def _shell(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import shell  # noqa: PLC0415

    return _commented(_addressed(shell.extract(data, path, reader), data), data, reader)


def _node(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import pinned  # noqa: PLC0415

    return _commented(_addressed(pinned.extract(data, path, reader), data), data, reader)


def _ignorefile(data: bytes, path: str, reader: Reader) -> FileFacts:
    lines = map(str.strip, data.decode("utf-8", "replace").splitlines())
    return _text(data, path, reader)._replace(
        reader="ignorefile", names=tuple(one for one in lines if one[:1] not in ("", "#"))
    )


def _prose(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import prose  # noqa: PLC0415

    return _commented(_addressed(prose.extract(data, path, reader), data), data, reader)


def _markdown(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import markdown  # noqa: PLC0415

    facts = _addressed(markdown.extract(data, path, reader), data)
    return _commented(facts, data, reader) if path.endswith(".mdx") else facts


def _text(data: bytes, path: str, reader: Reader) -> FileFacts:
    from oauthlint.extract import secrets  # noqa: PLC0415

    facts = FileFacts(path, "text", secrets=secrets.scan(data, path, reader.scanner))
    return _commented(_addressed(facts, data), data, reader)


def _covered(extract: Extractor) -> Extractor:
    """The extractor, with secrets masked that stand where names do."""

    def covered(data: bytes, path: str, reader: Reader) -> FileFacts:
        facts = extract(data, path, reader)
        if not any(one.value.verdict == "format" for one in facts.secrets):
            return facts
        from oauthlint.extract import covering  # noqa: PLC0415  (most files hold no secret)

        return covering.covered(facts, data)

    return covered


_KINDS: dict[str, Extractor] = {
    "javascript": _javascript,
    "first": _first,
    "module": _module,
    "outline": _outline,
    "manifest": _manifest,
    "lockfile": _lockfile,
    "dotenv": _dotenv,
    "documents": _documents,
    "container": _container,
    "shell": _shell,
    "node": _node,
    "ignorefile": _ignorefile,
    "prose": _prose,
    "markdown": _markdown,
    "text": _text,
}
EXTRACTORS = {kind: _covered(one) for kind, one in _KINDS.items()}
