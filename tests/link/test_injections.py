"""What Nest hands to a class is what a module of the project provides: by a token, by a class, or by a dynamic module."""

import pytest

from oauthlint.model.facts import Send
from tests.link.keeping import found
from tests.link.test_forms import HOST, transports

SERVICE = (
    "import { Inject, Injectable } from '@nestjs/common'; import nodemailer from 'nodemailer'; IMPORT\n"
    "@Injectable() export class Mailer { constructor(ASKED) { this.t = nodemailer.createTransport(o); } }"
)
MODULE = (
    "import { Module } from '@nestjs/common'; IMPORT\n@Module({ providers: [PROVIDERS] }) export class MailModule {}"
)
DYNAMIC = """import { Module } from '@nestjs/common';
@Module({}) export class MailModule {
  static register(o) { return { module: MailModule, providers: [{ provide: 'MAIL', useValue: o }] }; }
  static registerAsync(o) { return { module: MailModule, providers: [this.provider(o)] }; }
  private static provider(o) {
    if (o.useFactory) { return { provide: 'MAIL', useFactory: o.useFactory, inject: o.inject }; }
  }
}"""
APP = "import { Module } from '@nestjs/common'; import { MailModule } from './mail.module'; @Module({ imports: [MADE] }) export class AppModule {}"
BUILT = "import { ConfigurableModuleBuilder } from '@nestjs/common'; export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } = new ConfigurableModuleBuilder<X>().setClassMethodName('forRoot').build();"


def service(asked: str, imports: str = "") -> str:
    return SERVICE.replace("ASKED", asked).replace("IMPORT", imports)


def module(providers: str, imports: str = "") -> str:
    return MODULE.replace("PROVIDERS", providers).replace("IMPORT", imports)


