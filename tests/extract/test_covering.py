"""A secret that stands where names do is masked there, too."""

import json

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.model.serial import dump
from tests.extract.made_up import made
from tests.fuzz.corpus import reader

TOKEN = made("google-client-secret")
REFRESH = made("google-refresh-token")
FILES = {
    "the key of an object": ("javascript", "a.js", f"const n = require('nodemailer'); n.createTransport({{ auth: {{ '{TOKEN}': 1 }} }});"),
    "a variable of the environment": ("javascript", "a.js", f"require('nodemailer'); const x = process.env['{TOKEN}'];"),
    "the name of a module": ("javascript", "a.js", f"import nodemailer from '{TOKEN}'; nodemailer.createTransport({{ port: 25 }});"),
    "a key of JSON": ("documents", "a.json", f'{{ "smtp": {{ "{TOKEN}": {{ "password": "x9dk3Jd83kfLs" }} }} }}'),
    "a key of JSON with escapes": ("documents", "a.json", json.dumps({"smtp": {REFRESH: {"password": "x9"}}}).replace("/", "\\/")),
    "a key of YAML": ("documents", "a.yaml", f"smtp:\n  {TOKEN}: {{ password: x9dk3Jd83kfLs }}\n"),
    "a label of HCL": ("documents", "a.tf", f'resource "smtp" "{TOKEN}" {{\n  password = "x9dk3Jd83kfLs"\n}}\n'),
    "a key of TOML, which ends it where it is none": ("documents", "a.toml", f"[{REFRESH}]\nsmtp = 1\n"),
    "a line of an ignore file": ("ignorefile", ".gitignore", f"smtp\n{TOKEN}\n"),
    "a key of an env file": ("dotenv", ".env", f"{TOKEN}=1\n"),
    "a file that is copied": ("container", "Dockerfile", f"FROM node\nCOPY {TOKEN} .\n"),
    "a package": ("manifest", "package.json", f'{{ "dependencies": {{ "nodemailer": "6.9.9", "{TOKEN}": "1" }} }}'),
}  # fmt: skip


@pytest.mark.parametrize("about", FILES)
def test_no_fact_says_it(about: str) -> None:
    kind, path, text = FILES[about]
    facts = EXTRACTORS[kind](text.encode(), path, reader())
    said = json.dumps(dump(facts), ensure_ascii=False)
    assert [one for one in (TOKEN, REFRESH) if one[8:14] in said] == []
    assert [one for one in facts.secrets if one.value.verdict == "format"]
