"""What fuzzing begins with: the files of the rules' examples, of whole projects and of repairs, by the kind that reads them.

Their secrets are made when they are needed, the same each time, and known to whoever looks for them in what comes out.
Files of real repositories are added from the folder that the variable FUZZ_SEEDS names: nothing of them is kept here.
"""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from oauthlint.audit import LANGUAGE
from oauthlint.discover.kinds import BY_NAME, GROUPS, kind_by_name
from oauthlint.discover.reading import as_utf8
from oauthlint.discover.search import searcher
from oauthlint.examples import folder_pack
from oauthlint.extract.reader import Reader, reader_of
from oauthlint.model.sample import filled
from oauthlint.pack import Pack, load_pack
from tests.projects_on_disk import TOKEN, files_below

TESTS = Path(__file__).parents[1]
LARGEST = 20_000  # bytes of a seed; larger ones say nothing new, and take long
# Kinds that have few examples, or files that no example shows: a line for each thing that its reader knows.
MORE = {
    ".npmrc.env": "# oauthlint: ignore[hardcoded-password] test (until=2030-01-01)\nexport SMTP_PASS='a b' # x\nA=${SMTP_PASS}\n",
    "yarn.lock": '# yarn lockfile v1\n\nnodemailer@^6.9.0, "nodemailer@6.x":\n  version "6.9.9"\n  dependencies:\n    a "1"\n',
    "pnpm-lock.yaml": "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      nodemailer:\n        specifier: ^6\n"
    "        version: 6.9.9\npackages:\n  nodemailer@6.9.9:\n    resolution: {integrity: sha512-a}\n  /xoauth2/1.2.0:\n    dev: true\n",
    "bun.lock": '{ "lockfileVersion": 1, // c\n "packages": { "nodemailer": ["nodemailer@6.9.9", "", {}, "sha512-a"], }, }\n',
    "package-lock.json": '{"lockfileVersion":1,"dependencies":{"a":{"version":"1.0.0","dependencies":{"nodemailer":'
    '{"version":"2.7.2","dev":true}}}}}',
    ".dockerignore": "# secrets\n.env\n!.env.example\n**/*.json\n",
    "Jenkinsfile": "pipeline { environment { SMTP_PASS = 'hunter22pass' }\n stage('a') { sh 'npm audit' } }\n",
    "deploy.sh": "export SMTP_PASS=\"$(cat /run/secret)\"\nNODE_TLS_REJECT_UNAUTHORIZED=0 node mail.js <<EOF\nGMAIL=$A\nEOF\n",
    ".tool-versions": "nodejs 18.1.0\npython 3.11\n",
    "main.tf": 'resource "a" "smtp" {\n  password = "${var.a}"\n  text = <<-EOT\n    smtp ${b}\n  EOT\n}\n',
    "mail.toml": '[mail."a.b"]\nsmtp = { host = \'x\', port = 0x1F, on = [1, 2.5e3, 1979-05-27] }\ntext = """\na\\\n b"""\n',
    "mail.json5": "{ // c\n smtp: 'a\\u00e9', \"pass\": 'x', n: +.5, /* d */ list: [1,], }",
    "mail.yaml": "a: &x {smtp: 1, <<: *y}\nb: !!str 'it''s'\nc: |2-\n   text\n--- \n? [k]\n: >+\n  fold\n...\n%TAG ! x\n",
    "App.vue": "<template><p :a=\"b\">smtp</p></template>\n<script setup lang=\"ts\">\nimport n from 'nodemailer'\n</script>\n",
    "page.svelte": "<script context=module>\nexport const SMTP = `a${1}`;\n</script>\n{#if a}<b/>{/if}\n",
}  # fmt: skip


class Planted(NamedTuple):
    """A made-up secret as it stands in a file; what comes before `public` everybody may see."""

    text: bytes
    public: int
    alone: bool  # told without a name beside it


class Seed(NamedTuple):
    """A file to begin with, and the secrets in it."""

    path: str
    data: bytes
    secrets: tuple[Planted, ...]


@cache
def pack() -> Pack:
    """Our rules and knowledge."""
    return load_pack(LANGUAGE)


@cache
def _with_examples() -> Pack:
    """The same built anew, with the names of tokens in the examples, which a pack that is loaded has masks for."""
    return folder_pack(os.fspath(TESTS.parent / "rules"), LANGUAGE)


@cache
def reader() -> Reader:
    """What extractors are given, under a key that is the same each time."""
    return reader_of(pack().knowledge, b"a key for fuzzing")


@cache
def seeds(kind: str) -> tuple[Seed, ...]:
    """The files that the extractor of this kind reads, each content once."""
    found = {text: _seed(path, text) for path, text in _files() if kind_by_name(path) == kind and len(text) < LARGEST}
    real = os.environ.get("FUZZ_SEEDS")
    return (*found.values(), *(_real(kind, real) if real else ()))


def _real(kind: str, folder: str) -> Iterator[Seed]:
    """The files below a folder that an audit would give to the extractor of this kind, each content once."""
    search, seen = searcher(GROUPS), set()
    for below, folders, names in os.walk(folder):
        folders[:] = sorted({*folders} - {".git", "node_modules"})
        for name in sorted(names):
            full = Path(below, name)
            path = full.relative_to(folder).as_posix()
            if kind_by_name(path) != kind or full.is_symlink() or not 0 < full.stat().st_size < LARGEST:
                continue
            data = as_utf8(full.read_bytes())
            if data not in seen and b"\0" not in data and (kind in BY_NAME or search(data)):
                seen.add(data)
                yield Seed(path, data, ())


@cache
def projects() -> tuple[tuple[Seed, ...], ...]:
    """The files of each example and of each small project, together."""
    shown = [
        files for rule in _with_examples().rules for one in rule.examples for files in (one.bad, one.good) if files
    ]
    whole = [tuple(files_below(folder).items()) for folder in _folders()]
    return tuple(tuple(_seed(path, text) for path, text in files if len(text) < LARGEST) for files in (*shown, *whole))


def _files() -> Iterator[tuple[str, str]]:
    """Path and text of every file, the secrets still being names of formats."""
    for rule in _with_examples().rules:
        for one in rule.examples:
            yield from (*one.bad, *one.good)
    for folder in (*_folders(), TESTS / "fix" / "files"):
        yield from files_below(folder).items()
    yield from MORE.items()


def _folders() -> list[Path]:
    return sorted(one for one in (TESTS / "projects").iterdir() if one.is_dir())


def _seed(path: str, text: str) -> Seed:
    formats = pack().knowledge.formats
    by_id = {one.id: one for one in formats}
    made: set[Planted] = set()
    for found in TOKEN.finditer(text):
        one, value = by_id[found[0].split(":")[1].rstrip("}")], filled(found[0], formats)
        for written in (value, json.dumps(value)[1:-1]):
            made.add(Planted(written.encode(), len(one.prefix), one.alone))
    return Seed(path, filled(text, formats).encode(), tuple(sorted(made)))
