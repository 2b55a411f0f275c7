"""What does not fit a model is said with its line, and a misspelt key with the right one."""

import pytest
from pydantic import Field

from oauthlint.errors import ConfigError
from oauthlint.model.document import Document
from oauthlint.yaml12.compose import load
from oauthlint.yaml12.fit import fit


class Inner(Document):
    size: int
    fail_on: str = ""


class Outer(Document):
    name: str
    many: tuple[Inner, ...] = ()
    by_name: dict[str, Inner] = Field(default_factory=dict)
    other: Inner | None = None


def fitted(text: str) -> Outer:
    return fit(load(text.encode(), "c.yaml", ConfigError), Outer)


def test_keys_are_written_with_dashes() -> None:
    assert fitted("name: a\nby-name: {x: {size: 1, fail-on: note}}").by_name["x"].fail_on == "note"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("name: a\nnmae: b", "c.yaml:2:1: there is no key `nmae` here; did you mean `name`?\n 2 | nmae: b\n   | ^"),
        ("name: a\nother: {size: 1, failon: x}", "c.yaml:2:18: there is no key `failon` here; did you mean `fail-on`?"),
        ("name: a\nmany:\n  - {size: 1}\n  - siez: 1", "c.yaml:4:5: there is no key `siez` here; did you mean `size`?"),
        ("name: a\nby-name:\n  x: {sise: 1}", "c.yaml:3:7: there is no key `sise` here; did you mean `size`?"),
        ("name: a\nfail_on: x", "c.yaml:2:1: there is no key `fail_on` here\n"),
        ("other: {size: 1}", "c.yaml:1:1: the key `name` is missing"),
        ("name: 7", "c.yaml:1:7: should be a valid string\n 1 | name: 7\n   |       ^"),
        ('name: a\nother: {size: "7"}', "c.yaml:2:15: should be a valid integer"),
        ("- a", "c.yaml:1:1: should be an object"),
    ],
)
def test_a_misfit_is_said_at_its_place(text: str, start: str) -> None:
    with pytest.raises(ConfigError) as caught:
        fitted(text)
    assert caught.value.message.startswith(start)


def test_further_misfits_are_counted() -> None:
    with pytest.raises(ConfigError) as caught:
        fitted("nmae: a\nohter: b\nname: 7")
    assert caught.value.hint == "2 more in this file"
