"""Places for credentials: what stands in each by its form, whichever way it got there."""

import pytest

from oauthlint.model.facts import Slot
from tests.link.oauth_linking import at, found

SECRET = "GOC" + "SPX-" + "aB3dE5gH7_Kl9nO1pQ-sT4uV6xYz"
REFRESH = "1" + "//" + "0gB3dE5gH7-Kl9nO1pQ_sT4uV6xYzAbCdEfGhIjKl"[:40]
CODE = "4" + "/" + "0AbCdE5gH7-Kl9nO1pQ_sT4uV6xYzAbCdEfGhIjKl"[:40]
ID = "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com"


def slots(files: str | dict[str, str]) -> list[Slot]:
    return [one for one in found("slot", files) if isinstance(one, Slot)]


@pytest.mark.parametrize(
    ("key", "value", "role", "holds"),
    [
        ("GOOGLE_REFRESH_TOKEN", CODE, "refresh_token", "authorization_code"),
        ("GOOGLE_REFRESH_TOKEN", REFRESH, "refresh_token", "refresh_token"),
        ("CLIENT_ID", SECRET, "client_id", "client_secret"),
        ("CLIENT_SECRET", ID, "client_secret", "client_id"),
        ("CLIENT_ID", ID, "client_id", "client_id"),
        ("CLIENT_ID", ID.split(".", maxsplit=1)[0], "client_id", "short_client_id"),
        ("CLIENT_SECRET", "anything-else-that-is-long", "client_secret", None),
    ],
)
def test_a_value_of_an_env_file_is_told_by_its_form(key: str, value: str, role: str, holds: str | None) -> None:
    (one,) = slots({".env": f"{key}={value}\n"})
    assert (one.role, one.holds, one.container) == (role, holds, "env-file")


@pytest.mark.parametrize(
    "code",
    [
        f"import {{ google }} from 'googleapis'; new google.auth.OAuth2('{SECRET}', process.env.X);",
        f"import {{ google }} from 'googleapis'; const FIRST = '{SECRET}'; new google.auth.OAuth2(FIRST, process.env.X);",
        f"import {{ google }} from 'googleapis'; new google.auth.OAuth2({{ clientId: '{SECRET}' }});",
        f"import n from 'nodemailer'; n.createTransport({{ service: 'gmail', auth: {{ type: 'OAuth2', clientId: '{SECRET}' }} }});",
        f"const CLIENT_ID = '{SECRET}'; export default CLIENT_ID;",
    ],
)
def test_a_literal_is_looked_at_where_it_goes(code: str) -> None:
    (one,) = [slot for slot in slots(code) if slot.role == "client_id"]
    assert (one.holds, at(one, code)) == ("client_secret", SECRET)


def test_what_a_client_is_given_later_counts() -> None:
    code = f"export const f = (client) => client.setCredentials({{ access_token: '{REFRESH}' }});"
    (one,) = slots(code)
    assert (one.role, one.holds) == ("access_token", "refresh_token")


def test_the_halves_of_a_swap_are_told_once() -> None:
    first, second = slots({".env": f"CLIENT_ID={SECRET}\nCLIENT_SECRET={ID}\n"})
    assert (first.swapped, first.told, second.swapped, second.told) == (True, False, True, True)


def test_a_placeholder_with_the_right_prefix_says_that_it_is_one() -> None:
    (one,) = slots({".env": "CLIENT_ID=" + "GOC" + "SPX-" + "x" * 28 + "\n"})
    assert one.verdict == "placeholder"
