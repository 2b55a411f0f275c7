"""An importer of our own modules: a call needs some 170 of them, and Python looks for each of them in many places.

It takes what Python has compiled from where Python has put it, if it belongs to the source as that is now. Whatever is
not so plain (nothing compiled yet, a check by hash, a zip file) is left to Python.
"""

import os
import sys
from _frozen_importlib import ModuleSpec  # always there, unlike importlib with its warnings
from _frozen_importlib_external import MAGIC_NUMBER  # likewise
from collections.abc import Sequence
from marshal import loads
from types import ModuleType

PACKAGE = "oauthlint."
COMPILED = f".{sys.implementation.cache_tag}.pyc"
# Bytes of a compiled module; ours have 50,000 at most. For 130,000 and more memory is asked of the system each time.
LARGEST = 100_000
HEADER = 16  # bytes: the version of Python, the kind of check, time and size of the source
PLAIN = MAGIC_NUMBER + bytes(4)  # compiled by this Python, to be checked by time and size
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # that of Windows


class Module(ModuleType):
    """A module whose attributes are looked up as those of any object; it can have no `__getattr__` of its own.

    Python 3.11 asks for a `__path__`, which only packages have, at each `from … import` (a thousand in a call), and
    words an error that nobody reads: a thirtieth of a call with one file.
    """

    __getattribute__ = object.__getattribute__


class Importer:
    """A finder and loader in one, as `sys.meta_path` wants them."""

    def find_spec(self, name: str, path: "Sequence[str] | None", _target: object = None) -> ModuleSpec | None:
        """Where a module of ours is, with its code; None where Python has to look for itself."""
        if path is None or not name.startswith(PACKAGE):
            return None
        folder, last = path[0], name[name.rindex(".") + 1 :]
        found = _spec(name, folder, last)
        if found is None:
            found = _spec(name, f"{folder}/{last}", "__init__")
            if found is not None:
                found.submodule_search_locations = [f"{folder}/{last}"]
        return found

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module, with attributes that are looked up plainly."""
        return Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run the code that was found."""
        spec = module.__spec__
        if spec is not None:
            data, spec.loader_state = spec.loader_state, None
            try:
                code = loads(data)  # noqa: S302  (what Python itself would run)
            except (EOFError, ValueError, TypeError):  # a disk was full: Python 3.11 keeps what it could write
                with open(module.__file__ or "", "rb") as file:
                    code = compile(file.read(), file.name, "exec", dont_inherit=True)
            exec(code, module.__dict__)  # noqa: S102


IMPORTER = Importer()


def install() -> None:
    """Import our modules so from here on, where Python keeps compiled files beside their sources."""
    if sys.pycache_prefix is None and not sys.flags.optimize:
        sys.meta_path.insert(0, IMPORTER)


def _spec(name: str, folder: str, last: str) -> ModuleSpec | None:
    """The module of a file, with its code; None where there is none, or where it is not that of the source."""
    source, compiled = f"{folder}/{last}.py", f"{folder}/__pycache__/{last}{COMPILED}"
    try:
        file = os.open(compiled, READING)
        try:
            data = os.read(file, LARGEST)
        finally:
            os.close(file)
        now = os.stat(source)
    except OSError:
        return None
    time, size = int(now.st_mtime) & 0xFFFFFFFF, now.st_size & 0xFFFFFFFF
    if len(data) == LARGEST or data[:HEADER] != PLAIN + time.to_bytes(4, "little") + size.to_bytes(4, "little"):
        return None
    # no heir of importlib.abc.Loader, which would have to be loaded
    found = ModuleSpec(name, IMPORTER, origin=source, loader_state=memoryview(data)[HEADER:])  # type: ignore[arg-type]
    found.cached = compiled
    found.has_location = True
    return found
