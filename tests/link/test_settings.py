"""Settings behind the libraries that read, check and declare them: the variable that each is, and its default."""

import pytest

from oauthlint.discover.kinds import kind_by_name
from oauthlint.extract import EXTRACTORS
from oauthlint.link.choices import expand
from oauthlint.link.resolve import exported
from oauthlint.link.world import world
from tests.extract.showing import show
from tests.link.keeping import KNOWLEDGE, READER

Case = tuple[dict[str, str], str]

CHECKED: dict[str, Case] = {
    "zod": (
        {
            "a": "import { z } from 'zod'; const env = z.object({ HOST: z.string() }).parse(process.env); export const x = env.HOST;"
        },
        "env HOST",
    ),
    "zod, with a default": (
        {
            "a": "import { z } from 'zod'; const env = z.object({ PORT: z.coerce.number().default(465) }).parse(process.env); export const x = env.PORT;"
        },
        "or(env PORT as number | 465)",
    ),
    "zod, in another file, made wider": (
        {
            "env": "import * as z from 'zod'; const schema = z.object({ HOST: z.string() }).passthrough(); export const env = schema.parse(process.env);",
            "a": "import { env } from './env'; export const x = env.HOST;",
        },
        "env HOST",
    ),
    "zod, made of by a function": (
        {
            "a": "import { z } from 'zod'; const env = z.object({ HOST: z.string() }).transform((e) => ({ ...e, host: e.HOST })).parse(process.env); export const x = [env.HOST, env.host];"
        },
        "[env HOST, env HOST]",
    ),
    "zod, made of by a function that may refuse": (
        {
            "a": "import { z } from 'zod'; const env = z.object({ HOST: z.string() }).transform((e, c) => { const o = { host: e.HOST }; if (!fits(o)) { c.addIssue('no'); return z.NEVER; } return o; }).parse(process.env); export const x = env.host;"
        },
        "env HOST",
    ),
    "zod, in the place of which another is given": (
        {
            "a": "import { createEnv } from '@t3-oss/env-nextjs'; import { z } from 'zod'; const all = createEnv({ server: { HOST: z.string() }, runtimeEnv: { HOST: process.env.HOST } }); const env = z.object({ A: z.string() }).superRefine(fits).transform(() => all).parse(all); export const x = env.HOST;"
        },
        "env HOST",
    ),
    "zod, with more": (
        {
            "a": "import { z } from 'zod'; const base = z.object({ HOST: z.string() }); const more = z.object({ USER: z.string() }); const env = base.extend({ PORT: z.string() }).merge(more).parse(process.env); export const x = [env.HOST, env.PORT, env.USER, env.OTHER];"
        },
        "[env HOST, env PORT, env USER, undefined]",
    ),
    "zod, made otherwise": (
        {
            "a": "import { z } from 'zod'; const env = z.object({ HOST: z.string() }).and(others).parse(process.env); export const x = [env.HOST, env.OTHER];"
        },
        "[env HOST, dynamic]",
    ),
    "zod, asked whether it fits": (
        {
            "a": "import { z } from 'zod'; const got = z.object({ HOST: z.string() }).safeParse(process.env); if (!got.success) throw got.error; export const x = got.data.HOST;"
        },
        "env HOST",
    ),
    "zod, given some variables by other names": (
        {
            "a": "import { z } from 'zod'; export const x = z.object({ host: z.string() }).parse({ host: process.env.SMTP_HOST }).host;"
        },
        "env SMTP_HOST",
    ),
    "zod, given what is no environment": (
        {"a": "import { z } from 'zod'; export const x = z.object({ HOST: z.string() }).parse(load()).HOST;"},
        "result.HOST",
    ),
    "Joi": (
        {
            "a": "const Joi = require('joi'); const { value, error } = Joi.object({ HOST: Joi.string().default('smtp.a.example') }).unknown().validate(process.env); exports.x = value.HOST;"
        },
        "or(env HOST | 'smtp.a.example')",
    ),
    "Joi, by its keys": (
        {
            "a": "const Joi = require('joi'); const schema = Joi.object().keys({ HOST: Joi.string() }).unknown(); const { value: env } = schema.prefs({ errors: {} }).validate(process.env); exports.x = env.HOST;"
        },
        "env HOST",
    ),
    "Joi, at once": (
        {
            "a": "const Joi = require('joi'); exports.x = Joi.attempt(process.env, Joi.object({ HOST: Joi.string() })).HOST;"
        },
        "env HOST",
    ),
    "yup": (
        {
            "a": "import { object, string } from 'yup'; export const x = object({ HOST: string().default('smtp.a.example') }).validateSync(process.env).HOST;"
        },
        "or(env HOST | 'smtp.a.example')",
    ),
    "envalid": (
        {
            "a": "import { cleanEnv, str, port } from 'envalid'; const env = cleanEnv(process.env, { PORT: port({ default: 587 }), HOST: str() }); export const x = [env.PORT, env.HOST];"
        },
        "[or(env PORT as other | 587), env HOST]",
    ),
    "@t3-oss/env": (
        {
            "env": "import { createEnv } from '@t3-oss/env-nextjs'; import { z } from 'zod'; export const env = createEnv({ server: { HOST: z.string(), PORT: z.coerce.number().default(465) }, runtimeEnv: { HOST: process.env.SMTP_HOST, PORT: process.env.SMTP_PORT } });",
            "a": "import { env } from './env'; export const x = [env.HOST, env.PORT];",
        },
        "[env SMTP_HOST, or(env SMTP_PORT as number | 465)]",
    ),
    "@t3-oss/env, with the environment as it is": (
        {
            "a": "import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod'; export const x = createEnv({ server: { HOST: z.string() }, runtimeEnv: process.env }).HOST;"
        },
        "env HOST",
    ),
    "dotenv, read from a text": (
        {
            "a": "const dotenv = require('dotenv'); const env = dotenv.parse(fs.readFileSync('.env')); exports.x = env.HOST;"
        },
        "env HOST",
    ),
    "dotenv, what it has read": (
        {"a": "const env = require('dotenv').config().parsed; exports.x = env.HOST;"},
        "env HOST",
    ),
    "convict": (
        {
            "config": "const convict = require('convict'); const config = convict({ mail: { host: { format: String, default: 'smtp.a.example', env: 'MAIL_HOST' }, port: { default: 465 } } }); config.validate({ allowed: 'strict' }); module.exports = config;",
            "a": "const config = require('./config'); exports.x = [config.get('mail.host'), config.get('mail').port, config.getProperties().mail.host];",
        },
        "[or(env MAIL_HOST | 'smtp.a.example'), 465, or(env MAIL_HOST | 'smtp.a.example')]",
    ),
    "one variable that holds all": (
        {"a": "const smtp = JSON.parse(process.env.SMTP); exports.x = [smtp.host, smtp.auth.user];"},
        "[env SMTP as json.host, env SMTP as json.auth.user]",
    ),
}
BY_NAME: dict[str, Case] = {
    "Nest, a variable": (
        {
            "a": "import { ConfigService } from '@nestjs/config'; class A { constructor(private config: ConfigService) { this.x = this.config.get<string>('MAIL_HOST', 'smtp.a.example'); } } export const x = new A().x;"
        },
        "or(env MAIL_HOST | 'smtp.a.example')",
    ),
    "Nest, a function's parameter": (
        {
            "a": "const make = (configService) => configService.getOrThrow('MAIL_HOST'); export const x = make(app.get(ConfigService));"
        },
        "env MAIL_HOST",
    ),
    "SvelteKit, fixed": ({"a": "import { HOST } from '$env/static/private'; export const x = HOST;"}, "env HOST"),
    "SvelteKit, at run time": (
        {"a": "import { env } from '$env/dynamic/private'; export const x = env.HOST;"},
        "env HOST",
    ),
    "AdonisJS": (
        {
            "env": "import { Env } from '@adonisjs/core/env'; export default await Env.create(new URL('../', import.meta.url), { SMTP_HOST: Env.schema.string() });",
            "a": "import env from './env'; export const x = [env.get('SMTP_HOST'), env.get('SMTP_PORT', '587')];",
        },
        "[env SMTP_HOST, or(env SMTP_PORT | '587')]",
    ),
    "AdonisJS 5": (
        {"a": "import Env from '@ioc:Adonis/Core/Env'; export const x = Env.get('SMTP_HOST');"},
        "env SMTP_HOST",
    ),
    "Strapi": (
        {
            "a": "const make = ({ env }) => ({ host: env('SMTP_HOST', 'smtp.a.example'), port: env.int('SMTP_PORT', 587) }); export const x = make(strapi);"
        },
        "{host: or(env SMTP_HOST | 'smtp.a.example'), port: or(env SMTP_PORT as number | 587)}",
    ),
    "env-var": (
        {
            "a": "const env = require('env-var'); exports.x = [env.get('HOST').required().asString(), env.get('PORT').default(465).asPortNumber(), env.get('TLS').default('false').asBool(), env.get('NAME').asString()];"
        },
        "[env HOST, or(env PORT as number | 465), or(env TLS as boolean | false), env NAME]",
    ),
    "env-var, a part of it": (
        {"a": "import { get } from 'env-var'; export const x = get('HOST').default('smtp.a.example').asString();"},
        "or(env HOST | 'smtp.a.example')",
    ),
    "the environment, taken apart": (
        {"a": "const { HOST = 'smtp.a.example', PORT } = process.env; export const x = [HOST, PORT];"},
        "[default(env HOST | 'smtp.a.example'), env PORT]",
    ),
    "the environment under other names": (
        {"a": "const { env: { HOST: host = 'smtp.a.example' } } = process; export const x = host;"},
        "default(env HOST | 'smtp.a.example')",
    ),
    "a store of one's own that is known": (
        {"a": "const config = { get: (name) => `${name}.example` }; export const x = config.get('MAIL_HOST');"},
        "'MAIL_HOST.example'",
    ),
    "a map that is no configuration": (
        {"a": "const hosts = new Map(); export const x = hosts.get('MAIL_HOST');"},
        "dynamic",
    ),
    "an answer of the web": ({"a": "import axios from 'axios'; export const x = axios.get('MAIL_HOST');"}, "result"),
}
NEST = "import { registerAs } from '@nestjs/config'; export default registerAs('mail', () => ({ host: process.env.HOST, port: 465 }));"
ASKS = "import { ConfigService } from '@nestjs/config'; class A { constructor(private configService: ConfigService) { this.x = VALUE; } } export const x = new A().x;"
MODULE = "import { ConfigModule } from '@nestjs/config'; import load from './config/mail'; @Module({ imports: [ConfigModule.forRoot({ load: [load] })] }) export class AppModule {}"
LAYERS = "const nconf = require('nconf'); nconf.argv().env({ separator: '__' }).file({ file: 'mail.json' }); nconf.defaults({ mail: { port: 465 } }); module.exports = nconf;"
JSON = '{ "mail": { "host": "smtp.a.example" } }'
TOLD: dict[str, Case] = {
    "Nest, under a name": (
        {
            "app.module": MODULE,
            "config/mail": NEST,
            "a": ASKS.replace(
                "VALUE", "[this.configService.get('mail.host'), this.configService.get<number>('mail.port')]"
            ),
        },
        "[env HOST, 465]",
    ),
    "Nest, all under a name": (
        {"app.module": MODULE, "config/mail": NEST, "a": ASKS.replace("VALUE", "this.configService.get('mail')")},
        "{host: env HOST, port: 465}",
    ),
    "Nest, under none": (
        {
            "app.module": MODULE,
            "config/mail": "export default () => ({ mail: { port: 465 } });",
            "a": ASKS.replace("VALUE", "this.configService.get('mail.port')"),
        },
        "465",
    ),
    "Nest, under another name": (
        {"app.module": MODULE, "config/mail": NEST, "a": ASKS.replace("VALUE", "this.configService.get('sms.port')")},
        "result",
    ),
    "Nest, by the type of what is handed in": (
        {
            "config/mail": NEST,
            "a": "import mail from './config/mail'; class A { constructor(@Inject(mail.KEY) private readonly settings: ConfigType<typeof mail>) { this.x = this.settings.port; } } export const x = new A().x;",
        },
        "465",
    ),
    "nconf, a file under the environment": (
        {
            "config": LAYERS,
            "mail.json": JSON,
            "a": "const nconf = require('./config'); exports.x = nconf.get('mail:host');",
        },
        "or(env mail__host | 'smtp.a.example')",
    ),
    "nconf, a default": (
        {
            "config": LAYERS,
            "mail.json": JSON,
            "a": "const nconf = require('./config'); exports.x = nconf.get('mail:port');",
        },
        "or(env mail__port | 465)",
    ),
    "nconf, a variable": (
        {
            "config": "const nconf = require('nconf'); nconf.env();",
            "a": "require('./config'); const nconf = require('nconf'); exports.x = nconf.get('SMTP_HOST');",
        },
        "env SMTP_HOST",
    ),
    "nconf, a file where variables are divided by nothing": (
        {
            "a": "const nconf = require('nconf'); nconf.env().file({ file: 'mail.json' }); exports.x = nconf.get('mail:host');",
            "mail.json": JSON,
        },
        "'smtp.a.example'",
    ),
    "nconf, a file under some variables": (
        {
            "a": "const nconf = require('nconf'); nconf.argv().env(['SMTP_HOST']).file('mail.json'); exports.x = [nconf.get('mail:host'), nconf.get('SMTP_HOST')];",
            "mail.json": JSON,
        },
        "['smtp.a.example', env SMTP_HOST]",
    ),
    "nconf, what nobody set": (
        {
            "config": LAYERS,
            "mail.json": JSON,
            "a": "const nconf = require('./config'); exports.x = nconf.get('mail:name');",
        },
        "result",
    ),
    "Nuxt": (
        {
            "/nuxt.config": "export default defineNuxtConfig({ runtimeConfig: { mailHost: '', smtp: { port: 465 } } });",
            "a": "const config = useRuntimeConfig(); export const x = [config.mailHost, config.smtp.port];",
        },
        "[env NUXT_MAIL_HOST, or(env NUXT_SMTP_PORT | 465)]",
    ),
}


