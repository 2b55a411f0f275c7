"""What is bound to a token in a container of dependencies is what a class gets that asks for it."""

import pytest

from tests.link.test_forms import HOST, transports

TYPES = "export const TYPES = { Options: Symbol.for('Options') };"
CLASS = "export class Options { mail = OPTIONS; }"


def inversify(bind: str, read: str = "this.o") -> dict[str, str]:
    return {
        "types.ts": TYPES,
        "options.ts": CLASS,
        "mailer.ts": "import { injectable, inject } from 'inversify'; import { TYPES } from './types';\n"
        f"@injectable() export class M {{ constructor(@inject(TYPES.Options) private o: any) {{}} make() {{ return nodemailer.createTransport({read}); }} }}",
        "container.ts": "import { Container } from 'inversify'; import { TYPES } from './types'; import { Options } from './options';\n"
        f"const container = new Container(); {bind}",
    }


def tsyringe(bind: str, read: str = "this.o", asked: str = "@inject('Options') private o: any") -> dict[str, str]:
    return {
        "options.ts": CLASS,
        "mailer.ts": "import { injectable, inject } from 'tsyringe'; import { Options } from './options';\n"
        f"@injectable() export class M {{ constructor({asked}) {{}} make() {{ return nodemailer.createTransport({read}); }} }}",
        "container.ts": f"import {{ container }} from 'tsyringe'; import {{ Options }} from './options'; {bind}",
    }


def typedi(bind: str, read: str, asked: str = "'options'") -> dict[str, str]:
    return {
        "token.ts": "import { Token } from 'typedi'; export const OPTIONS_TOKEN = new Token('options');",
        "options.ts": CLASS,
        "mailer.ts": "import { Service, Inject, Container } from 'typedi'; import { OPTIONS_TOKEN } from './token'; import { Options } from './options';\n"
        f"@Service() export class M {{ constructor(@Inject({asked}) private o: any) {{}} make() {{ return nodemailer.createTransport({read}); }} }}",
        "container.ts": f"import {{ Container }} from 'typedi'; import {{ OPTIONS_TOKEN }} from './token'; {bind}",
    }


BOUND = {
    "inversify, a value": inversify("container.bind(TYPES.Options).toConstantValue(OPTIONS);"),
    "inversify, what is made of it": inversify("container.bind<any>(TYPES.Options).toDynamicValue(() => (OPTIONS));"),
    "inversify, a class": inversify("container.bind(TYPES.Options).to(Options).inSingletonScope();", "this.o.mail"),
    "inversify, in a field": inversify("container.bind(TYPES.Options).toConstantValue(OPTIONS);")
    | {
        "mailer.ts": "import { injectable, inject } from 'inversify'; import { TYPES } from './types';\n"
        "@injectable() export class M { @inject(TYPES.Options) private o: any; make() { return nodemailer.createTransport(this.o); } }"
    },
    "tsyringe, a value": tsyringe("container.register('Options', { useValue: OPTIONS });"),
    "tsyringe, a factory": tsyringe("container.register('Options', { useFactory: () => (OPTIONS) });"),
    "tsyringe, an object": tsyringe("container.registerInstance('Options', OPTIONS);"),
    "tsyringe, a class": tsyringe("container.registerSingleton('Options', Options);", "this.o.mail"),
    "tsyringe, the class that a type names": tsyringe("", "this.o.mail", "private o: Options"),
    "tsyringe, asked for where it is used": {
        "a.ts": "import { container } from 'tsyringe'; nodemailer.createTransport(container.resolve('Options'));",
        "b.ts": "import { container } from 'tsyringe'; container.register('Options', { useValue: OPTIONS });",
    },
    "typedi, a value": typedi("Container.set('options', OPTIONS);", "this.o"),
    "typedi, by a token": typedi("Container.set(OPTIONS_TOKEN, OPTIONS);", "this.o", "OPTIONS_TOKEN"),
    "typedi, several at once": typedi(
        "Container.set([{ id: OPTIONS_TOKEN, value: OPTIONS }]);", "this.o", "OPTIONS_TOKEN"
    ),
    "typedi, asked for where it is used": typedi("Container.set('options', OPTIONS);", "Container.get('options')"),
    "typedi, a class by itself": typedi("", "Container.get(Options).mail"),
}
UNKNOWN = {
    "another token": tsyringe("container.register('Others', { useValue: OPTIONS });"),
    "a container of one's own": tsyringe("")
    | {"container.ts": "const container = new Store(); container.register('Options', { useValue: OPTIONS });"},
    "a container of tests": tsyringe("")
    | {
        "tests/mailer.test.ts": "import { container } from 'tsyringe'; container.register('Options', { useValue: OPTIONS });"
    },
}


@pytest.mark.parametrize("form", BOUND)
def test_the_options_are_those_that_are_bound(form: str) -> None:
    assert {(one.effective.host, one.effective.port) for one in transports(BOUND[form])} == {(HOST, 465)}


@pytest.mark.parametrize("form", UNKNOWN)
def test_they_are_not_known_where_nothing_is_bound(form: str) -> None:
    assert {one.effective.host for one in transports(UNKNOWN[form])} == {None}


def test_each_of_several_that_are_bound_is_told() -> None:
    bind = "".join(f"container.register('Options', {{ useValue: {{ host: 'smtp.{one}.example' }} }});" for one in "ab")
    found = {one.host: one.about.branch for one in transports(tsyringe(bind))}
    assert found == {
        "smtp.a.example": "provider 1 of 2 is meant",
        "smtp.b.example": "provider 2 of 2 is meant",
    }
