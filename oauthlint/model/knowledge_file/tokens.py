"""Formats of secrets."""

import re

from pydantic import model_validator

from oauthlint.model.document import Date, Document, Id, Name, Url, Word
from oauthlint.model.knowledge import (
    TokenFormat,
)
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
