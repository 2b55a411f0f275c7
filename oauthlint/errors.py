"""What can go wrong, as the person at the terminal should hear it.

Every error carries a hint: the next thing to try. Only `cli` turns them into exit codes.
"""


class OauthlintError(Exception):
    """An expected failure; `exit_code` is what the command line returns for it."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(OauthlintError):
    """The command line asks for something that does not exist."""


class ConfigError(OauthlintError):
    """A configuration file that cannot be used; the message names file and line."""


class PackError(OauthlintError):
    """A rule or knowledge file that cannot be used; the message names file, line and caret."""


class InternalError(OauthlintError):
    """A defect of ours. Exit 3: the audit is incomplete."""

    exit_code = 3


class OutputError(OauthlintError):
    """A report that could not be written where it was wanted. Exit 3: nobody has seen what was found."""

    exit_code = 3
