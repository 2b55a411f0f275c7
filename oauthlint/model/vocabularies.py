"""The words that a field may hold, where there are few: as types.

Whoever only says so in an annotation imports them for the type checker alone, since loading `typing` takes a
sixteenth of a call with one file; what checks documents, builds packs or reads the environment loads them.
"""

from typing import Literal

Context = Literal["prod", "test", "dev", "example", "docs", "generated"]
Scope = Literal["file", "imports", "package", "project"]  # from the narrowest

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Profile = Literal["default", "audit"]
FailOn = Literal["error", "warning", "note", "never"]
Color = Literal["auto", "always", "never"]

DirectiveStatus = Literal["used", "unused", "expired", "unknown-rule", "syntax"]
ProblemKind = Literal[
    "recovered",  # broken syntax: the sound parts were read
    "too-large",  # over --max-file-size: only the word rules ran
    "minified",  # generated or minified: only the word rules ran
    "encoding",  # not UTF-8: read with replacement characters
    "malformed",  # a relevant document that could not be understood at all
    "unreadable",  # permission, vanished, not a file
    "timeout",  # not finished in time
    "internal",  # a defect of ours
    "outside",  # a link that leads out of the root: not followed
    "configuration",  # one that is not at the root: not read
    "git",  # git did not answer
    "limit",  # another limit was hit (depth, count)
]
Verdict = Literal[  # on a string
    "format",  # matches a token format of the knowledge exactly
    "random",  # long and random enough to be a secret under a credential's name
    "plausible",  # could be a password; a secret only in password position
    "placeholder",  # stands for a secret: `why` says how that was seen
    "empty",
    "harmless",  # cannot be a secret wherever it stands (a sentence, a path, a URL, a label)
]
