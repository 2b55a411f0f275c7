"""Facts about a package: what it depends on, and which settings it reads."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class EnvRead(NamedTuple):
    """A place where code reads an environment variable."""

    kind: Literal["env_read"]
    about: About
    name: str
    role: str  # of a credential, as the name says it; "" for any other
    oauth: bool  # it goes into OAuth2, or its name says that it does
    first: bool  # the first such place of its package, in the order of paths
    together: int  # names of such variables that the package's code reads
    listed: bool | None  # an example, a schema or a text of the project names it
    examples: bool | None  # one of those names at least one credential among the package's such variables
    mail: bool | None  # in a package with mail evidence
    published: bool | None  # the package is a library, whose users set what it reads
    lead: bool = True  # the first read of this name in the package
    nearest: str | None = None  # a name that an example lists instead, and no code reads
    example: str | None = None  # the file that lists such variables, or where one belongs
    blank: str | None = None  # lines for it: the package's variables of this kind, without values


class BrowserUse(NamedTuple):
    """Something in code for browsers that must not be there, or a secret under a name that puts it into pages."""

    kind: Literal["browser_use"]
    about: About
    via: str  # import, or env for a variable
    name: str  # of the package or the variable
    side: str  # what says that it is for browsers: use client, component, builder, name
    server: bool  # of a variable: read in code that looks like a server's
    mail: bool | None  # in a package with mail evidence


class Dependency(NamedTuple):
    """A package that a manifest asks for or a lock has resolved; one fact per package and version (or range)."""

    kind: Literal["dependency"]
    about: About
    name: str
    spec: str | None  # range of the manifest
    version: str | None  # resolved version
    field: str
    dev: bool
    direct: bool
    via: str | None
    mail: bool  # the package that asks for it has mail evidence
    affected: str  # by advisories: all, lowest, none, unknown
    worst: str | None  # highest severity of the matched advisories: low, moderate, high, critical
    advisories: str | None  # their ids, worst first
    fixed: str | None  # the lowest version without a known advisory
    recommended: str | None
    checked: str | None  # date of the advisory data
    deprecated: str | None = None  # why nobody should use it any more
    replacement: str | None = None
    supported: int | None = None  # the one major that gets fixes; absent where all do, or nobody knows
    outdated: bool = False  # every release that may be installed is of an older one
    node: str | None = None  # the release of Node.js that is asked for, where it is too old for that major
    generator: str | None = None  # the file in which what it makes is used (xoauth2)
    bumped: str | None = None  # the range with a version that has no known hole, where no lock says what is installed
    leap: bool | None = None  # that version is of another major