def settled(files: dict[str, str]) -> str:
    """What `x` of `a` is, in a project of these files."""
    texts = {_path(name): text for name, text in files.items()}
    facts = {path: EXTRACTORS[kind_by_name(path) or ""](one.encode(), path, READER) for path, one in texts.items()}
    known = world({"src/a.ts": facts["src/a.ts"]}, KNOWLEDGE, facts.get, whole=False)
    return show(expand(known, exported(known, facts["src/a.ts"], "x", ())))


def _path(name: str) -> str:
    path = name if "." in name.removesuffix(".module").removesuffix(".config") else f"{name}.ts"
    return path[1:] if path.startswith("/") else f"src/{path}"


@pytest.mark.parametrize("case", CHECKED)
def test_a_setting_that_is_checked_or_declared_is_a_variable(case: str) -> None:
    files, expected = CHECKED[case]
    assert settled(files) == expected


@pytest.mark.parametrize("case", BY_NAME)
def test_a_setting_that_is_read_by_its_name_is_a_variable(case: str) -> None:
    files, expected = BY_NAME[case]
    assert settled(files) == expected


@pytest.mark.parametrize("case", TOLD)
def test_a_setting_that_another_file_has_loaded_is_found_by_its_name(case: str) -> None:
    files, expected = TOLD[case]
    assert settled(files) == expected
