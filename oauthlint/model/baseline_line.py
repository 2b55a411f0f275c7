"""A line of the baseline, `.oauthlint-baseline.jsonl`, as editors and other tools may check it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from oauthlint.model.document import Date, Document, Id


class BaselineLine(Document):
    """One finding that was there when the baseline was written. It holds no line number, no time and no value."""

    fingerprint: Annotated[str, StringConstraints(pattern=r"^oal1:[0-9a-f]{10}$")]
    rule: Id
    path: Annotated[str, Field(min_length=1)]
    state: Literal["accepted", "false-alarm", "to-rotate"]
    reason: str = ""
    until: Date | None = None
