"""Fuzzing guided by coverage (Atheris, libFuzzer): `python -m tests.fuzz.guided KIND FINDINGS [--fault] [flags of libFuzzer]`.

The first byte of an input chooses the name of the file, the rest is the file. What is wrong goes into FINDINGS, one
input for each way to go wrong, and the run goes on; what hangs or eats the memory ends it, as libFuzzer does.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["oauthlint", "tests.fuzz.faults"]):
    from tests.fuzz import faults
    from tests.fuzz.corpus import Planted, seeds
    from tests.fuzz.names import NAMES
    from tests.fuzz.oracles import facts_of
    from tests.fuzz.running import way_of


def main(kind: str, folder: Path, flags: list[str]) -> None:
    """Run until libFuzzer has had enough."""
    secrets = tuple({secret for one in seeds(kind) for secret in one.secrets if secret.alone})
    known: set[str] = set()
    fault = faults.planted if "--fault" in flags else None
    flags = [one for one in flags if one != "--fault"]

    def once(data: bytes) -> None:
        try:
            _look(kind, data, secrets, fault)
        except Exception as wrong:  # noqa: BLE001  (whatever an extractor raises is what we look for)
            way = way_of(wrong)
            if way not in known:
                known.add(way)
                (folder / way).write_bytes(data)
                print(f"found {way}: {str(wrong)[:300]}", file=sys.stderr, flush=True)
                if fault is not None:
                    os._exit(0)  # seen enough

    atheris.Setup([sys.argv[0], *flags], once)
    atheris.Fuzz()


def _look(kind: str, data: bytes, secrets: tuple[Planted, ...], fault: Callable[[bytes], None] | None) -> None:
    if data:
        names = NAMES[kind]
        if fault is not None:
            fault(data)
        facts_of(kind, names[data[0] % len(names)], data[1:], secrets)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
