"""What a file says survives a trip through JSON: the cache and other processes rest on it."""

import json

import pytest

from oauthlint.model import filefacts
from oauthlint.model.serial import dump, load, shared
from oauthlint.model.source import Place
from oauthlint.model.value import Text
from oauthlint.words import SCRIPT_SUFFIXES
from tests.extract.showing import facts
from tests.extract.test_values import FORMS

WHOLE = """
import nodemailer from 'nodemailer'; import { google } from 'googleapis'; export * from './more';
const { ID, SECRET = 'changeme' } = process.env; /* oauthlint: ignore[unknown-auth-option] older server */
export class Mailer extends Base {
  #options = { ...defaults, [key]: 1, auth: { type: live ? 'OAuth2' : 'login', accessToken: await client.getAccessToken() } };
  constructor(private config) { super(); this.transport = nodemailer.createTransport(this.#options); }
  async send(message, tries = 3) { return this.transport.sendMail({ ...message, to: `${message.name}@example.com` }); }
}
module.exports.make = (auth) => nodemailer.createTransport({ auth });
"""


@pytest.mark.parametrize("form", FORMS)
def test_every_term_comes_back_as_it_was(form: str) -> None:
    before = facts(FORMS[form][0])
    assert load(json.loads(json.dumps(dump(before)))) == before


@pytest.mark.parametrize("suffix", SCRIPT_SUFFIXES)
def test_a_whole_file_comes_back_as_it_was(suffix: str) -> None:
    before = facts(WHOLE, f"src/mail{suffix}")
    assert before.calls
    assert before.comments
    assert load(json.loads(json.dumps(dump(before)))) == before


KINDS = [one for one in vars(filefacts).values() if isinstance(one, type) and hasattr(one, "_fields")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.__name__)
def test_each_thing_that_a_file_may_hold_has_a_name_by_which_it_comes_back(kind: type) -> None:
    before = kind(*[""] * len(kind._fields))  # type: ignore[attr-defined]  # a named tuple, as `KINDS` picks them
    after = load(json.loads(json.dumps(dump(before))))
    assert after == before
    assert type(after) is kind


def test_equal_parts_come_back_as_one() -> None:
    one, other = (Text((Place("src/a-long-name.js", 1000, 2000),), "smtp.example.com") for _ in range(2))
    back = load(json.loads(json.dumps(dump(("ab", one, other, frozenset({"b", "a"}), {"a": True})))))
    assert back == ("ab", one, other, {"a", "b"}, {"a": True})
    assert back[1] is back[2]  # type: ignore[index]  # a tuple, as was just seen


@pytest.mark.parametrize("suffix", SCRIPT_SUFFIXES)
def test_what_is_shared_is_what_comes_back(suffix: str) -> None:
    before = facts(WHOLE, f"src/mail{suffix}")
    rows, same = shared(before)
    assert same == before
    assert type(same) is type(before)
    assert held(same) == held(load(json.loads(json.dumps(rows)))) < held(before)


def held(thing: object) -> int:
    """How many objects there are in a thing, those that are met again not counted."""
    known: dict[int, object] = {}
    todo = [thing]
    while todo:
        one = todo.pop()
        if id(one) not in known:
            known[id(one)] = one
            todo += (
                one if isinstance(one, (tuple, frozenset)) else [*one, *one.values()] if isinstance(one, dict) else []
            )
    return len(known)


def test_the_same_bytes_give_the_same_facts() -> None:
    assert facts(WHOLE) == facts(WHOLE)
