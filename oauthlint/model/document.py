"""What every YAML file of ours has in common as a model: kebab-case keys, nothing unknown, nothing converted.

Only what builds a pack, reads a configuration or prints a schema imports this: pydantic is 130 ms.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Date = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Word = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Port = Annotated[int, Field(ge=1, le=65535)]
Host = Annotated[str, StringConstraints(pattern=r"^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$")]
Url = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


def kebab(name: str) -> str:
    """The key in a file for a field of a model: `security_severity` is written `security-severity`."""
    return name.strip("_").replace("_", "-")


class Document(BaseModel):
    """A mapping in one of our files."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=kebab)
