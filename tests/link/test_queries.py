"""Queries and forms: the same values, whichever way they are written."""

import pytest

from oauthlint.extract import javascript
from oauthlint.link.queries import Reading, address, query, reading
from oauthlint.link.shapes import shapes
from oauthlint.link.world import world
from oauthlint.model.value import Text, Value
from tests.extract.showing import show
from tests.link.oauth_linking import KNOWLEDGE, READER


def means(code: str) -> tuple[Reading, Value]:
    facts = javascript.extract(f"// grant_type\n{code}".encode(), "src/a.ts", READER)
    files = world({"src/a.ts": facts}, KNOWLEDGE, lambda _: None, whole=True)
    return reading(files, shapes(KNOWLEDGE)), dict(facts.exports)["x"]


@pytest.mark.parametrize(
    ("code", "values", "is_open"),
    [
        ("export const x = { a: 'code', b: process.env.B };", {"a": "'code'", "b": "env B"}, False),
        ("export const x = new URLSearchParams({ a: 'code' });", {"a": "'code'"}, False),
        ("export const x = new URLSearchParams({ a: 'code' }).toString();", {"a": "'code'"}, False),
        ("export const x = new URLSearchParams([['scope', 'code']]);", {"scope": "'code'"}, False),
        (
            "export const x = new URLSearchParams('scope=openid&prompt=none');",
            {"scope": "'openid'", "prompt": "'none'"},
            False,
        ),
        ("const x = new URLSearchParams(); x.append('scope', 'code'); export { x };", {"scope": "'code'"}, False),
        ("const x = new URLSearchParams(); for (const k of ks) x.set(k, 'code'); export { x };", {}, True),
        ("import qs from 'qs'; export const x = qs.stringify({ a: 'code' });", {"a": "'code'"}, False),
        (
            "export const x = `grant_type=code&client_id=${process.env.B}`;",
            {"grant_type": "'code'", "client_id": "env B"},
            False,
        ),
        ("const p = { a: 'code' }; export const x = { ...p, b: 'token' };", {"a": "'code'", "b": "'token'"}, False),
        ("export const x = { a: 'code', ...more };", {"a": "'code'"}, True),
        ("export const x = `grant_type=code&${more}`;", {"grant_type": "'code'"}, True),
        (
            "export const x = `grant_type=code&a=" + "${b}" * 300 + "&c=d`;",
            {"grant_type": "'code'", "a": "dynamic"},
            True,
        ),
    ],
)
def test_a_form_is_its_values(code: str, values: dict[str, str], is_open: bool) -> None:
    how, value = means(code)
    found = query(how, value)
    assert found is not None
    assert ({name: show(one) for name, one in found.values.items()}, found.is_open) == (values, is_open)


def test_a_value_that_nobody_knows_is_no_form() -> None:
    how, value = means("export const x = make();")
    assert query(how, value) is None


def test_an_address_has_a_base_and_a_query() -> None:
    how, value = means(
        "export const x = `https://a.example/${process.env.T}/token?scope=${encodeURIComponent('openid')}#top`;"
    )
    found = address(how, value)
    assert found is not None
    assert found.base == "https://a.example/{}/token"
    assert [one.text for one in found.query.values.values() if isinstance(one, Text)] == ["openid"]
