"""Who looks at a failure, and what writes a log."""

from typing import Annotated, Literal

from pydantic import Field

from oauthlint.model.document import Date, Document, Name, Url, Version, Word
from oauthlint.model.practice import Catcher, Handling, Logging


class CatchEntry(Document):
    """Packages that call handlers: `since` is the first release that catches what those reject, left out for all."""

    packages: Annotated[tuple[Word, ...], Field(min_length=1)]
    since: Version | Literal["never", ""] = ""
    before: Literal["lost", "silent"] = "lost"
    web: bool = False
    listens: bool = False

    def unfold(self) -> list[Catcher]:
        """One for each package."""
        return [Catcher(package, self.since, self.before, self.web, self.listens) for package in self.packages]


class HandlingFile(Document):
    """`handling.yaml`: who looks at a failure."""

    checked: Date
    sends: tuple[Word, ...]
    senders: tuple[Name, ...]
    routes: tuple[Word, ...]
    events: tuple[Word, ...]
    timers: tuple[Word, ...]
    catches: tuple[CatchEntry, ...]
    wrappers: tuple[Word, ...]
    patches: tuple[Word, ...]
    codes: tuple[Word, ...]
    clients: tuple[Word, ...]
    retries: tuple[Word, ...]
    queues: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Handling:
        """The same as a run needs it."""
        catchers = tuple(one for entry in self.catches for one in entry.unfold())
        return Handling(
            self.sends,
            self.senders,
            self.routes,
            self.events,
            self.timers,
            catchers,
            self.wrappers,
            self.patches,
            self.codes,
            self.clients,
            self.retries,
            self.queues,
        )


class LoggingFile(Document):
    """`logging.yaml`: what writes a log."""

    checked: Date
    packages: tuple[Word, ...]
    methods: tuple[Word, ...]
    names: tuple[Name, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Logging:
        """The same as a run needs it."""
        return Logging(self.packages, self.methods, self.names)
