"""Files without words of mail are read for what they lead to, and for nothing else."""

from collections.abc import Mapping

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.link import link
from oauthlint.model.facts import Transport
from oauthlint.model.filefacts import FileFacts
from tests.link.keeping import KNOWLEDGE, READER

MAILER = (
    "import nodemailer from 'nodemailer';\n"
    "export function build(o) { return nodemailer.createTransport(o); }\n"
    "export class Mailer { constructor(o) { this.t = nodemailer.createTransport(o); }\n"
    "  static of(o) { return new Mailer(o); } }\n"
    "export default (o) => nodemailer.createTransport(o);\n"
)
OPTIONS = "{ host: 'smtp.a.example', port: 465 }"


def followed(files: Mapping[str, str], *speaking: str) -> tuple[set[tuple[str | None, str]], set[str]]:
    """Host and file of each transport, and the files that were read for more than those that speak of mail."""
    read: dict[str, FileFacts] = {
        path: EXTRACTORS["javascript"](files[path].encode(), path, READER) for path in speaking
    }
    asked: set[str] = set()

    def ask(path: str) -> FileFacts | None:
        if path not in files:
            return None
        reach = "module" if path in asked else "outline"
        asked.add(path)
        return EXTRACTORS[reach](files[path].encode(), path, READER)

    def glance(path: str) -> bytes | None:
        return files[path].encode() if path in files else None

    linked = link(read, KNOWLEDGE, ask, lambda _: True, reported=frozenset(files), whole=True, glance=glance)
    found = [one for one in linked.facts.get("transport", ()) if isinstance(one, Transport)]
    return {(one.host, one.about.place.path) for one in found}, asked


def project(use: str, **others: str) -> dict[str, str]:
    return {"mailer.ts": MAILER, "use.ts": use, **{f"{name}.ts": text for name, text in others.items()}}


@pytest.mark.parametrize(
    ("use", "barrel"),
    [
        (f"import {{ build }} from './barrel'; build({OPTIONS});", "export * from './mailer';"),
        (f"import {{ send }} from './barrel'; send({OPTIONS});", "export { build as send } from './mailer';"),
        (f"import {{ api }} from './barrel'; api.go({OPTIONS});", "import { build } from './mailer'; export const api = { go: build };"),
        (f"import {{ Mailer as M }} from './barrel'; new M({OPTIONS});", "export * from './mailer';"),
        (f"import {{ Mailer }} from './barrel'; Mailer.of({OPTIONS});", "export * from './mailer';"),
        (f"import {{ make }} from './barrel'; make({OPTIONS});", "export { default as make } from './mailer';"),
        (f"import * as all from './barrel'; all.build({OPTIONS});", "export * from './mailer';"),
    ],
)  # fmt: skip
def test_a_wrapper_is_found_behind_a_file_that_only_hands_it_on(use: str, barrel: str) -> None:
    found, _ = followed(project(use, barrel=barrel), "mailer.ts", "use.ts")
    assert ("smtp.a.example", "use.ts") in found


def test_what_has_nothing_to_do_with_mail_is_not_read() -> None:
    use = (
        "import { build } from './mailer'; import { log, db } from './things'; import { page } from './page';\n"
        f"build({OPTIONS}); log.error('no smtp'); db.orders.find(page()); app.get('/', page);"
    )
    things = "export const log = makeLog(), db = connect();"
    found, asked = followed(project(use, things=things, page="export function page() {}"), "mailer.ts", "use.ts")
    assert ("smtp.a.example", "use.ts") in found
    assert asked == set()


def test_a_value_of_such_a_file_is_read() -> None:
    use = "import { build } from './mailer'; import { host } from './config'; build({ host });"
    found, asked = followed(project(use, config="export const host = 'smtp.b.example';"), "mailer.ts", "use.ts")
    assert ("smtp.b.example", "use.ts") in found
    assert asked == {"config.ts"}


def test_of_the_files_behind_a_star_only_those_are_read_that_may_export_the_name() -> None:
    use = "import { build } from './mailer'; import { host } from './barrel'; build({ host });"
    others = {
        "barrel": "export * from './page';\nexport * from './more';\nexport * from './config';",
        "page": "export function page() {}",
        "more": "export * from './less';",
        "less": "export const port = 465;",
        "config": "export const host = 'smtp.b.example';",
    }
    found, asked = followed(project(use, **others), "mailer.ts", "use.ts")
    assert ("smtp.b.example", "use.ts") in found
    assert asked == {"barrel.ts", "more.ts", "config.ts"}


@pytest.mark.parametrize(("way", "host"), [("{ host }", "host"), ("* as all", "all.host"), ("all", "all.host")])
def test_following_barrels_that_hand_on_each_other_ends(way: str, host: str) -> None:
    barrels = {f"b{n}": "".join(f"export * from './b{m}';\n" for m in range(6)) for n in range(6)}
    use = f"import {{ build }} from './mailer'; import {way} from './b0'; build({{ host: {host} }});"
    found, _ = followed(project(use, **barrels), "mailer.ts", "use.ts")
    assert found == {(None, "use.ts"), (None, "mailer.ts")}


@pytest.mark.parametrize(
    ("use", "library"),
    [
        ("import { mail } from './library'; mail.createTransport({ host: 'smtp.c.example' });", "export { default as mail } from 'nodemailer';"),
        ("import { open } from './library'; open({ host: 'smtp.c.example' });", "export { createTransport as open } from 'nodemailer';"),
        ("import { createTransport } from './library'; createTransport({ host: 'smtp.c.example' });", "export * from './mail-library';"),
    ],
)  # fmt: skip
def test_a_library_is_found_behind_a_file_that_hands_it_on(use: str, library: str) -> None:
    files = {"use.ts": use, "library.ts": library, "mail-library.ts": "export { createTransport } from 'nodemailer';"}
    assert followed(files, "use.ts")[0] == {("smtp.c.example", "use.ts")}
