"""A rule as its author writes it: one YAML file in `rules/<tip>/`. How to write one stands in `rules/README.md`.

The shape alone is checked here; that conditions, fields and other rules exist is checked when the pack is built.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from oauthlint.model.document import Document, Id, Url, Version, Word
from oauthlint.model.facts import FACTS
from oauthlint.model.rule import CONFIDENCES, SEVERITIES
from oauthlint.model.vocabularies import Confidence, Profile, Severity

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)?$")]
Kind = Annotated[str, StringConstraints(pattern=f"^({'|'.join(FACTS)})$")]
FilePath = Annotated[str, StringConstraints(pattern=r"^[^/\\:][^\\:]*$")]
Paragraphs = Annotated[str, StringConstraints(min_length=1)]


class FixEntry(Document):
    """What `fix` says: one action with its text, whether it is safe, and a condition for having it at all."""

    rename_key: Word | None = None
    replace_value: Word | None = None
    insert_before: Word | None = None  # an entry
    remove_entries: Word | None = None  # names of fields, with ", " between them
    wrap_entries: Word | None = None  # the key of the object that the entries go into
    unwrap_argument: Word | None = None  # the entry that goes before those that come out of a call
    surround: Word | None = None  # code with "…" where the value stands
    remove_from_comment: Word | None = None  # the name of a rule that a comment suppresses
    rewrite_in_comment: Word | None = None  # what a piece of such a comment, the field at `at`, should be
    read_env: Word | None = None  # the name of the variable to read in the place of a literal
    remove_fallback: Literal[True] | None = None  # the literal at the place, and what makes it a fallback
    blanks_for_commas: Literal[True] | None = None  # in a literal, or in what joins an array to one
    add_lines: Paragraphs | None = None  # to a file beside the code, alone or with one of the actions above
    to: Word | None = None  # the path of that file
    at: FieldName | None = None
    safe: bool
    safe_when: str | None = None
    else_: "FixEntry | None" = None  # what to try where this one changes nothing
    when: str | None = None

    def chain(self) -> "Iterator[FixEntry]":
        """The fix and what is tried in its place, in order."""
        one: FixEntry | None = self
        while one is not None:
            yield one
            one = one.else_

    @property
    def action(self) -> tuple[str, str]:
        """The name of the action and its text; empty where lines are all that is added."""
        return next(((name, text) for name, text in self._actions() if text is not None), ("", ""))

    def _actions(self) -> list[tuple[str, str | None]]:
        return [
            ("rename-key", self.rename_key),
            ("replace-value", self.replace_value),
            ("insert-before", self.insert_before),
            ("remove-entries", self.remove_entries),
            ("wrap-entries", self.wrap_entries),
            ("unwrap-argument", self.unwrap_argument),
            ("surround", self.surround),
            ("remove-from-comment", self.remove_from_comment),
            ("rewrite-in-comment", self.rewrite_in_comment),
            ("read-env", self.read_env),
            ("remove-fallback", "true" if self.remove_fallback else None),
            ("blanks-for-commas", "true" if self.blanks_for_commas else None),
        ]

    @model_validator(mode="after")
    def _has_one_action(self) -> "FixEntry":
        count = sum(text is not None for _, text in self._actions())
        if count > 1 or not (count or self.add_lines):
            msg = f"a fix has one action: {', '.join(f'`{name}`' for name, _ in self._actions())}, or `add-lines`"
            raise ValueError(msg)
        if bool(self.add_lines) != bool(self.to):
            msg = "`add-lines` and `to` go together: what is added, and the file that it is added to"
            raise ValueError(msg)
        if self.safe and self.safe_when is not None:
            msg = "a fix that is safe is safe always: `safe-when` goes with `safe: false`"
            raise ValueError(msg)
        return self


class VariantEntry(Document):
    """A narrower case; what it does not say, the rule says."""

    when: str
    message: Word | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    note: Word | None = None
    at: FieldName | None = None
    profile: Literal["audit"] | None = None  # a case that is only worth saying there


class ExampleEntry(Document):
    """Files by path: `bad` trips the rule once, at the text `at`; `good` does not."""

    about: Word | None = None
    bad: dict[FilePath, str] = Field(default_factory=dict)
    at: str | None = None
    good: dict[FilePath, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_marked(self) -> "ExampleEntry":
        if not self.bad and not self.good:
            msg = "an example has a `bad`, a `good` or both"
            raise ValueError(msg)
        if bool(self.bad) != bool(self.at):
            msg = "`bad` and `at` come together: `at` is text that the finding begins with, or more"
            raise ValueError(msg)
        count = sum(text.count(self.at) for text in self.bad.values()) if self.at else 1
        if count != 1:
            msg = f"the text of `at` stands {count} times in `bad`, and must stand once: the finding begins there"
            raise ValueError(msg)
        return self


class RuleFile(Document):
    """`rules/<tip>/<id>.yaml`."""

    id: Id
    tip: Annotated[int, Field(ge=1, le=14)] | None = None
    title: Word
    about: Kind
    when: str
    at: FieldName | None = None
    note: Word | None = None
    relates: dict[FieldName, Word] = Field(default_factory=dict)
    severity: Severity
    confidence: Confidence
    profile: Profile
    security_severity: Annotated[float, Field(ge=0, le=10)] | None = None
    cwe: tuple[Annotated[str, StringConstraints(pattern=r"^CWE-\d+$")], ...] = ()
    message: Word
    variants: tuple[VariantEntry, ...] = ()
    yields_to: tuple[Id, ...] = ()
    why: Paragraphs
    repair: Paragraphs
    revoke: bool = False
    fix: FixEntry | None = None
    references: Annotated[tuple[Url, ...], Field(min_length=1)]
    since: Version
    examples: Annotated[tuple[ExampleEntry, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _keeps_to_the_scale(self) -> "RuleFile":
        for one in self.variants:
            steps = abs(SEVERITIES.index(one.severity or self.severity) - SEVERITIES.index(self.severity))
            if steps > 1 and one.profile is None:
                msg = "a variant is at most one severity from its rule"
                raise ValueError(msg)
            if not any((one.message, one.severity, one.confidence, one.note, one.at, one.profile)):
                msg = "a variant says something else than its rule: message, severity, confidence, note, at or profile"
                raise ValueError(msg)
        pointing = ("rename-key", "replace-value")
        if any(one.at for one in self.variants) and any(
            one.at is None for one in (self.fix.chain() if self.fix else ())
        ):
            msg = "where a variant points elsewhere, a fix says by its own `at` what it changes"
            raise ValueError(msg)
        if self.at is None and any(one.action[0] in pointing for one in (self.fix.chain() if self.fix else ())):
            msg = "this fix changes the text that `at` points at, so the rule needs one"
            raise ValueError(msg)
        if self.profile == "default" and (self.severity == "note" or self.confidence != CONFIDENCES[-1]):
            msg = "a rule of the default profile is an error or a warning of high confidence"
            raise ValueError(msg)
        return self


class TipEntry(Document):
    """One of the tips that the rules belong to."""

    number: Annotated[int, Field(ge=1)]
    title: Word
    text: Word
    needs: tuple[Kind, ...] = ()  # kinds of facts; without one of them the tip does not apply
    without: Word | None = None  # why it does not apply then

    @model_validator(mode="after")
    def _says_why(self) -> "TipEntry":
        if bool(self.needs) != bool(self.without):
            msg = "`needs` and `without` go together"
            raise ValueError(msg)
        return self


class TipsFile(Document):
    """`tips.yaml`."""

    tips: tuple[TipEntry, ...]
