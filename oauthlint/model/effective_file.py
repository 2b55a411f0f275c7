"""What `oauthlint effective --format json` promises to write, and what its schema is made from.

A change that a reader could trip over takes a new `schemaVersion`. Only schemas and tests import this.
"""

from typing import Literal

from pydantic import Field

from oauthlint.model.effective import State
from oauthlint.model.report_file import Count, FromOne, Shape, ToolShape
from oauthlint.model.vocabularies import Context


class At(Shape):
    """Where something begins: the path from the root, line and column from 1, the column in characters."""

    path: str
    line: FromOne
    column: FromOne


class SaidShape(Shape):
    """One thing that Nodemailer would use. `shown` is the value in words, or what stands in its place."""

    value: str | int | bool | None
    state: State
    shown: str
    source: Literal["option", "service", "url", "default", "release", "login"]
    places: tuple[At, ...] = Field(description="from where it is written to where it is used")


class DeadShape(Shape):
    """An option that is written and does nothing."""

    option: str
    reason: str
    because: str
    place: At


class ValuesShape(Shape):
    """What Nodemailer would do; nothing of the server for a message whose transport is not known."""

    version: SaidShape | None = None
    transport: SaidShape | None = None
    provider: SaidShape | None = None
    host: SaidShape | None = None
    port: SaidShape | None = None
    tls: SaidShape | None = Field(default=None, description="tls, starttls-required, starttls or none")
    reject_unauthorized: SaidShape | None = Field(
        default=None, description="whether the server's certificate is looked at; nothing where there is no TLS"
    )
    pool: SaidShape | None = None
    force_auth: SaidShape | None = None
    method: SaidShape = Field(description="XOAUTH2, password, a method by its name, custom or none")
    user: SaidShape
    password: SaidShape
    access_token: SaidShape
    refresh_token: SaidShape
    service_client: SaidShape
    provision_callback: SaidShape
    token: SaidShape = Field(description="where the first access token is from")
    renewal: SaidShape = Field(description="what makes the next one")
    token_url: SaidShape
    token_reject_unauthorized: SaidShape | None = Field(
        default=None, description="the same of the token endpoint; nothing where Nodemailer asks none for a token"
    )
    failure: SaidShape = Field(description="what is certain to go wrong; none where nothing is")
    retry: SaidShape = Field(description="what is sent once more after a token was refused")
    verify: SaidShape = Field(description="what verify() does: logs-in, passes, NoAuth or ENOAUTH")


class TransportShape(Shape):
    """A transport, or a message that brings its own login; `body` is what a request for a token would hold."""

    kind: Literal["transport", "message"]
    place: At
    where: tuple[str, ...]
    context: Context
    branch: str
    library: str
    values: ValuesShape
    body: dict[str, SaidShape]
    dead: tuple[DeadShape, ...]


class EffectiveFile(Shape):
    """What Nodemailer would do with the transports of a project."""

    schema_version: Literal[1]
    tool: ToolShape
    files: Count
    transports: tuple[TransportShape, ...]
