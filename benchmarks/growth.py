"""How the time of a check grows with what it is given, and the largest files: `python -m benchmarks.growth`.

Each line doubles one thing and leaves the rest. The exponent says how: 1 where twice as much takes twice the time, 2
where it takes four times. It is that of the largest doublings, after the time of the smallest project is taken off, and
of the time on the processor, the best of some runs: that of others on the machine does not count.
"""

import argparse
import json
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
LONGEST = 1.0  # seconds, for a project with one of the largest files
Files = Mapping[str, str]

TRANSPORT = """module.exports.mail%d = require('nodemailer').createTransport({
  host: 'smtp.gmail.com', port: 465, secure: %s,
  auth: { type: 'OAuth2', user: process.env.USER_NAME, clientId: process.env.ID, clientSecret: process.env.SECRET,
    refreshToken: process.env.REFRESH },
});
"""
LINE = "exports.step%d = async (order) => (await store.find({ where: { id: order.number, unit: %d } })) || 0;\n"
RULE = """id: own-rule-%d
tip: 4
title: A rule of a team
about: transport
when: |
  port == %d && family == "smtp"
at: port
severity: note
confidence: high
profile: audit
message: "Port {port} is not used here."
why: |
  It is an example.
repair: |
  Use another.
references: [https://nodemailer.com/smtp]
since: 0.1.0
examples:
  - good: { a.js: "exports.none = 1;" }
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
    own = {f"own/own-rule-{one}.yaml": RULE % (one, 10_000 + one) for one in range(count)}
    return {**_mailers([TRANSPORT % (0, "true")]), ".oauthlint.yaml": "packs: [./own]\n" if own else "{}\n", **own}


def _imports(depth: int) -> Files:
    chain = {f"m{one}.js": f"module.exports.host = require('./m{one + 1}').host;\n" for one in range(depth)}
    last = {f"m{depth}.js": "module.exports.host = 'smtp.gmail.com';\n"}
    first = TRANSPORT.replace("'smtp.gmail.com'", "require('./m0').host") % (0, "true")
    return {**_mailers([first]), **chain, **last}


def _mailers(scripts: Sequence[str]) -> Files:
    return {"package.json": MANIFEST % "mail", **{f"mail{number}.js": text for number, text in enumerate(scripts)}}


def _bundle() -> Files:
    """A minified script of nearly 1 MB on one line, with a transport at its end."""
    code = "".join((LINE % (one, one)).strip() for one in range(9_000))
    return _mailers([code + (TRANSPORT % (0, "true")).replace("\n", "")])


def _lock_file() -> Files:
    """A lock file of some 200,000 lines, Nodemailer among its packages."""
    package = {"version": "1.0.0", "resolved": "https://packages.example/one.tgz", "integrity": "sha512-none"}
    names = ["nodemailer", *(f"package-{one}" for one in range(40_000))]
    packages = {"": {"name": "mail"}, **{f"node_modules/{name}": package for name in names}}
    text = json.dumps({"name": "mail", "lockfileVersion": 3, "packages": packages}, indent=2)
    return {**_mailers([TRANSPORT % (0, "true")]), "package-lock.json": text}


def _env_file() -> Files:
    """An env file of 5,000 settings, those of mail among them."""
    lines = [f"SETTING_{one}=value-of-{one}\n" for one in range(5_000)]
    return {**_mailers([TRANSPORT % (0, "true")]), ".env.example": "SMTP_HOST=smtp.gmail.com\n" + "".join(lines)}


LARGEST = {
    "a minified script of 1 MB": _bundle,
    "a lock file of 200,000 lines": _lock_file,
    "an env file of 5,000 settings": _env_file,
}
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
    """The exit code: 0, or with --gate 1 where a goal is missed; 2 where nothing ran."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    asked.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each, of which the best counts (3)")
    asked.add_argument("--only", action="append", metavar="WORD", help="curves with this word; repeatable")
    asked.add_argument("--doublings", type=int, default=4, metavar="N", help="how often each thing is doubled (4)")
    asked.add_argument("--gate", action="store_true", help=f"exit 1 above {NEAR_LINEAR}, or {LONGEST} s for a file")
    given = asked.parse_args(arguments)
    wanted = [one for one in CURVES if not given.only or any(word in one.name for word in given.only)]
    largest = {} if given.only else LARGEST
    try:
        grown = [measured(one._replace(sizes=one.sizes[: given.doublings + 1]), given.repeat) for one in wanted]
        spent = {name: times([made()], given.repeat)[0] for name, made in largest.items()}
    except BrokenCommandError as failed:
        print(f"benchmarks: {failed}", file=sys.stderr)
        return 2
    print("\n".join(table(grown, spent)))
    slow = any(one.exponent > NEAR_LINEAR for one in grown) or any(one > LONGEST for one in spent.values())
    return int(given.gate and slow)


def measured(curve: Curve, repeat: int) -> Grown:
    """The times of one curve; raises BrokenCommandError where a run did not do its work."""
    return Grown(curve, times([curve.made(size) for size in curve.sizes], repeat))


def times(made: Sequence[Files], repeat: int) -> tuple[float, ...]:
    """The time on the processor that a first check of each project takes, its rules built before."""
    with tempfile.TemporaryDirectory() as scratch:
        real = os.path.realpath(scratch)
        cache = os.path.join(real, "cache")
        environ = {**os.environ, "PYTHONPATH": CHECKOUT, "XDG_CACHE_HOME": cache}
        words = (sys.executable, "-m", "oauthlint", "check", "--profile=audit", "-j1", ".")
        spent = []
        for number, files in enumerate(made):
            folder = Path(real, str(number))
            track(folder, files.items())
            command = Command(words, str(folder), CLEAN_OR_NOT | {3}, forgets=os.path.join(cache, *FACTS))
            probe(command, environ)  # and with it the pack of rules is there
            spent.append(min(once(command, environ).cpu for _ in range(repeat)))
    return tuple(spent)


def table(grown: Sequence[Grown], spent: Mapping[str, float]) -> Iterator[str]:
    """The curves and the largest files as Markdown, the machine above them."""
    yield f"{machine()}, seconds on the processor"
    yield ""
    yield "| what grows | sizes | seconds | exponent |"
    yield "|---|---|---|---:|"
    for one in grown:
        sizes = ", ".join(f"{size:,}" for size in one.curve.sizes)
        seconds = ", ".join(f"{each:.2f}" for each in one.seconds)
        yield f"| {one.curve.name} | {sizes} | {seconds} | {one.exponent:.2f} |"
    for name, each in spent.items():
        yield f"| {name} | 1 | {each:.2f} | |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
