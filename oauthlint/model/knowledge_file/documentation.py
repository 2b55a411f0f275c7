"""What texts for people say: advice that has become wrong, and what a sound text speaks of."""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from oauthlint.model.document import Date, Document, Id, Url, Word
from oauthlint.model.practice import Documentation, Topic

Phrase = Annotated[Word, StringConstraints(max_length=80)]  # as much as a message shows of a field
LowerWord = Annotated[str, StringConstraints(pattern=r"^[^A-Z\s](.*[^A-Z\s])?$")]


class TopicEntry(Document):
    """Something that a text may speak of; `words`, one of which stands in each text that does, are searched first."""

    id: Id
    sort: Literal["outdated", "testing", "renewal", "published", "setup"]
    words: Annotated[tuple[LowerWord, ...], Field(min_length=1)]
    expression: Word
    says: Phrase
    instead: Annotated[str, StringConstraints(max_length=80)]
    source: Url

    @field_validator("expression")
    @classmethod
    def _is_sound(cls, text: str) -> str:
        try:
            re.compile(text)
        except re.error as wrong:
            msg = f"not an expression: {wrong}"
            raise ValueError(msg) from wrong
        return text

    def unfold(self) -> Topic:
        """The same as a run needs it."""
        return Topic(self.id, self.sort, self.words, self.expression, self.says, self.instead)


class DocumentationFile(Document):
    """`documentation.yaml`."""

    checked: Date
    negations: tuple[Word, ...]
    history: tuple[Word, ...]
    topics: tuple[TopicEntry, ...]

    def unfold(self) -> Documentation:
        """The same as a run needs it."""
        return Documentation(tuple(one.unfold() for one in self.topics), self.negations, self.history)
