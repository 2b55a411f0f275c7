"""What calls of libraries are: a chain of calls may be as long as it likes."""

import pytest

from tests.link.keeping import found


@pytest.mark.parametrize("name", ["register", "getToken", "verify", "sendMail", "use", "generateAuthUrl"])
def test_a_long_chain_of_calls_ends_nothing(name: str) -> None:
    code = f"const n = require('nodemailer');\nconst x = n.createTransport({{}}){f'.{name}(1)' * 600};\nx.sendMail({{}});\n"
    assert found({"src/mail.js": code}, "transport") != []
