"""An audit as a call, for programs: the options of the command line as keyword arguments, a `Report` in return."""

from collections.abc import Sequence

from oauthlint.audit import audit, root_of
from oauthlint.config import Settings, settle
from oauthlint.errors import UsageError
from oauthlint.model.report import Report


def check(paths: Sequence[str] = (), **options: object) -> Report:
    """What is wrong in the files that the paths name, the working directory by default.

    Options are those of `oauthlint check`: `profile="audit"`, `select=("tip-04",)`. The environment sets none of them.
    Raises OauthlintError, whose `exit_code` is what the command would return.
    May be called from several threads at once: no call knows of another, and each reads its files by itself, whatever
    `jobs` says. The report is for one thread at a time, since it reads files when it is shown.
    """
    unknown = sorted(options.keys() - set(Settings._fields))
    if unknown:
        message = f"there is no option {unknown[0]!r}"
        raise UsageError(message, f"options are {', '.join(Settings._fields)}")
    return audit(paths, settle(root_of(paths), options, {}))
