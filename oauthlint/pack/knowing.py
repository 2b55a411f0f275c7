"""The files of `knowledge/` to the one value that a run knows the world by."""

from collections.abc import Mapping
from typing import TypeVar

from oauthlint.errors import PackError
from oauthlint.model.document import Document as Model
from oauthlint.model.knowledge import Knowledge, MessageAuth
from oauthlint.model.knowledge_file import (
    FOLDERS,
    SINGLE,
    AdvisoriesFile,
    BrowserFile,
    DocumentationFile,
    EnvironmentFile,
    HandlingFile,
    LibraryFile,
    LoggingFile,
    MailWordsFile,
    PackagesFile,
    ProviderFile,
    SafeTestingFile,
    SecretsFile,
    ServicesFile,
    StoringFile,
    TokensFile,
)
from oauthlint.model.practice import (
    Browser,
    Documentation,
    Environment,
    Handling,
    Logging,
    MailWords,
    SafeTesting,
    Storing,
)
from oauthlint.yaml12.fit import fit
from oauthlint.yaml12.point import Document

M = TypeVar("M", bound=Model)


def knowledge(documents: Mapping[str, Document]) -> Knowledge:
    """The knowledge of these files, by their paths in the pack; a file that is not there knows nothing."""
    files = {name: fit(document, _model(name)) for name, document in documents.items()}
    advisories, libraries, packages = (
        _all(files, AdvisoriesFile),
        _all(files, LibraryFile),
        _all(files, PackagesFile),
    )
    return Knowledge(
        services=tuple(entry.unfold() for one in _all(files, ServicesFile) for entry in one.services),
        providers=tuple(one.unfold() for one in _all(files, ProviderFile)),
        formats=tuple(entry.unfold() for one in _all(files, TokensFile) for entry in one.formats),
        advisories=tuple(entry.unfold() for one in advisories for entry in one.advisories),
        advisories_checked=max((one.checked for one in advisories), default=""),
        newest_major={name: major for one in packages for name, major in one.newest_major.items()},
        recommended={name: version for one in packages for name, version in one.recommended.items()},
        calls=tuple(call for one in libraries for call in one.unfold()),
        auth_options=tuple(option for one in libraries for option in one.auth_options),
        auth_aliases={alias: option for one in libraries for alias, option in one.auth_aliases.items()},
        oauth_options=tuple(option for one in libraries for option in one.oauth_options),
        deprecated=tuple(entry.unfold() for one in packages for entry in one.deprecated),
        environment=next((one.unfold() for one in _all(files, EnvironmentFile)), Environment()),
        browser=next((one.unfold() for one in _all(files, BrowserFile)), Browser()),
        mail_words=next((one.unfold() for one in _all(files, MailWordsFile)), MailWords()),
        mail_packages=tuple(package for one in packages for package in one.mail),
        handling=next((one.unfold() for one in _all(files, HandlingFile)), Handling()),
        logging=next((one.unfold() for one in _all(files, LoggingFile)), Logging()),
        dates={name.removeprefix("knowledge/"): str(getattr(one, "checked", "")) for name, one in files.items()},
        times={name: kind for one in libraries for name, kind in one.times.items()},
        storing=next((one.unfold() for one in _all(files, StoringFile)), Storing()),
        testing=next((one.unfold() for one in _all(files, SafeTestingFile)), SafeTesting()),
        configs=tuple(config.unfold(one.packages[0]) for one in libraries for config in one.configs),
        variables=tuple(each.unfold(one.packages[0]) for one in libraries for each in one.variables),
        uses={name: use for one in libraries for name, use in one.uses().items()},
        message_auth=next((found for one in libraries if (found := one.message_auth())), MessageAuth()),
        documentation=next((one.unfold() for one in _all(files, DocumentationFile)), Documentation()),
        meanings=tuple(entry.unfold() for one in _all(files, SecretsFile) for entry in one.secrets),
        service_aliases={name: meant for one in libraries for name, meant in one.service_aliases.items()},
    )


def _model(name: str) -> type[Model]:
    """The model of a knowledge file by its path in the pack."""
    inside = name.removeprefix("knowledge/")
    found = SINGLE.get(inside) or FOLDERS.get(inside.partition("/")[0] if "/" in inside else "")
    if found is None:
        msg = f"{name}: no knowledge is kept in a file of this name"
        raise PackError(msg, f"known are {', '.join((*SINGLE, *(f'{one}/*.yaml' for one in FOLDERS)))}")
    return found


def _all(files: Mapping[str, Model], model: type[M]) -> list[M]:
    return [one for one in files.values() if isinstance(one, model)]
