"""How the time of a check grows with what it is given: `python -m benchmarks.growth` in a checkout.

Each line doubles one thing and leaves the rest. The exponent says how: 1 where twice as much takes twice the time, 2
where it takes four times. It is that of the largest doublings, after the time of the smallest project is taken off, and
of the time on the processor, the best of some runs: that of others on the machine does not count.
"""

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.__main__ import CHECKOUT, CLEAN_OR_NOT, FACTS, machine
from benchmarks.pairs import BrokenCommandError, Command, once, probe
from benchmarks.projects import MANIFEST, project, track

NEAR_LINEAR = 1.3
Files = Mapping[str, str]

TRANSPORT = """module.exports.mail%d = require('nodemailer').createTransport({
  host: 'smtp.gmail.com', port: 465, secure: %s,
  auth: { type: 'OAuth2', user: process.env.USER_NAME, clientId: process.env.ID, clientSecret: process.env.SECRET,
    refreshToken: process.env.REFRESH },
});
"""
LINE = "exports.step%d = async (order) => (await store.find({ where: { id: order.number, unit: %d } })) || 0;\n"
RULE = """id: own-rule-%d
title: A rule of a team
about: transport
when: |
  port == %d && effective.mode == "starttls"
at: port
note: this port
severity: note
confidence: high
profile: audit
security-severity: 1.0
cwe: [CWE-16]
message: "Port {port} is not used here."
why: |
  It is an example.
repair: |
  Use another.
references: [https://nodemailer.com/smtp]
since: 0.1.0
examples:
  - good: { src/mail.js: "exports.none = 1;" }
"""


class Curve(NamedTuple):
    """What grows, and a project for each size of it."""

    name: str
    sizes: tuple[int, ...]
    made: Callable[[int], Files]


class Grown(NamedTuple):
    """Seconds on the processor by size."""

    curve: Curve
    seconds: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """How the time grows: see above."""
        return exponent(self.curve.sizes, self.seconds)


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope between the second size and the last on logarithmic axes, the first being what everything costs."""
    low, high = (max(one - seconds[0], 1e-3) for one in (seconds[1], seconds[-1]))
    own = math.log((sizes[-1] - sizes[0]) / (sizes[1] - sizes[0]))
    return math.log(high / low) / own


def _files(size: int) -> Files:
    return dict(project(size, 1))


def _one_file(lines: int) -> Files:
    return _mailers([TRANSPORT % (0, "true") + "".join(LINE % (one, one) for one in range(lines))])


def _transports(count: int) -> Files:
    return _mailers([TRANSPORT % (one, "true") for one in range(count)])


def _findings(count: int) -> Files:
    return _mailers([TRANSPORT % (one, "false") for one in range(count)])


def _in_one_file(count: int) -> Files:
    return _mailers(["".join(TRANSPORT % (one, "true") for one in range(count))])


def _rules(count: int) -> Files:
    own = {f"own/rule{one}.yaml": RULE % (one, 10_000 + one) for one in range(count)}
    return {**_mailers([TRANSPORT % (0, "true")]), ".oauthlint.yaml": "packs: [./own]\n" if own else "{}\n", **own}


def _imports(depth: int) -> Files:
    chain = {f"m{one}.js": f"module.exports.host = require('./m{one + 1}').host;\n" for one in range(depth)}
    last = {f"m{depth}.js": "module.exports.host = 'smtp.gmail.com';\n"}
    first = TRANSPORT.replace("'smtp.gmail.com'", "require('./m0').host") % (0, "true")
    return {**_mailers([first]), **chain, **last}


def _mailers(scripts: Sequence[str]) -> Files:
    return {"package.json": MANIFEST % "mail", **{f"mail{number}.js": text for number, text in enumerate(scripts)}}


CURVES = (
    Curve("files of a tree", (250, 500, 1000, 2000, 4000), _files),
    Curve("lines of one file", (250, 500, 1000, 2000, 4000), _one_file),
    Curve("transports, each in a file", (25, 50, 100, 200, 400), _transports),
    Curve("transports in one file", (25, 50, 100, 200, 400), _in_one_file),
    Curve("findings", (25, 50, 100, 200, 400), _findings),
    Curve("rules of a team", (0, 25, 50, 100, 200), _rules),
    Curve("imports up to a value", (8, 16, 32, 64, 128), _imports),
)


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, or with --gate 1 where something grows faster than nearly linearly; 2 where nothing ran."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    asked.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each, of which the best counts (3)")
    asked.add_argument("--only", action="append", metavar="WORD", help="curves with this word; repeatable")
    asked.add_argument("--doublings", type=int, default=4, metavar="N", help="how often each thing is doubled (4)")
    asked.add_argument("--gate", action="store_true", help=f"exit 1 where an exponent is above {NEAR_LINEAR}")
    given = asked.parse_args(arguments)
    wanted = [one for one in CURVES if not given.only or any(word in one.name for word in given.only)]
    try:
        grown = [measured(one._replace(sizes=one.sizes[: given.doublings + 1]), given.repeat) for one in wanted]
    except BrokenCommandError as failed:
        print(f"benchmarks: {failed}", file=sys.stderr)
        return 2
    print("\n".join(table(grown)))
    return int(given.gate and any(one.exponent > NEAR_LINEAR for one in grown))


def measured(curve: Curve, repeat: int) -> Grown:
    """The times of one curve; raises BrokenCommandError where a run did not do its work."""
    with tempfile.TemporaryDirectory() as scratch:
        real = os.path.realpath(scratch)
        environ = {**os.environ, "PYTHONPATH": CHECKOUT, "XDG_CACHE_HOME": os.path.join(real, "cache")}
        words = (sys.executable, "-m", "oauthlint", "check", "-j1", ".")
        seconds = []
        for size in curve.sizes:
            folder = Path(real, str(size))
            track(folder, curve.made(size))
            forgets = os.path.join(environ["XDG_CACHE_HOME"], *FACTS)
            command = Command(words, str(folder), CLEAN_OR_NOT | {3}, forgets=forgets)
            probe(command, environ)  # and with it the pack of rules is there
            seconds.append(min(once(command, environ).cpu for _ in range(repeat)))
    return Grown(curve, tuple(seconds))


def table(grown: Sequence[Grown]) -> Iterator[str]:
    """The curves as Markdown, the machine above them."""
    yield f"{machine()}, seconds on the processor"
    yield ""
    yield "| what grows | sizes | seconds | exponent |"
    yield "|---|---|---|---:|"
    for one in grown:
        sizes = ", ".join(f"{size:,}" for size in one.curve.sizes)
        seconds = ", ".join(f"{each:.2f}" for each in one.seconds)
        yield f"| {one.curve.name} | {sizes} | {seconds} | {one.exponent:.2f} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
