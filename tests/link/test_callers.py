"""Callers of the project's functions: which of them a transport is told of, and where nobody knows what goes together."""

import pytest

from tests.link.test_forms import transports

BUILD = "function build(o) { return nodemailer.createTransport(o); }\n"
BUILDER = (
    "class B { host(h) { this.h = h; return this; } port(p) { this.p = p; return this; }"
    " build() { return nodemailer.createTransport({ host: this.h, port: this.p }); } }\n"
)


def test_of_wrappers_around_wrappers_the_outermost_call_is_told() -> None:
    code = f"const nodemailer = require('nodemailer');\n{BUILD}const make = (host) => build({{ host, port: 465 }});\nmake('smtp.a.example');\nmake('smtp.b.example');\n"
    places = {one.host: code[one.about.place.start : one.about.place.end] for one in transports({"a.js": code})}
    assert places == {"smtp.a.example": "make('smtp.a.example')", "smtp.b.example": "make('smtp.b.example')"}


@pytest.mark.parametrize(
    ("calls", "found"),
    [
        ("new B().host('a.example').port(25);", {("a.example", 25)}),
        ("new B().host('a.example').port(25); new B().host('b.example').port(25);", {("a.example", None), ("b.example", None)}),
        ("const b = new B(); b.host('a.example'); b.host('b.example'); b.port(25);", {("a.example", 25), ("b.example", 25)}),
    ],
)  # fmt: skip
def test_two_methods_with_several_callers_each_are_not_crossed(calls: str, found: set[tuple[str, int | None]]) -> None:
    assert {(one.host, one.port) for one in transports({"a.js": BUILDER + calls})} == found


@pytest.mark.parametrize(
    "calls",
    [
        "make.call(OPTIONS);",  # is what `this` is, and no argument
        "make.apply(null, list);",
        "function all() { make.apply(this, arguments); } all(OPTIONS);",
        "api.call('make', OPTIONS);",
        "const make2 = make; function make2of() { return make2; }",
    ],
)
def test_what_is_not_given_is_not_known(calls: str) -> None:
    code = f"function make(o) {{ return nodemailer.createTransport(o); }} {calls}"
    assert {(one.host, one.port) for one in transports({"a.js": code})} == {(None, None)}


def test_functions_that_call_each_other_come_to_an_end() -> None:
    code = "function a(o, n) { if (n) return b(o, n - 1); return nodemailer.createTransport(o); } function b(o, n) { return a(o, n); } b(OPTIONS, 3);"
    assert transports({"a.js": code})


def test_the_last_of_very_many_callers_are_not_known() -> None:
    code = BUILD + "".join(f"build({{ host: 'smtp.h{number}.example' }});" for number in range(25))
    hosts = [one.host for one in transports({"a.js": code})]
    assert len(hosts) == 21
    assert hosts.count(None) == 1


MADE = "exports.make = (host) => nodemailer.createTransport({ host, port: 465 });"
ASKED = "const { make } = require('%s/mail'); make('smtp.a.example');"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"src/mail.test.js": ASKED % "."}, {("test", "smtp.a.example"), ("prod", None)}),
        ({"src/mail.test.js": ASKED % ".", "src/app.js": ASKED % "."}, {("test", "smtp.a.example"), ("prod", "smtp.a.example")}),
        ({"src/app.js": ASKED % "."}, {("prod", "smtp.a.example")}),
    ],
)  # fmt: skip
def test_what_only_tests_call_is_the_products_all_the_same(
    files: dict[str, str], found: set[tuple[str, str | None]]
) -> None:
    made = transports({"src/mail.js": MADE, **files})
    assert {(one.about.context, one.effective.host) for one in made} == found
