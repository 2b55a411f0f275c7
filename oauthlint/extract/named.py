"""A string that stands under a name in an env file or a document: what it is worth, and whether it is a credential.

Ciphertext (dotenvx, SOPS) is neither text nor secret: what it will be at run time nobody can know.
"""

from oauthlint.extract import secrets
from oauthlint.extract.json_text import Node
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Comment, Place
from oauthlint.model.value import Constant, Dynamic, Secret, Value

_CIPHERTEXT = ("encrypted:", "ENC[")
_DIRECTIVES = ("oauthlint:", "pragma:", "gitleaks:allow")
_WORDS: dict[str, tuple[str, bool | None]] = {
    "true": ("boolean", True),
    "false": ("boolean", False),
    "null": ("null", None),
}


def read(text: str, place: Place, name: str, reader: Reader) -> Value:
    """The value of a string whose characters stand at `place`."""
    if text.startswith(_CIPHERTEXT):
        return Dynamic((place,), "it is encrypted")
    if text[:4].lower() == "smtp" and "?" in text and len(text.encode()) == place.end - place.start:
        from oauthlint.extract.connection_text import connection  # noqa: PLC0415  (few strings are such a URL)

        return connection(text, place, 0, lambda one, at, key: secrets.read(one, at, key, reader.scanner))
    return secrets.read(text, (place,), name, reader.scanner)


def read_node(node: Node, path: str, name: str, reader: Reader) -> Value:
    """The value of a string, number or other word of JSON in the file `path`."""
    place = Place(path, node.start, node.end)
    if node.kind == "string":
        return read(node.text, place, name, reader)
    if node.text in _WORDS:
        return Constant((place,), *_WORDS[node.text])
    try:
        return Constant((place,), "number", float(node.text))
    except ValueError:
        return Dynamic((place,), "it is no JSON value")


def credential(value: Value, name: str, name_place: Place, where: tuple[str, ...], reader: Reader) -> SecretText | None:
    """The value as a credential, if its name says that it is one or its format does; a client id is public.

    Ciphertext is none that could be used, and stands among them for whoever asks what was passed over.
    """
    role, _ = secrets.about(name, reader.scanner)
    if isinstance(value, Dynamic) and role and role != "client_id":
        value = Secret(value.at, "placeholder", "", "…", "", "", "", "encrypted")
    if not isinstance(value, Secret):
        return None
    if role == "client_id" or not (role or value.format):
        return None
    return SecretText(value.at[0], value, role, name, name_place, where, "literal")


def directive(text: str, place: Place, reader: Reader) -> Comment | None:
    """A comment (`text` being without its marks) that speaks to a linter, with the secrets in it masked."""
    if not any(word in text for word in _DIRECTIVES):
        return None
    data = text.strip().encode()
    for one in reversed(secrets.scan(data, place.path, reader.scanner)):
        data = data[: one.place.start] + one.value.mask.encode() + data[one.place.end :]
    return Comment(place, data.decode("utf-8", "replace"))
