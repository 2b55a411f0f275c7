"""What the code of an error is compared with, as far as one file can tell."""

import pytest

from oauthlint.model.value import Text
from tests.extract.watching import watched

COMPARED = {
    "if (error.code === 'EAUTH') x()": ["EAUTH"],
    "if ('EAUTH' != error?.code) x()": ["EAUTH"],
    "if ((error as Failure).code === 'EAUTH') x()": ["EAUTH"],
    "const { code } = error; if (code === 'EAUTH') x()": ["EAUTH"],
    "const AUTH = 'EAUTH'; if (error.code === AUTH) x()": ["EAUTH"],
    "const CODES = { auth: 'EAUTH' }; if (error.code === CODES.auth) x()": ["EAUTH"],
    "switch (error.code) { case 'EAUTH': case 'EOAUTH2': x() }": ["EAUTH", "EOAUTH2"],
    "if (['EAUTH', 'EOAUTH2'].includes(error.code)) x()": ["EAUTH", "EOAUTH2"],
    "if (error.code && error.message === 'EAUTH') x()": [],
    "if (error.originalCode === 'EOAUTH2') x()": [],
    "const answer = { code: 'EAUTH' }; error.code = 'EAUTH'": [],
    "if (form.code === 'k3Vq9z') x()": [],
}


@pytest.mark.parametrize("code", COMPARED)
def test_what_a_code_is_compared_with(code: str) -> None:
    found = watched(code, "src/a.ts").compared
    assert [one.value.text for one in found if isinstance(one.value, Text)] == COMPARED[code]


def test_a_comparison_tells_the_function_around_it() -> None:
    first, second, third = watched(
        "const f = (e) => e.code === 'EAUTH'; const g = (e) => e.code === 'EOAUTH2' || e.code === 'EAUTH';"
    ).compared
    assert first.function != second.function == third.function
    assert first.where == ("f",)
