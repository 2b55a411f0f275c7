"""Where frameworks keep the options of a transport: what stands there is what Nodemailer is given."""

from pathlib import Path

import pytest

from oauthlint.audit import audit
from oauthlint.config import Settings
from oauthlint.inquiries import effective
from oauthlint.model.effective import Said

AUTH = "auth: { type: 'OAuth2', user: process.env.MAIL_USER, refreshToken: process.env.MAIL_REFRESH_TOKEN }"
OPTIONS = f"{{ service: 'gmail', {AUTH} }}"
JSON = '{ "service": "Gmail", "auth": { "type": "OAuth2", "user": "shop@gmail.com", "refreshToken": "" } }'
DRIVER = OPTIONS.replace("{", "{ driver: 'smtp',", 1)
PLACES = {
    "Nodemailer": ("mail.js", f"require('nodemailer').createTransport({OPTIONS});"),
    "Nest, forRoot": (
        "app.module.ts",
        f"import {{ MailerModule }} from '@nestjs-modules/mailer'; MailerModule.forRoot({{ transport: {OPTIONS} }});",
    ),
    "Nest, forRootAsync": (
        "app.module.ts",
        (
            "import { MailerModule } from '@nestjs-modules/mailer';"
            f" MailerModule.forRootAsync({{ useFactory: async (c) => ({{ transport: {OPTIONS} }}) }});"
        ),
    ),
    "Nest, several": (
        "app.module.ts",
        f"import {{ MailerModule }} from '@nestjs-modules/mailer'; MailerModule.forRoot({{ transports: {{ a: {OPTIONS} }} }});",
    ),
    "Nest, a class of options": (
        "app.module.ts",
        (
            "import { MailerModule } from '@nestjs-modules/mailer';"
            f" class Mail {{ createMailerOptions() {{ return {{ transport: {OPTIONS} }}; }} }}"
            " MailerModule.forRootAsync({ useClass: Mail });"
        ),
    ),
    "Nest, a function of a class": (
        "app.module.ts",
        (
            "import { MailerModule } from '@nestjs-modules/mailer';"
            f" class Settings {{ static mailer() {{ return {{ transport: {{ a: {OPTIONS} }}, defaults: {{}} }}; }} }}"
            " MailerModule.forRootAsync({ useFactory: async () => { const { transport } = Settings.mailer();"
            " const options = { transport: transport.a }; return options; } });"
        ),
    ),
    "Nest, a service made by hand": (
        "app.module.ts",
        (
            "import { MailerModule } from '@nestjs-modules/mailer';"
            f" class Mail {{ createMailerOptions() {{ return {{ transport: {OPTIONS} }}; }} }}"
            " MailerModule.forRootAsync({ useFactory: (c) => { const mail = new Mail(c); return mail.createMailerOptions(); } });"
        ),
    ),
    "NextAuth": (
        "auth.ts",
        f"import EmailProvider from 'next-auth/providers/email'; export const p = EmailProvider({{ server: {OPTIONS} }});",
    ),
    "Auth.js": (
        "auth.ts",
        f"import Nodemailer from 'next-auth/providers/nodemailer'; export const p = Nodemailer({{ server: {OPTIONS} }});",
    ),
    "NextAuth 3": (
        "pages/api/auth/[...nextauth].js",
        f"import NextAuth from 'next-auth'; import Providers from 'next-auth/providers'; export default NextAuth({{ providers: [Providers.Email({{ server: {OPTIONS} }})] }});",
    ),
    "Payload 3": (
        "payload.config.ts",
        (
            "import { nodemailerAdapter } from '@payloadcms/email-nodemailer';"
            f" export default {{ email: nodemailerAdapter({{ transportOptions: {OPTIONS} }}) }};"
        ),
    ),
    "Payload 2": (
        "server.ts",
        f"import payload from 'payload'; payload.init({{ secret: 's', email: {{ transportOptions: {OPTIONS}, fromName: 'a' }} }});",
    ),
    "Payload 3, where there is a server": (
        "payload.config.ts",
        (
            "import { nodemailerAdapter } from '@payloadcms/email-nodemailer'; const adapter = process.env.HOST ?"
            f" nodemailerAdapter({{ transportOptions: {OPTIONS} }}) : undefined; export default {{ email: adapter }};"
        ),
    ),
    "Payload 3, with a transport of one's own": (
        "payload.config.ts",
        (
            "import nodemailer from 'nodemailer'; import { nodemailerAdapter } from '@payloadcms/email-nodemailer';"
            f" export default {{ email: nodemailerAdapter({{ transport: nodemailer.createTransport({OPTIONS}) }}) }};"
        ),
    ),
    "Keystone 6": (
        "keystone.ts",
        (
            "import { createAuth } from '@keystone-6/auth'; import nodemailer from 'nodemailer';"
            " const auth = createAuth({ passwordResetLink: { async sendToken() { await"
            f" nodemailer.createTransport({OPTIONS}).sendMail({{}}); }} }} }}); export default auth;"
        ),
    ),
    "Keystone 5": (
        "mail.js",
        (
            "const Email = require('keystone-email'); module.exports = () => new Email('a.pug', { transport: 'nodemailer' })"
            f".send({{}}, {{ nodemailerConfig: {OPTIONS}, to: 'a@b.example' }});"
        ),
    ),
    "Keystone 5, at once": (
        "mail.js",
        f"const Email = require('keystone-email'); Email.send('a.pug', {{}}, {{}}, {{ nodemailerConfig: {OPTIONS} }}, done);",
    ),
    "Medusa 1": (
        "medusa-config.js",
        (
            "const plugins = [{ resolve: '@medusajs/file-local', options: {} },"
            f" {{ resolve: 'medusa-plugin-mailer', options: {{ transport: {OPTIONS} }} }}]; module.exports = {{ plugins }};"
        ),
    ),
    "Medusa 2": (
        "medusa-config.ts",
        (
            "import { defineConfig } from '@medusajs/framework/utils'; module.exports = defineConfig({ modules: [{"
            " resolve: '@medusajs/medusa/notification', options: { providers: [{ resolve:"
            f" '@perseidesjs/notification-nodemailer/providers/nodemailer', options: {OPTIONS} }}] }} }}] }});"
        ),
    ),
    "n8n": (
        ".env",
        "N8N_SMTP_HOST=smtp.gmail.com\nN8N_SMTP_USER=shop@gmail.com\nN8N_SMTP_OAUTH_SERVICE_CLIENT=123456789012345678901",
    ),
    "n8n in a container": (
        "docker-compose.yml",
        (
            "services:\n  n8n:\n    image: n8nio/n8n\n    environment:\n      - N8N_SMTP_HOST=smtp.gmail.com\n"
            "      - N8N_SMTP_USER=shop@gmail.com\n      - N8N_SMTP_OAUTH_SERVICE_CLIENT=123456789012345678901"
        ),
    ),
    "AdonisJS": (
        "config/mail.ts",
        f"import {{ defineConfig, transports }} from '@adonisjs/mail'; export default defineConfig({{ mailers: {{ smtp: transports.smtp({OPTIONS}) }} }});",
    ),
    "AdonisJS 5": (
        "config/mail.ts",
        f"const mailConfig: MailConfig = {{ mailer: 'a', mailers: {{ a: {DRIVER}, b: {{ driver: 'ses' }} }} }}; export default mailConfig;",
    ),
    "AdonisJS 5, by a function": (
        "config/mail.ts",
        f"import {{ mailConfig }} from '@adonisjs/mail/build/config'; export default mailConfig({{ mailer: 'a', mailers: {{ a: {DRIVER} }} }});",
    ),
    "AdonisJS 4": (
        "config/mail.js",
        f"module.exports = {{ connection: 'smtp', smtp: {DRIVER}, sparkpost: {{ driver: 'sparkpost' }} }};",
    ),
    "email-templates": (
        "mail.js",
        f"const Email = require('email-templates'); module.exports = new Email({{ transport: {OPTIONS} }});",
    ),
    "Feathers": (
        "mailer.js",
        f"const {{ Service }} = require('feathers-mailer'); module.exports = new Service({OPTIONS});",
    ),
    "Feathers 3, with a plugin": (
        "mailer.js",
        (
            "const Mailer = require('feathers-mailer'); const smtp = require('nodemailer-smtp-transport');"
            f" module.exports = (app) => {{ app.use('/mailer', Mailer(smtp({OPTIONS}))); }};"
        ),
    ),
    "Feathers 3": ("mailer.js", f"const Mailer = require('feathers-mailer'); module.exports = Mailer({OPTIONS});"),
    "Strapi": (
        "config/plugins.js",
        (
            "module.exports = ({ env }) => ({ email: { config: { provider: 'nodemailer',"
            f" providerOptions: {OPTIONS} }} }} }});"
        ),
    ),
    "Strapi in production": (
        "config/env/production/plugins.ts",
        f"export default () => ({{ email: {{ config: {{ provider: 'nodemailer', providerOptions: {OPTIONS} }} }} }});",
    ),
    "Sails": ("config/email.js", f"module.exports.email = {{ transporter: {OPTIONS} }};"),
    "Ghost": ("config.production.json", f'{{ "mail": {{ "transport": "SMTP", "options": {JSON} }} }}'),
}


