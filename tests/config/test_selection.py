"""Which rules a run asks, and which of their cases it keeps silent about."""

import pytest

from oauthlint.config import Settings
from oauthlint.config.selection import selected
from tests.evaluate.making import rule, variant

DEMO = rule("secure", variants=(variant("pool", profile="audit"), variant("open")))


@pytest.mark.parametrize(
    ("settings", "silent"),
    [
        (Settings(), [True, False]),
        (Settings(profile="audit"), [False, False]),
        (Settings(select=("demo",)), [False, False]),
        (Settings(rules=(("demo", "warning"),)), [True, False]),
    ],
)
def test_a_case_for_audit_alone_is_silent_elsewhere_unless_somebody_names_the_rule(
    settings: Settings, silent: list[bool]
) -> None:
    (one,) = selected((DEMO,), settings)
    assert [case.silent for case in one.variants] == silent
