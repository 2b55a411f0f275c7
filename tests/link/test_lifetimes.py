"""How long client secrets of Entra apps are good for, by what makes them."""

import pytest

from oauthlint.model.facts import EntraSecret
from tests.link.deploying import found

TERRAFORM = 'resource "azuread_application_password" "mail" {{\n  {} = "{}"\n}}\n'


@pytest.mark.parametrize(
    ("path", "text", "tool", "months"),
    [
        ("main.tf", TERRAFORM.format("end_date_relative", "17520h"), "Terraform", 24),
        ("main.tf", TERRAFORM.format("end_date_relative", "730h"), "Terraform", 1),
        ("main.tf", TERRAFORM.format("end_date_relative", "731h"), "Terraform", 2),
        ("make.sh", "az ad app credential reset --id $APP --years 2 # smtp.office365.com\n", "the Azure CLI", 24),
        ("make.sh", "az ad sp create-for-rbac --years=1 # smtp.office365.com\n", "the Azure CLI", 12),
    ],
)
def test_it_is_told_in_months(path: str, text: str, tool: str, months: int) -> None:
    (one,) = [one for one in found("entra_secret", {path: text}) if isinstance(one, EntraSecret)]
    assert (one.tool, one.months) == (tool, months)
    assert text[one.about.place.start : one.about.place.end].strip('"') == one.until.split()[0]


def test_a_date_counts_from_the_day_of_our_knowledge() -> None:
    near, far = (
        one.months
        for end in ("2027-01-01", "2099-01-01")
        for one in found("entra_secret", {"main.tf": TERRAFORM.format("end_date", f"{end}T00:00:00Z")})
        if isinstance(one, EntraSecret)
    )
    assert far - near == 12 * 72


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("main.tf", TERRAFORM.format("end_date_relative", "a while")),
        ("main.tf", TERRAFORM.format("end_date_relative", "${var.life}")),
        ("main.tf", 'resource "azuread_group" "mail" {\n  end_date_relative = "17520h"\n}\n'),
        ("make.sh", "az ad app list --years 2 # smtp.office365.com\n"),
    ],
)
def test_where_nobody_can_tell_there_is_nothing(path: str, text: str) -> None:
    assert found("entra_secret", {path: text}) == []
