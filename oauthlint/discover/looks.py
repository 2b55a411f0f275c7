"""How a file looks from outside: what tells, without reading it, that it is the file that it was."""

import os
import stat

Looks = list[int]  # times, size and number of a regular file; nothing for one that is not there
GRAIN = 2_000_000_000  # ns: what was written so shortly before may be written again without looking otherwise


def looks_of(root: str, path: str) -> Looks | None:
    """The looks of a file, `path` being relative to `root`; None for what is no plain file."""
    try:
        found = os.lstat(f"{root}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino]
