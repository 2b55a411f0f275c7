"""An idle script is read in full once somebody asks who calls a function that it may mean, and not before."""

from collections.abc import Mapping

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.link import link
from oauthlint.model.facts import Send, Transport
from oauthlint.model.filefacts import IDLE, FileFacts
from tests.link.keeping import KNOWLEDGE, READER

MAILER = (
    "import nodemailer from 'nodemailer';\n"
    "export function build(o) { return nodemailer.createTransport(o); }\n"
    "export class Mailer { constructor(o) { this.t = nodemailer.createTransport(o); }\n"
    "  static of(o) { return new Mailer(o); }\n"
    "  set options(o) { this.t = nodemailer.createTransport(o); } }\n"
    "export default (o) => nodemailer.createTransport(o);\n"
)
COMMON = "const nodemailer = require('nodemailer');\nmodule.exports = (o) => nodemailer.createTransport(o);\n"
SENDER = "import { transporter } from './transporter';\nexport async function welcome(to) { await transporter.sendMail({ to }); }\n"
TRANSPORTER = "import nodemailer from 'nodemailer';\nexport const transporter = nodemailer.createTransport({ host: 'smtp.a.example' });\n"
OPTIONS = "{ host: 'smtp.b.example', port: 465 }"


class Followed:
    """What a project came to, and which idle scripts were read in full, in order."""

    def __init__(self, files: Mapping[str, str], speaking: str) -> None:
        self.woken: list[str] = []
        read: dict[str, FileFacts] = {}
        for path in speaking.split():
            read[path] = EXTRACTORS["first"](files[path].encode(), path, READER)

        def ask(path: str) -> FileFacts | None:
            return EXTRACTORS["module"](files[path].encode(), path, READER) if path in files else None

        def entire(path: str) -> FileFacts:
            self.woken.append(path)
            return EXTRACTORS["javascript"](files[path].encode(), path, READER)

        def glance(path: str) -> bytes | None:
            return files[path].encode() if path in files else None

        self.idle = sorted(path for path, facts in read.items() if IDLE in facts.flags)
        self.facts = link(
            read, KNOWLEDGE, ask, lambda _: True,
            reported=frozenset(files), whole=True, glance=glance, entire=entire,
        ).facts  # fmt: skip

    def hosts(self) -> set[tuple[str | None, str]]:
        found = [one for one in self.facts.get("transport", ()) if isinstance(one, Transport)]
        return {(one.host, one.about.place.path) for one in found}

    def ends(self) -> set[tuple[str | None, str]]:
        found = [one for one in self.facts.get("send", ()) if isinstance(one, Send)]
        return {(one.end, one.about.place.path) for one in found}


@pytest.mark.parametrize(
    ("use", "barrel"),
    [
        (f"import {{ build }} from './mailer'; build({OPTIONS});", ""),
        (f"import {{ build as b }} from './mailer'; b({OPTIONS});", ""),
        (f"import * as m from './mailer'; m.build({OPTIONS});", ""),
        (f"import make from './mailer'; make({OPTIONS});", ""),
        (f"import {{ Mailer as M }} from './mailer'; new M({OPTIONS});", ""),
        (f"import {{ Mailer }} from './mailer'; Mailer.of({OPTIONS});", ""),
        (f"import {{ Mailer }} from './mailer'; class Own extends Mailer {{ constructor() {{ super({OPTIONS}); }} }}", ""),
        (f"import {{ Mailer }} from './mailer'; const m = new Mailer(); m.options = {OPTIONS};", ""),
        (f"const {{ build: b }} = require('./mailer'); b({OPTIONS});", ""),
        (f"const make = require('./common'); make({OPTIONS});", ""),
        (f"import {{ build }} from './barrel'; build({OPTIONS});", "export * from './mailer';"),
        (f"import {{ go }} from './barrel'; go({OPTIONS});", "export { build as go } from './mailer';"),
        (f"import {{ api }} from './barrel'; api.go({OPTIONS});", "import { build } from './mailer'; export const api = { go: build };"),
        (f"import {{ make }} from './barrel'; make({OPTIONS});", "export { default as make } from './mailer';"),
        (f"import {{ make }} from './barrel'; make({OPTIONS});", "export { default as make } from './mailer'; console.log(accessToken);"),
        (f"import {{ go }} from './barrel'; go({OPTIONS});", "export { build as go } from './mailer'; console.log(accessToken);"),
        (f"import {{ open }} from './library'; open({OPTIONS});", ""),
        (f"import {{ kit }} from './library'; kit.open({OPTIONS});", ""),
    ],
)  # fmt: skip
def test_what_an_idle_script_gives_to_a_wrapper_is_found(use: str, barrel: str) -> None:
    library = (
        "import { createTransport } from 'nodemailer'; export const kit = { open: createTransport };\n"
        "export { createTransport as open } from 'nodemailer';"
    )
    files = {"mailer.ts": MAILER, "common.ts": COMMON, "library.ts": library, "use.ts": use, "barrel.ts": barrel}
    found = Followed(files, "mailer.ts common.ts library.ts use.ts" + " barrel.ts" * ("accessToken" in barrel))
    assert found.idle == ["use.ts"]
    assert ("smtp.b.example", "use.ts") in found.hosts()


