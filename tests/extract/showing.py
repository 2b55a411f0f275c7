"""Terms as short text, so that a test can say in a line what an expression is."""

from oauthlint.extract import javascript
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner
from oauthlint.model import value as terms
from oauthlint.model.filefacts import FileFacts

NAMES = frozenset({"createTransport", "sendMail", "verify", "setCredentials", "getAccessToken", "generateAuthUrl"})
READER = Reader(scanner((), b"a key made up for tests"), NAMES, frozenset({"nodemailer"}), (b"mail.google.com",))


def facts(code: str, path: str = "src/a.ts") -> FileFacts:
    return javascript.extract(code.encode(), path, READER)


def show(value: terms.Value) -> str:
    match value:
        case terms.Text(text=text):
            return repr(text)
        case terms.Constant(name="number", value=number):
            return f"{number:g}"
        case terms.Constant(name="boolean", value=truth):
            return str(truth).lower()
        case terms.Constant(name=name):
            return name
        case terms.Env(name=name, convert=convert):
            return f"env {name}{' as ' + convert if convert else ''}"
        case terms.Object(entries=entries, open=is_open, spreads=spreads):
            parts = [f"{one.key}: {show(one.value)}" for one in entries]
            parts += [f"...{show(one)}" for _, one in spreads] + (["…"] if is_open else [])
            return "{" + ", ".join(parts) + "}"
        case terms.Array(items=items):
            return "[" + ", ".join(show(one) for one in items) + "]"
        case terms.Choice(form=form, branches=branches):
            return f"{form}(" + " | ".join(show(one.value) for one in branches) + ")"
        case terms.Promise(value=inner):
            return f"promise of {show(inner)}"
        case terms.Awaited(value=inner):
            return f"awaited {show(inner)}"
        case terms.Member(base=base, name=name):
            return f"{show(base)}.{name}"
        case terms.External(package=package, names=names):
            return ":".join((package, ".".join(names)))
        case terms.Ref(module=module, name=name):
            return f"{name} of {module}"
        case terms.Param(position=index):
            return f"parameter {index}"
        case terms.Join(parts=parts):
            return " + ".join(show(one) for one in parts)
        case terms.Secret(verdict=verdict):
            return f"<{verdict}>"
        case _:
            return type(value).__name__.lower()


def exported(code: str, name: str = "x") -> str:
    return show(dict(facts(code).exports)[name])