BY_NAME = service("@Inject('MAIL') private readonly o")
PROVIDED: dict[str, dict[str, str]] = {
    "a value": {"src/mailer.ts": BY_NAME, "src/mail.module.ts": module("{ provide: 'MAIL', useValue: OPTIONS }")},
    "a value under a symbol": {
        "src/mailer.ts": service("@Inject(T) o: Options", "import { T } from './tokens';"),
        "src/tokens.ts": "export const T = Symbol('mail'); export const U = Symbol('mail');",
        "src/mail.module.ts": module(
            "{ provide: U, useValue: {} }, { provide: T, useValue: OPTIONS }", "import { T, U } from './tokens';"
        ),
    },
    "what a function makes": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": module("{ provide: 'MAIL', useFactory: async (config) => (OPTIONS), inject: [C] }"),
    },
    "what a function makes of another provider": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": module(
            "{ provide: 'HOST', useValue: 'smtp.a.example' },"
            " { provide: 'MAIL', useFactory: (host) => ({ host, port: 465 }), inject: ['HOST'] }"
        ),
    },
    "an object of a class": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": module(
            "{ provide: 'MAIL', useClass: Options }", "class Options { host = 'smtp.a.example'; port = 465; }"
        ),
    },
    "another provider": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": module("{ provide: 'OLD', useValue: OPTIONS }, { provide: 'MAIL', useExisting: 'OLD' }"),
    },
    "providers that another file lists": {
        "src/mailer.ts": BY_NAME,
        "src/mail.providers.ts": "export const mailProviders = [{ provide: 'MAIL', useValue: OPTIONS }];",
        "src/mail.module.ts": module("...mailProviders", "import { mailProviders } from './mail.providers';"),
    },
    "a field that is handed in": {
        "src/mailer.ts": "import { Inject } from '@nestjs/common'; export class M { @Inject('MAIL') private readonly o: O; make() { return nodemailer.createTransport(this.o); } }",
        "src/mail.module.ts": module("{ provide: 'MAIL', useValue: OPTIONS }"),
    },
    "the object of a class by its type": {
        "src/mailer.ts": service("private readonly o: Options", "import { Options } from './options';"),
        "src/options.ts": "@Injectable() export class Options { get host() { return 'smtp.a.example'; } port = 465; }",
    },
    "another class in its place": {
        "src/mailer.ts": service("private readonly o: Options", "import { Options } from './options';"),
        "src/options.ts": "export abstract class Options { abstract host: string; abstract port: number; }",
        "src/mail.module.ts": module(
            "{ provide: Options, useClass: Given }",
            "import { Options } from './options'; class Given extends Options { host = 'smtp.a.example'; port = 465; }",
        ),
    },
    "settings that have a name": {
        "src/mailer.ts": service("@Inject(mail.KEY) private readonly o: any", "import mail from './mail.config';"),
        "src/mail.config.ts": "import { registerAs } from '@nestjs/config'; export default registerAs('mail', () => (OPTIONS));",
    },
    "what a dynamic module is given": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": DYNAMIC,
        "src/app.module.ts": APP.replace("MADE", "MailModule.register(OPTIONS)"),
    },
    "what a dynamic module is told to make": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": DYNAMIC,
        "src/app.module.ts": APP.replace("MADE", "MailModule.registerAsync({ useFactory: () => (OPTIONS) })"),
    },
    "what a module of Nest's builder is given": {
        "src/mailer.ts": service("@Inject(MODULE_OPTIONS_TOKEN) o", "import { MODULE_OPTIONS_TOKEN } from './built';"),
        "src/built.ts": BUILT,
        "src/mail.module.ts": "import { ConfigurableModuleClass } from './built'; export class MailModule extends ConfigurableModuleClass {}",
        "src/app.module.ts": APP.replace("MADE", "MailModule.forRoot(OPTIONS)"),
    },
    "what such a module is told to make": {
        "src/mailer.ts": service("@Inject(MODULE_OPTIONS_TOKEN) o", "import { MODULE_OPTIONS_TOKEN } from './built';"),
        "src/built.ts": BUILT,
        "src/mail.module.ts": "import { ConfigurableModuleClass } from './built'; export class MailModule extends ConfigurableModuleClass {}",
        "src/app.module.ts": APP.replace("MADE", "MailModule.forRootAsync({ useFactory: async () => (OPTIONS) })"),
    },
    "what a caller gives by hand": {
        "src/mailer.ts": BY_NAME,
        "src/main.ts": "import { Mailer } from './mailer'; new Mailer(OPTIONS);",
    },
}
NOT_KNOWN: dict[str, dict[str, str]] = {
    "under another token": {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": module("{ provide: 'SMS', useValue: OPTIONS }"),
    },
    "by the modules of a test alone": {
        "src/mailer.ts": BY_NAME,
        "test/mail.module.ts": module("{ provide: 'MAIL', useValue: OPTIONS }"),
    },
    "by the type of what is no class of the project": {
        "src/mailer.ts": service("private readonly o: Options", "interface Options { host: string }")
    },
    "to a class that no framework makes": {
        "src/mailer.ts": "import { Options } from './options'; export class Mailer { constructor(o: Options) { this.t = nodemailer.createTransport(o); } }",
        "src/options.ts": "export class Options { host = 'smtp.a.example'; port = 465; }",
    },
}


@pytest.mark.parametrize("form", PROVIDED)
def test_it_is(form: str) -> None:
    assert {(one.effective.host, one.effective.port) for one in transports(PROVIDED[form])} == {(HOST, 465)}


@pytest.mark.parametrize("form", NOT_KNOWN)
def test_it_is_not_known_what_is_provided(form: str) -> None:
    (one,) = transports(NOT_KNOWN[form])
    assert one.effective.host is None
    assert "host" in one.about.dynamic


def test_several_providers_of_a_token_are_told_apart() -> None:
    files = {
        "src/mailer.ts": BY_NAME,
        "src/mail.module.ts": module("{ provide: 'MAIL', useValue: { host: 'smtp.a.example' } }"),
        "src/app.module.ts": module("{ provide: 'MAIL', useValue: { host: 'smtp.b.example' } }"),
    }
    assert {(one.about.branch, one.effective.host) for one in transports(files)} == {
        ("provider 1 of 2 is meant", "smtp.b.example"),
        ("provider 2 of 2 is meant", "smtp.a.example"),
    }


def test_a_mail_is_sent_on_the_transport_that_is_handed_in() -> None:
    files = {
        "src/mailer.ts": "import { Inject, Injectable } from '@nestjs/common'; @Injectable() export class M { constructor(@Inject('T') private readonly t) {} send() { this.t.sendMail({ to: 'a' }); } }",
        "src/mail.module.ts": module(
            "{ provide: 'T', useFactory: () => nodemailer.createTransport({ host: 'smtp.a.example' }) }",
            "import nodemailer from 'nodemailer';",
        ),
    }
    (sent,) = found(files, "send")
    assert isinstance(sent, Send)
    assert sent.end == "dropped"
