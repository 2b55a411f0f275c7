"""What a repository may hold to break a reader ends soon, in a clear line, and never in a traceback."""

from pathlib import Path
from time import monotonic

import pytest

from oauthlint.__main__ import answer

START = "import n from 'nodemailer';\n"
FILES = {
    "an unclosed nest": START + "const x = " + "\n[" * 20_000,
    "a nest of options": START + "n.createTransport(" + "{a:\n" * 10_000 + "1" + "}\n" * 10_000 + ")",
    "a long sum": START + "n.createTransport({ host: " + "'a' +\n" * 20_000 + "'b' })",
    "a long conditional": START + "n.createTransport({ host: " + "a ? b :\n" * 5_000 + "'b' })",
    "a long chain": START + "n.createTransport({ host: x" + ".a()\n" * 20_000 + "})",
    "an object that holds itself": START
    + "const a = { ...a, b: a }; a.c = a; n.createTransport({ ...a, host: a.c.c })",
    "a function that calls itself": START + "function f() { return f() } n.createTransport({ auth: f() })",
    "objects that double": START
    + "const a0 = { x: 1 };\n"
    + "".join(f"const a{n} = {{ p: a{n - 1}, q: a{n - 1}, ...a{n - 1} }};\n" for n in range(1, 60))
    + "n.createTransport(a59)",
    "choices that double": START
    + "const a0 = 1;\n"
    + "".join(f"const a{n} = p{n} ? a{n - 1} : a{n - 1};\n" for n in range(1, 40))
    + "n.createTransport({ port: a39 })",
    "functions that double": START
    + "const f0 = (x) => ({ p: x, q: x });\n"
    + "".join(f"const f{n} = (x) => ({{ p: f{n - 1}(x), q: f{n - 1}(x) }});\n" for n in range(1, 40))
    + "n.createTransport(f39({ host: 'a.example' }))",
    "assignments that double": START
    + "let a0 = 1;\n"
    + "".join(f"let a{n} = a{n - 1}; if (p{n}) a{n} = a{n - 1};\n" for n in range(1, 40))
    + "n.createTransport({ port: a39 })",
}


@pytest.mark.parametrize("what", FILES)
def test_it_ends_soon_and_without_a_traceback(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mail.js").write_text(FILES[what])
    monkeypatch.chdir(tmp_path)
    began = monotonic()
    code = answer(["check", "mail.js"])
    shown = capsys.readouterr()
    assert code in (0, 1), shown.err
    assert "internal error" not in shown.err
    assert monotonic() - began < 20


def test_modules_that_import_each_other_are_followed_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        code = f"import n from 'nodemailer'; export * from './{other}'; import {{ x }} from './{other}'; n.createTransport(x);"
        (tmp_path / f"{one}.js").write_text(code)
    monkeypatch.chdir(tmp_path)
    assert answer(["check", "."]) == 0
    assert "2 transports" in capsys.readouterr().out


def test_a_file_that_is_not_parsed_is_said_and_still_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mail.js").write_text(START + "x(1);" * 2_000)
    monkeypatch.chdir(tmp_path)
    assert answer(["check", "mail.js"]) == 0
    assert "minified" in capsys.readouterr().out
