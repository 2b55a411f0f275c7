"""Formats of secrets, and what a secret means."""

import re
from typing import Annotated

from pydantic import Field, model_validator

from oauthlint.model.document import Date, Document, Id, Name, Url, Word
from oauthlint.model.knowledge import Meaning, TokenFormat
from oauthlint.model.sample import sample


class TokenEntry(Document):
    """A format of a secret. `sample` is a recipe for made-up values: text and character classes with a count.

    A format that counts on its own has `words` to search for; one without is looked for under names of credentials.
    """

    id: Id
    label: Word
    role: Name
    provider: str
    prefix: str
    expression: Word
    words: tuple[Word, ...]
    alone: bool
    sample: Word
    source: Url

    @model_validator(mode="after")
    def _is_consistent(self) -> "TokenEntry":
        found = re.search(self.expression, f"'{sample(self.sample, self.id)}'")
        if found is None:
            msg = "the expression does not match a value made by `sample`"
            raise ValueError(msg)
        if not found[0].startswith(self.prefix):
            msg = "a value made by `sample` does not begin with `prefix`"
            raise ValueError(msg)
        if (self.alone or self.words) and not any(word in found[0] for word in self.words):
            msg = "none of `words` stands in a value made by `sample`"
            raise ValueError(msg)
        return self

    def unfold(self) -> TokenFormat:
        """The format as the search for secrets needs it."""
        return TokenFormat(
            self.id,
            self.label,
            self.role,
            self.provider,
            self.prefix,
            self.expression,
            self.words,
            self.alone,
            self.sample,
        )


class TokensFile(Document):
    """`tokens.yaml`."""

    checked: Date
    formats: tuple[TokenEntry, ...]


class MeaningEntry(Document):
    """What a secret opens, for how long and with which scope, and the steps by which it is revoked, in order."""

    role: Name
    provider: Id | None = None
    format: Id | None = None
    opens: Word
    in_transport: Word | None = None
    revoke: Annotated[tuple[Word, ...], Field(min_length=1)]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Meaning:
        """The same as a run needs it."""
        opens = self.in_transport or self.opens
        return Meaning(self.role, self.provider or "", self.format or "", self.opens, opens, self.revoke)


class SecretsFile(Document):
    """`secrets.yaml`."""

    checked: Date
    secrets: tuple[MeaningEntry, ...]
