"""`this` outside of classes: functions that are called with `new`, their prototypes, and methods of objects."""

import pytest

from tests.link.test_forms import HOST, transports

SEND = "Mailer.prototype.make = function () { return nodemailer.createTransport(this.o); };"
FOUND: dict[str, dict[str, str]] = {
    "a constructor that makes the transport": {
        "a.js": "function Mailer(o) { this.transport = nodemailer.createTransport(o); } Mailer.prototype.send = function () { this.transport.sendMail({}); }; new Mailer(OPTIONS).send();"
    },
    "a field that the constructor sets": {"a.js": f"function Mailer() {{ this.o = OPTIONS; }} {SEND}"},
    "a field that the constructor is given": {
        "a.js": f"function Mailer(o) {{ this.o = o; }} {SEND} module.exports = Mailer;",
        "b.js": "const Mailer = require('./a'); new Mailer(OPTIONS).make();",
    },
    "a constructor in a variable": {"a.js": f"var Mailer = function () {{ this.o = OPTIONS; }}; {SEND}"},
    "a constructor that is the module": {
        "a.js": "module.exports = function (o) { this.o = o; this.make = function () { return nodemailer.createTransport(this.o); }; };",
        "b.js": "const Mailer = require('./a'); new Mailer(OPTIONS).make();",
    },
    "a prototype that is set whole": {
        "a.js": "function Mailer() { this.o = OPTIONS; } Mailer.prototype = { make: function () { return nodemailer.createTransport(this.o); } };"
    },
    "a method of the prototype": {
        "a.js": "function Mailer() {} Mailer.prototype.opts = function () { return OPTIONS; }; Mailer.prototype.make = function () { return nodemailer.createTransport(this.opts()); };"
    },
    "a field of an object that somebody makes": {
        "a.js": "function Mailer() { this.o = OPTIONS; } module.exports = new Mailer();",
        "b.js": "const mailer = require('./a'); nodemailer.createTransport(mailer.o);",
    },
    "what a compiler makes of a class": {
        "a.js": f"var Mailer = /** @class */ (function () {{ function Mailer() {{ this.o = OPTIONS; }} {SEND} return Mailer; }}());"
    },
    "another name for this": {
        "a.js": "function Mailer() { var self = this; self.o = OPTIONS; self.make = function () { return nodemailer.createTransport(self.o); }; }"
    },
    "a key beside the method": {
        "a.js": "const mailer = { o: OPTIONS, make() { return nodemailer.createTransport(this.o); } };"
    },
    "a key that another method sets": {
        "a.js": "module.exports = { o: null, init: function () { this.o = OPTIONS; }, make() { return nodemailer.createTransport(this.o); } };"
    },
    "a method beside the method": {
        "a.js": "module.exports = { opts() { return OPTIONS; }, make() { return nodemailer.createTransport(this.opts()); } };"
    },
}
NOT_KNOWN = {
    "in a function that nobody calls with new": "function onError() { this.o = OPTIONS; } function make() { return nodemailer.createTransport(this.o); }",
    "in a function that is handed on": "list.forEach(function () { nodemailer.createTransport(this.o); });",
    "of a key that an object does not have": "const mailer = { a: 1, make() { return nodemailer.createTransport({ host: this.host }); } };",
    "of a prototype that belongs to nobody here": "Other.prototype.make = function () { return nodemailer.createTransport(this.o); };",
    "under a usual name that holds something else": "function M(self) { self.o = OPTIONS; } M.prototype.make = function () { return nodemailer.createTransport(this.o); };",
}


@pytest.mark.parametrize("form", FOUND)
def test_it_is_known_behind(form: str) -> None:
    assert {(one.effective.host, one.effective.port) for one in transports(FOUND[form])} == {(HOST, 465)}


@pytest.mark.parametrize("form", NOT_KNOWN)
def test_it_is_not_known(form: str) -> None:
    (one,) = transports({"a.js": NOT_KNOWN[form]})
    assert one.effective.host is None
    assert "host" in one.about.dynamic
