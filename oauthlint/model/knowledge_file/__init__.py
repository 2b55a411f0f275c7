"""The knowledge files as they are written in `rules/knowledge`, and how they unfold into what a run needs.

One model a kind of file. A new provider, library, token format or advisory is an entry in data, never a line here.
"""

from oauthlint.model.document import Document
from oauthlint.model.knowledge_file.documentation import DocumentationFile
from oauthlint.model.knowledge_file.handling import CatchEntry, HandlingFile, LoggingFile
from oauthlint.model.knowledge_file.libraries import CallEntry, LibraryFile
from oauthlint.model.knowledge_file.packages import (
    AdvisoriesFile,
    AdvisoryEntry,
    DeprecatedPackage,
    PackagesFile,
    ServiceEntry,
    ServicesFile,
    service_key,
)
from oauthlint.model.knowledge_file.providers import ProviderFile, ScopeEntry
from oauthlint.model.knowledge_file.tokens import MeaningEntry, SecretsFile, TokenEntry, TokensFile
from oauthlint.model.knowledge_file.words import (
    BrowserFile,
    EnvironmentFile,
    MailWordsFile,
    SafeTestingFile,
    StoringFile,
)

__all__ = [
    "FOLDERS",
    "SINGLE",
    "AdvisoriesFile",
    "AdvisoryEntry",
    "BrowserFile",
    "CallEntry",
    "CatchEntry",
    "DeprecatedPackage",
    "DocumentationFile",
    "EnvironmentFile",
    "HandlingFile",
    "LibraryFile",
    "LoggingFile",
    "MailWordsFile",
    "MeaningEntry",
    "PackagesFile",
    "ProviderFile",
    "SafeTestingFile",
    "ScopeEntry",
    "SecretsFile",
    "ServiceEntry",
    "ServicesFile",
    "StoringFile",
    "TokenEntry",
    "TokensFile",
    "service_key",
]

SINGLE: dict[str, type[Document]] = {
    "services.yaml": ServicesFile,
    "advisories.yaml": AdvisoriesFile,
    "packages.yaml": PackagesFile,
    "tokens.yaml": TokensFile,
    "secrets.yaml": SecretsFile,
    "environment.yaml": EnvironmentFile,
    "testing.yaml": SafeTestingFile,
    "storing.yaml": StoringFile,
    "browser.yaml": BrowserFile,
    "mail-words.yaml": MailWordsFile,
    "handling.yaml": HandlingFile,
    "logging.yaml": LoggingFile,
    "documentation.yaml": DocumentationFile,
}
FOLDERS: dict[str, type[Document]] = {"providers": ProviderFile, "libraries": LibraryFile}