def found(tmp_path: Path, path: str, text: str) -> list[tuple[object, object]]:
    """Host and method of each transport in a project with that one file."""
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text + "\n", encoding="utf-8")
    (tmp_path / "package.json").write_text('{ "dependencies": { "nodemailer": "10.6.0" } }\n')
    made, *_ = effective([str(tmp_path)], Settings(no_cache=True))
    values = [{said.name: said.value for said in one.said} for one in made]
    return [(one["host"], one["method"]) for one in values]


@pytest.mark.parametrize("framework", PLACES)
def test_the_transport_of_a_framework_is_understood(framework: str, tmp_path: Path) -> None:
    assert found(tmp_path, *PLACES[framework]) == [("smtp.gmail.com", "XOAUTH2")]


URL = "'smtps://' + process.env.NAME + ':' + process.env.KEY + '@smtp.gmail.com'"
BY_URL = {
    "Nest": f"import {{ MailerModule }} from '@nestjs-modules/mailer'; MailerModule.forRoot({{ transport: {URL} }});",
    "Nest, by its settings": "import { MailerModule } from '@nestjs-modules/mailer'; MailerModule.forRootAsync({ useFactory: (config) => ({ transport: `smtps://${config.get('NAME')}:${config.get('KEY')}@smtp.gmail.com` }) });",
    "Auth.js": f"import Nodemailer from 'next-auth/providers/nodemailer'; export const p = Nodemailer({{ server: {URL} }});",
    "email-templates": f"const Email = require('email-templates'); module.exports = new Email({{ transport: {URL} }});",
}