def test_one_that_may_mean_no_such_function_is_not_read_in_full() -> None:
    files = {
        "mailer.ts": MAILER,
        "use.ts": f"import {{ build }} from './mailer'; build({OPTIONS});",
        "page.ts": "import { page } from './pages'; page('gmail');",
        "kit.ts": "import { build } from 'page-kit'; build({ smtp: 1 });",
        "pages.ts": "export const page = (name) => name;",
    }
    found = Followed(files, "mailer.ts use.ts page.ts kit.ts")
    assert found.idle == ["kit.ts", "page.ts", "use.ts"]
    assert found.woken == ["use.ts"]


@pytest.mark.parametrize(
    ("use", "end"),
    [
        ("import { welcome } from './welcome'; export async function go() { try { await welcome('a'); } catch {} }", "handled"),
        ("import { welcome } from './welcome'; export function go() { welcome('a'); }", "dropped"),
        ("import { welcome } from './welcome'; emitter.on('joined', welcome);", "event"),
    ],
)  # fmt: skip
def test_where_the_failure_of_a_send_ends_is_told_of_an_idle_script(use: str, end: str) -> None:
    files = {"welcome.ts": SENDER, "transporter.ts": TRANSPORTER, "use.ts": use}
    found = Followed(files, "welcome.ts transporter.ts use.ts")
    assert found.idle == ["use.ts"]
    assert end in {one for one, _ in found.ends()}
    assert found.woken == ["use.ts"]


def test_one_script_leads_to_the_next() -> None:
    files = {
        "welcome.ts": SENDER,
        "transporter.ts": TRANSPORTER,
        "a.ts": "import { join } from './z'; export function start() { join('a'); }",
        "z.ts": "import { welcome } from './welcome'; export async function join(to) { await welcome(to); }",
    }
    found = Followed(files, "welcome.ts transporter.ts a.ts z.ts")
    assert found.woken == ["z.ts", "a.ts"]
    assert found.ends() == {("dropped", "a.ts")}


def test_callers_come_in_the_order_of_their_places() -> None:
    wrapper = "import nodemailer from 'nodemailer';\nexport const build = (o) => nodemailer.createTransport(o);\n"
    call = "import {{ build }} from './m'; {more}build({{ host: '{host}.example', port: 465 }});"
    files = {
        "a.ts": call.format(more="", host="a"),
        "k.ts": call.format(more="console.log(accessToken); ", host="k"),
        "m.ts": wrapper,
        "z.ts": call.format(more="", host="z"),
    }
    found = Followed(files, "a.ts k.ts m.ts z.ts")
    assert found.idle == ["a.ts", "z.ts"]
    made = [one.about.place.path for one in found.facts["transport"]]
    assert made == sorted(made)
    assert found.hosts() == {("a.example", "a.ts"), ("k.example", "k.ts"), ("z.example", "z.ts")}
