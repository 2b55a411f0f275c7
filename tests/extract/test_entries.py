"""Leaves of documents under the names that their readers know them by."""

import json

import pytest

from oauthlint.extract import json_text, yaml_text
from oauthlint.extract.entries import named_leaves


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("environment: [A=b, 'C=d=e', F]", {"environment.A": "b", "environment.C": "d=e", "environment.2": "F"}),
        ("command: [A=b]", {"command.0": "A=b"}),
        ("env: [{name: A, value: b}]", {"env.0.name": "A", "env.A": "b"}),
        ("variable: [{key: A, value: b}]", {"variable.0.key": "A", "variable.A": "b"}),
        (
            "c: [{name: app, env: [{name: A, valueFrom: {secretKeyRef: {key: k}}}]}]",
            {"c.0.name": "app", "c.0.env.0.name": "A", "c.0.env.A.valueFrom.secretKeyRef.key": "k"},
        ),
        ("steps: [{name: Test, run: x}]", {"steps.0.name": "Test", "steps.0.run": "x"}),
        (
            "{apiVersion: v1, kind: Secret, data: {A: Yg==, B: no base64, C: /w==}}",
            {"apiVersion": "v1", "kind": "Secret", "data.A": "b", "data.B": "no base64", "data.C": "/w=="},
        ),
        ("{kind: Secret, data: {A: Yg==}}", {"kind": "Secret", "data.A": "Yg=="}),
        ("variable: {a: {default: b}}", {"variable.a": "b"}),
    ],
)
def test_names_are_those_of_the_variables(text: str, entries: dict[str, str]) -> None:
    root = yaml_text.parse(text.encode()).root
    assert root is not None
    assert {".".join(leaf.path): leaf.node.text for leaf in named_leaves(root)} == entries


def test_the_place_of_a_variable_in_a_list_is_its_own() -> None:
    data = b"environment:\n  - 'SMTP_PASS=x y'\n"
    root = yaml_text.parse(data).root
    assert root is not None
    (leaf,) = named_leaves(root)
    assert (data[slice(*leaf.key)], data[leaf.node.start : leaf.node.end]) == (b"SMTP_PASS", b"x y")


def test_what_is_sealed_nobody_knows() -> None:
    root = yaml_text.parse(b"{apiVersion: x, kind: SealedSecret, spec: {encryptedData: {A: AgBy}}}").root
    assert root is not None
    assert {leaf.node.kind for leaf in named_leaves(root)} == {"word"}


def test_a_secret_of_terraforms_state_has_the_name_of_what_it_is() -> None:
    resource = {"type": "azuread_application_password", "instances": [{"attributes": {"value": "a", "id": "b"}}]}
    root = json_text.parse(json.dumps({"terraform_version": "1", "resources": [resource]}).encode()).root
    assert root is not None
    assert [leaf.path[-1] for leaf in named_leaves(root)] == ["terraform_version", "type", "client_secret", "id"]
