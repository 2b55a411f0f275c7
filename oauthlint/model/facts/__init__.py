"""Facts: typed observations with a place, resolved over the whole project. Rules ask about these and nothing else.

A field is in one of four states. *Value*: it stands in the field. *Absent*: the field is None and its name is not in
`about.dynamic`. *Present, not known* (an env read): None, and its name is in `dynamic`. *Not known to be there*: None,
and both its name and its name with ".given" are in `dynamic`. In a rule's `when` an optional field is two variables,
`host` and `host.given`; a field of a record is `auth.user` and `auth.user.given`. Fields that are not optional are one.
Types are read as they are written: `str`, `int`, `bool` or `tuple[str, ...]`, with ` | None` where one is optional.

The names of a record's fields are written with a dot: "auth.user". `SCOPES` says what a field needs besides the file.
"""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.facts.deployment import (
    Container,
    DeployResource,
    EntraSecret,
    EnvFile,
    NodeEvidence,
    UpdateBot,
    Workflow,
)
from oauthlint.model.facts.documentation import DocMention, Documentation
from oauthlint.model.facts.oauth import (
    Authorization,
    Grant,
    OAuthAddress,
    OAuthClient,
    Project,
    Redirect,
    ScopeItem,
    ServiceAccount,
    StoredToken,
    TokenRequest,
)
from oauthlint.model.facts.packages import BrowserUse, Dependency, EnvRead
from oauthlint.model.facts.secrets import Credential, CredentialFile, Slot
from oauthlint.model.facts.sending import ErrorCode, LogItem, ResponseItem, Retry, Send
from oauthlint.model.facts.testing import LiveCall, MailCatcher
from oauthlint.model.facts.transports import (
    Auth,
    AuthOption,
    ConnectionUrl,
    DeadOption,
    Endpoint,
    Login,
    MailLogin,
    MessageLogin,
    TlsSwitch,
    Transport,
)
from oauthlint.model.facts.upkeep import Review, SuppressionComment
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Scope

__all__ = [
    "FACTS",
    "PARTS",
    "RECORDS",
    "SCOPES",
    "About",
    "Auth",
    "AuthOption",
    "Authorization",
    "BrowserUse",
    "ConnectionUrl",
    "Container",
    "Credential",
    "CredentialFile",
    "DeadOption",
    "Dependency",
    "DeployResource",
    "DocMention",
    "Documentation",
    "Endpoint",
    "EntraSecret",
    "EnvFile",
    "EnvRead",
    "ErrorCode",
    "Fact",
    "Grant",
    "LiveCall",
    "LogItem",
    "Login",
    "MailCatcher",
    "MailLogin",
    "MessageLogin",
    "NodeEvidence",
    "OAuthAddress",
    "OAuthClient",
    "Project",
    "Redirect",
    "ResponseItem",
    "Retry",
    "Review",
    "ScopeItem",
    "Send",
    "ServiceAccount",
    "Slot",
    "StoredToken",
    "SuppressionComment",
    "TlsSwitch",
    "TokenRequest",
    "Transport",
    "UpdateBot",
    "Workflow",
]

Fact = (
    Transport
    | AuthOption
    | Credential
    | OAuthClient
    | ScopeItem
    | Dependency
    | DeadOption
    | ConnectionUrl
    | TlsSwitch
    | Slot
    | Redirect
    | Authorization
    | TokenRequest
    | StoredToken
    | OAuthAddress
    | Grant
    | ServiceAccount
    | Send
    | ErrorCode
    | LogItem
    | ResponseItem
    | Retry
    | CredentialFile
    | EnvRead
    | Container
    | Workflow
    | DeployResource
    | BrowserUse
    | MailLogin
    | MessageLogin
    | NodeEvidence
    | EntraSecret
    | UpdateBot
    | EnvFile
    | LiveCall
    | MailCatcher
    | DocMention
    | Documentation
    | SuppressionComment
    | Review
)

FACTS: dict[str, type[Fact]] = {
    "transport": Transport,
    "auth_option": AuthOption,
    "credential": Credential,
    "oauth_client": OAuthClient,
    "scope": ScopeItem,
    "slot": Slot,
    "redirect": Redirect,
    "authorization": Authorization,
    "token_request": TokenRequest,
    "stored_token": StoredToken,
    "oauth_address": OAuthAddress,
    "grant": Grant,
    "service_account": ServiceAccount,
    "dependency": Dependency,
    "credential_file": CredentialFile,
    "env_read": EnvRead,
    "browser_use": BrowserUse,
    "send": Send,
    "error_code": ErrorCode,
    "log_item": LogItem,
    "response_item": ResponseItem,
    "retry": Retry,
    "dead_option": DeadOption,
    "connection_url": ConnectionUrl,
    "tls_switch": TlsSwitch,
    "container": Container,
    "workflow": Workflow,
    "deploy_resource": DeployResource,
    "mail_login": MailLogin,
    "message_login": MessageLogin,
    "node_evidence": NodeEvidence,
    "entra_secret": EntraSecret,
    "update_bot": UpdateBot,
    "env_file": EnvFile,
    "live_call": LiveCall,
    "mail_catcher": MailCatcher,
    "doc_mention": DocMention,
    "documentation": Documentation,
    "suppression": SuppressionComment,
    "review": Review,
}

PARTS = frozenset(
    {"auth_option", "dead_option"}
)  # kinds that are one piece of a larger thing which has a fact of its own

RECORDS: dict[str, type[NamedTuple]] = {"auth": Auth, "effective": Endpoint, "attempt": Login, "project": Project}

# What a field needs beyond the file and its imports. A rule's scope is the widest of the fields its `when` names.
SCOPES: dict[str, Scope] = {
    "version": "package",
    "attempt": "package",
    "dropped": "package",
    "oldest": "package",
    "own_generator": "project",
    "made_for": "project",
    "newest": "package",
    "service_known": "package",
    "affected": "package",
    "mail": "package",
    "misplaced": "package",
    "tracked": "package",
    "key_env": "package",
    "evidence": "package",
    "live": "package",
    "catcher": "package",
    "first": "project",
    "together": "project",
    "listed": "project",
    "examples": "project",
    "nearest": "project",
    "described": "project",
    "stored": "project",
    "project": "project",
    "too_old": "package",
    "automated": "project",
    "never_verified": "project",
    "replaced": "project",
    "alone": "project",
    "always": "project",
    "keeps": "package",
    "forge": "project",
    "does": "package",
}
