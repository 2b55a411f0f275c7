"""Sound code that the grammars do not know is no mistake, and what stands around it is read."""

import pytest

from tests.extract.showing import exported, facts

UNKNOWN = {
    "the type of a module": "const a = await original<typeof import('./mail')>();",
    "a type with a template": "const a = await prisma.$queryRaw<Row[]>`select ${b}`;",
    "a type within a type with a template": "const a = sql<Map<string, Row[]>>`select 1`;",
    "a type of an object with a template": "const a = sql<{ id: string; many: Row[] }[]>`select 1`;",
    "a type over lines with a template": "const a = await db.$queryRaw<\n  [{ id: bigint; at: Date | null }]\n>`select 1`;",
    "all types of a module": "export type * from './mail';",
    "an abstract class that has no name": "export default abstract class { abstract send(): void }",
    "an abstract member that overrides": "abstract class A extends B { abstract override send(): void }",
    "a type that is both": "interface A<in out T> { a: T }",
}
HOST = "export const x = { host: 'smtp.a.example' };"


@pytest.mark.parametrize("form", UNKNOWN)
def test_it_is_read_without_a_word(form: str) -> None:
    for code in (f"{UNKNOWN[form]}\n{HOST}", f"{HOST}\n{UNKNOWN[form]}"):
        assert facts(code, "a.ts").problems == ()
        assert exported(code) == "{host: 'smtp.a.example'}"


@pytest.mark.parametrize(
    "text", ["Search & <i>read</i> & send & more", "a & b & c", "{x} & {y}", "AT&T", "a &amp; b & c"]
)
def test_an_ampersand_between_tags_is_text(text: str) -> None:
    code = f"{HOST}\nexport const a = (x: A & B) => <b title={{1 & 2}}>{text}</b>;"
    assert facts(code, "a.tsx").problems == ()


def test_a_mistake_beside_it_is_still_one() -> None:
    code = f"const a = await original<typeof import('./mail')>();\nconst b = [1, , {{;\n{HOST}"
    (problem,) = facts(code, "a.ts").problems
    assert problem.message.startswith("has a syntax error on line 2")
