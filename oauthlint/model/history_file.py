"""What `oauthlint history --format json` promises to write, and what its schema is made from.

A change that a reader could trip over takes a new `schemaVersion`. Only schemas and tests import this.
"""

from typing import Literal

from pydantic import Field

from oauthlint.model.report_file import Count, FromOne, RemarkShape, Shape, ToolShape
from oauthlint.model.vocabularies import Confidence, Severity


class CommitShape(Shape):
    """A commit and its day in UTC."""

    name: str
    day: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")


class HeldShape(Shape):
    """One secret. `path` and `line` are where it stood in the newest version that a rule speaks of."""

    id: str = Field(pattern="^oah1:[0-9a-f]{10}$")
    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    mask: str
    remarks: tuple[RemarkShape, ...] = Field(description="what it opens, when it expires, how it is revoked")
    path: str
    line: FromOne
    paths: tuple[str, ...] = Field(description="every file that has held it")
    first: CommitShape
    last: CommitShape = Field(description="the newest commit that wrote a file with it in it")
    gone: CommitShape | None = Field(description="the commit that took it out of the last file")
    there: tuple[str, ...] = Field(description="the files of HEAD that hold it")
    tags: tuple[str, ...] = Field(description="the tags whose history has it")


class HistoryFile(Shape):
    """The whole report."""

    schema_version: Literal[1]
    tool: ToolShape
    commits: Count
    versions: Count = Field(description="versions of files that were looked at, each once")
    since: str
    incomplete: tuple[str, ...] = Field(description="what the history does not tell: a shallow clone, missing objects")
    secrets: tuple[HeldShape, ...]
