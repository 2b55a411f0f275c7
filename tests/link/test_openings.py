"""Where transports hide: frameworks, transports of old, connection URLs."""

import pytest

from tests.link.mail_linking import IMPORT, transports

NEST = "import { MailerModule } from '@nestjs-modules/mailer';\n"
OPTIONS = "{ service: 'gmail', auth: { user: 'shop@gmail.com', pass: process.env.PASS } }"
WAYS = {
    "options of a module": f"{NEST}MailerModule.forRoot({{ transport: {OPTIONS} }})",
    "in a decorator": f"{NEST}@Module({{ imports: [MailerModule.forRoot({{ transport: {OPTIONS} }})] }}) class A {{}}",
    "under a name": f"{NEST}MailerModule.forRoot({{ transports: {{ shop: {OPTIONS} }} }})",
    "of a factory": f"{NEST}MailerModule.forRootAsync({{ useFactory: () => ({{ transport: {OPTIONS} }}) }})",
    "of an async method": f"{NEST}MailerModule.forRootAsync({{ async useFactory() {{ return {{ transport: {OPTIONS} }} }} }})",
    "of a class": f"{NEST}class C {{ createMailerOptions() {{ return {{ transport: {OPTIONS} }} }} }}\n"
    "MailerModule.forRootAsync({ useClass: C })",
    "added to an injected service": "import { MailerService } from '@nestjs-modules/mailer';\n"
    f"class M {{ constructor(private mailer: MailerService) {{}} f() {{ this.mailer.addTransporter('x', {OPTIONS}) }} }}",
    "a transport of old": f"{IMPORT}import smtp from 'nodemailer-smtp-transport'; nodemailer.createTransport(smtp({OPTIONS}))",
    "a transport of old in a variable": f"{IMPORT}const smtp = require('nodemailer-smtp-transport');"
    f" const t = smtp({OPTIONS}); nodemailer.createTransport(t)",
    "the name of the transport first": f"{IMPORT}nodemailer.createTransport('SMTP', {OPTIONS})",
    "a wrapper that spreads": f"{IMPORT}const f = (o) => nodemailer.createTransport({{ ...o }}); f({OPTIONS})",
    "nodemailer as a parameter": f"function f(nodemailer) {{ return nodemailer.createTransport({OPTIONS}) }}",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_transport_is_found_once_on_every_way(way: str) -> None:
    (found,) = transports(WAYS[way])
    assert (found.provider, found.auth.user) == ("google", "shop@gmail.com")


def test_named_transports_are_told_apart_by_their_place() -> None:
    code = f"{NEST}MailerModule.forRoot({{ transports: {{ a: {{ host: 'a.example' }}, b: {{ host: 'b.example' }} }} }})"
    found = transports(code)
    assert [code[one.about.place.start : one.about.place.end] for one in found] == [
        "{ host: 'a.example' }",
        "{ host: 'b.example' }",
    ]


def test_a_factory_that_nobody_can_read_is_one_unknown_transport() -> None:
    (found,) = transports(
        f"{NEST}import {{ make }} from 'elsewhere'; MailerModule.forRootAsync({{ useFactory: make }})"
    )
    assert found.family == "unknown"
    assert "auth.user.given" in found.about.dynamic


def test_a_transport_that_is_made_elsewhere_is_not_counted_again() -> None:
    code = f"{IMPORT}{NEST}MailerModule.forRoot({{ transport: nodemailer.createTransport({OPTIONS}) }})"
    assert [one.library for one in transports(code)] == ["nodemailer"]


def test_a_url_put_together_is_a_transport_with_a_password() -> None:
    code = IMPORT + "nodemailer.createTransport(`smtps://${process.env.USER}:${process.env.PASS}@smtp.gmail.com`)"
    (found,) = transports(code)
    assert (found.family, found.provider, found.auth.mode) == ("url", "google", "password")
    assert "auth.password" in found.about.dynamic