@pytest.mark.parametrize("framework", BY_URL)
def test_a_url_that_is_put_together_is_understood(framework: str, tmp_path: Path) -> None:
    assert found(tmp_path, "mail.ts", BY_URL[framework]) == [("smtp.gmail.com", "password")]


def test_sign_in_by_mail_is_found_where_no_other_word_speaks_of_mail(tmp_path: Path) -> None:
    server = "{ host: process.env.HOST, port: 2525, auth: { user: process.env.NAME, pass: process.env.KEY } }"
    code = f"import E from 'next-auth/providers/email'; export const p = [E({{ server: {server} }}), E({{ server: process.env.URL }})];"
    (tmp_path / "auth.js").write_text(code + "\n", encoding="utf-8")
    (tmp_path / "package.json").write_text('{ "dependencies": { "next-auth": "4.24.0" } }\n')
    made, *_ = effective([str(tmp_path)], Settings(no_cache=True))
    assert [{said.name: said.value for said in one.said}["port"] for one in made] == [2525, None]


ELSEWHERE = {
    "Strapi with another provider": (
        "config/plugins.js",
        f"module.exports = {{ email: {{ config: {{ provider: 'sendgrid', providerOptions: {OPTIONS} }} }} }};",
    ),
    "another file of that shape": (
        "src/plugins.js",
        f"module.exports = {{ email: {{ config: {{ provider: 'nodemailer', providerOptions: {OPTIONS} }} }} }};",
    ),
    "another plugin of Medusa": (
        "medusa-config.js",
        (
            f"module.exports = {{ plugins: [{{ resolve: 'other', options: {{ transport: {OPTIONS} }} }},"
            " { resolve: 'medusa-plugin-mailer', options: {} }] };"
        ),
    ),
    "AdonisJS with another driver": (
        "config/mail.ts",
        f"export default {{ mailer: 'a', mailers: {{ a: {DRIVER.replace('smtp', 'ses')} }} }};",
    ),
    "Directus with another transport": (".env", "EMAIL_TRANSPORT=ses\nEMAIL_SMTP_HOST=smtp.gmail.com"),
    "Ghost, where all options are set elsewhere": (".env", "mail__transport=SMTP"),
    "variables of another program": (".env", "EMAIL_SMTP_HOST=smtp.gmail.com\nMAIL_URL=smtps://smtp.gmail.com:465"),
    "Keystone without Nodemailer": (
        "mail.js",
        "const Email = require('keystone-email'); new Email('a.pug', { transport: 'mailgun' }).send({}, {});",
    ),
    "Ghost with another transport": ("config.json", f'{{ "mail": {{ "transport": "Mailgun", "options": {JSON} }} }}'),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_what_only_looks_like_it_is_none(case: str, tmp_path: Path) -> None:
    assert found(tmp_path, *ELSEWHERE[case]) == []


def test_an_empty_string_in_a_document_is_a_form_to_be_filled_in(tmp_path: Path) -> None:
    (tmp_path / "config.production.json").write_text(PLACES["Ghost"][1])
    (one,), *_ = effective([str(tmp_path)], Settings(no_cache=True))
    assert "unknown" in [said.state for said in one.said if said.name == "refresh_token"]


DIRECTUS = "EMAIL_TRANSPORT=smtp\nEMAIL_SMTP_HOST=smtp.gmail.com\nEMAIL_SMTP_PORT=587\nEMAIL_SMTP_SECURE=true\nEMAIL_SMTP_USER=shop@gmail.com"
GHOST = "mail__transport=SMTP\nmail__options__service=Gmail\nmail__options__auth__user=shop@gmail.com"
METEOR = '{ "dependencies": { "meteor-node-stubs": "1.2.5", "nodemailer": "10.6.0" } }'
BY_ENVIRONMENT = {
    "n8n, where the values are in files": (
        "N8N_SMTP_HOST_FILE=/run/secrets/host\nN8N_SMTP_PORT=587\nN8N_SMTP_SSL=false\nN8N_SMTP_STARTTLS=false",
        {},
        (None, 587, "none"),
    ),
    "n8n, what it takes where nothing is set": ("N8N_SMTP_HOST=smtp.gmail.com", {}, ("smtp.gmail.com", 465, "tls")),
    "Directus": (DIRECTUS, {}, ("smtp.gmail.com", 587, "tls")),
    "Directus, where the rest is set elsewhere": (
        "EMAIL_TRANSPORT=smtp\nEMAIL_SMTP_HOST=smtp.gmail.com",
        {},
        ("smtp.gmail.com", None, None),
    ),
    "Ghost": (GHOST, {}, ("smtp.gmail.com", 465, "tls")),
    "Ghost, with its own name for secure": (
        GHOST.replace("service=Gmail", "host=smtp.gmail.com")
        + "\nmail__options__port=587\nmail__options__secureConnection=true",
        {},
        ("smtp.gmail.com", 587, "tls"),
    ),
    "Meteor": ("MAIL_URL=smtps://smtp.gmail.com:465", {"package.json": METEOR}, ("smtp.gmail.com", 465, "tls")),
}


@pytest.mark.parametrize("case", BY_ENVIRONMENT)
def test_a_transport_that_is_made_of_variables_is_understood(case: str, tmp_path: Path) -> None:
    text, others, expected = BY_ENVIRONMENT[case]
    for path, content in ({"package.json": "{}"} | others | {".env": text}).items():
        (tmp_path / path).write_text(content + "\n", encoding="utf-8")
    (made,), *_ = effective([str(tmp_path)], Settings(no_cache=True))
    values = {said.name: said.value for said in made.said}
    assert (values["host"], values["port"], values["tls"]) == expected
    assert made.dead == ()  # what is not set here may be set elsewhere: it is neither missing nor in vain


def values_of(tmp_path: Path, files: dict[str, str]) -> dict[str, Said]:
    """What is said of the only transport of these files, by name."""
    for path, content in files.items():
        (tmp_path / path).write_text(content + "\n", encoding="utf-8")
    (made,), *_ = effective([str(tmp_path)], Settings(no_cache=True))
    return {said.name: said for said in (*made.said, *made.body)}


def test_each_option_of_ghost_may_be_a_variable_and_a_file_may_hold_it(tmp_path: Path) -> None:
    text = (
        f"{GHOST}\nmail__options__auth__type=OAuth2\nmail__options__auth__clientId=12345-shop.apps.googleusercontent.com\n"
        "mail__options__auth__refreshToken_FILE=/run/secrets/token\nmail__options__tls__rejectUnauthorized=false"
    )
    said = values_of(tmp_path, {"package.json": "{}", ".env": text})
    assert (said["method"].value, said["user"].value) == ("XOAUTH2", "shop@gmail.com")
    assert (said["refresh_token"].value, said["refresh_token"].state) == (None, "unknown")
    assert said["reject_unauthorized"].value is False


def test_a_variable_that_leads_to_no_depth_of_options_is_passed_over(tmp_path: Path) -> None:
    said = values_of(tmp_path, {"package.json": "{}", ".env": f"{GHOST}\nmail__options__{'a__' * 5000}b=1"})
    assert said["host"].value == "smtp.gmail.com"


def test_a_misspelt_variable_of_ghost_is_told(tmp_path: Path) -> None:
    text = f"{GHOST}\nmail__options__auth__type=OAuth2\nmail__options__auth__refresh_token_FILE=/run/secrets/token"
    for path, content in {"package.json": '{ "dependencies": { "ghost": "6.0.0" } }', ".env.example": text}.items():
        (tmp_path / path).write_text(content + "\n", encoding="utf-8")
    report = audit([str(tmp_path)], Settings(no_cache=True))
    assert [one.rule for one in report.findings] == ["unknown-auth-option"]


def test_nothing_is_missing_in_a_file_of_ghost_that_a_variable_may_hold(tmp_path: Path) -> None:
    auth = '{ "type": "OAuth2" }'
    text = f'{{ "mail": {{ "transport": "SMTP", "options": {{ "service": "Gmail", "auth": {auth} }} }} }}'
    said = values_of(tmp_path, {"package.json": "{}", "config.production.json": text})
    assert (said["user"].state, said["failure"].value) == ("maybe", None)


def test_a_service_in_the_settings_of_meteor_is_understood(tmp_path: Path) -> None:
    text = '{ "packages": { "email": { "service": "Gmail", "user": "shop@gmail.com", "password": "", "from": "a@b.example" } } }'
    said = values_of(tmp_path, {"package.json": METEOR, "settings-production.json": text})
    assert (said["host"].value, said["user"].value, said["method"].value) == (
        "smtp.gmail.com",
        "shop@gmail.com",
        "password",
    )


URLS = {
    "'smtps://shop%40gmail.com:' + process.env.PASSWORD + '@smtp.gmail.com:465'": ("smtp.gmail.com", 465, "tls"),
    "'smtp://' + encodeURIComponent(user) + ':' + encodeURIComponent(pass) + '@smtp.gmail.com:587'": (
        "smtp.gmail.com",
        587,
        "starttls",
    ),
    "`smtp://${user}:${pass}@${host}:25`": (None, 25, "starttls"),
}


@pytest.mark.parametrize("url", URLS)
def test_a_url_that_code_sets_for_meteor_is_understood(url: str, tmp_path: Path) -> None:
    said = values_of(tmp_path, {"main.js": f"Meteor.startup(function () {{ process.env.MAIL_URL = {url}; }});"})
    assert tuple(said[name].value for name in ("host", "port", "tls")) == URLS[url]


def test_each_url_that_code_sets_is_a_transport_of_its_own(tmp_path: Path) -> None:
    code = "import { Meteor } from 'meteor/meteor'; process.env.MAIL_URL = 'smtp://a.example:25'; if (x) process.env.MAIL_URL = 'smtp://b.example:25';"
    (tmp_path / "main.js").write_text(code + "\n", encoding="utf-8")
    made, *_ = effective([str(tmp_path)], Settings(no_cache=True))
    assert [next(said.value for said in one.said if said.name == "host") for one in made] == ["a.example", "b.example"]


@pytest.mark.parametrize("url", ["Meteor.settings.mail", "process.env.SMTP", "'nothing'"])
def test_what_is_no_url_makes_no_transport(url: str, tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text(f"Meteor.startup(() => {{ process.env.MAIL_URL = {url}; }}); // smtp\n")
    assert effective([str(tmp_path)], Settings(no_cache=True))[0] == ()


def test_the_variable_of_meteor_is_nothing_to_others(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("process.env.MAIL_URL = 'smtp://smtp.gmail.com:587';\n", encoding="utf-8")
    assert effective([str(tmp_path)], Settings(no_cache=True))[0] == ()


def test_the_same_settings_of_another_program_are_none(tmp_path: Path) -> None:
    text = '{ "packages": { "email": { "service": "Gmail", "user": "shop@gmail.com", "password": "" } } }'
    for path, content in {
        "package.json": '{ "dependencies": { "nodemailer": "9.1.1" } }',
        "settings.json": text,
    }.items():
        (tmp_path / path).write_text(content, encoding="utf-8")
    assert effective([str(tmp_path)], Settings(no_cache=True))[0] == ()


def test_nothing_is_missing_of_what_may_be_set_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "docker-compose.yml").write_text(
        PLACES["n8n in a container"][1].replace("@gmail.com", "@shop.example") + "\n", encoding="utf-8"
    )
    report = audit([str(tmp_path)], Settings(no_cache=True, profile="audit"))
    assert [(one.rule, one.message) for one in report.findings] == []
    assert "service_client" in {
        said.name for one in effective([str(tmp_path)], Settings(no_cache=True))[0] for said in one.said
    }


LOCKS = {
    "npm": (
        "package-lock.json",
        (
            '{ "lockfileVersion": 3, "packages": { "": { "dependencies": { "@adonisjs/mail": "^9.2.2" } },'
            ' "node_modules/@adonisjs/mail": { "version": "9.2.2", "dependencies": { "nodemailer": "^6.9.16" } },'
            ' "node_modules/nodemailer": { "version": "6.9.16" } } }'
        ),
    ),
    "yarn": (
        "yarn.lock",
        (
            '"@adonisjs/mail@^9.2.2":\n  version "9.2.2"\n  dependencies:\n    nodemailer "^6.9.16"\n\n'
            'nodemailer@^6.9.16:\n  version "6.9.16"\n'
        ),
    ),
}


@pytest.mark.parametrize("kind", LOCKS)
def test_the_release_that_a_framework_brings_in_counts(kind: str, tmp_path: Path) -> None:
    files = {
        "package.json": '{ "dependencies": { "@adonisjs/mail": "^9.2.2" } }',
        "mail.ts": PLACES["AdonisJS"][1],
        LOCKS[kind][0]: LOCKS[kind][1],
    }
    assert values_of(tmp_path, files)["version"].value == "6.9.16"


def test_a_release_that_something_else_brings_in_does_not(tmp_path: Path) -> None:
    files = {
        "package.json": '{ "dependencies": { "@adonisjs/mail": "^9.2.2", "other": "1.0.0" } }',
        "mail.ts": PLACES["AdonisJS"][1],
        "package-lock.json": '{ "lockfileVersion": 3, "packages": { "node_modules/other": { "version": "1.0.0",'
        ' "dependencies": { "nodemailer": "^6.9.16" } }, "node_modules/nodemailer": { "version": "6.9.16" } } }',
    }
    assert values_of(tmp_path, files)["version"].value is None
