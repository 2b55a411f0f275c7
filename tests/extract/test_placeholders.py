import random

import pytest

from oauthlint.extract.placeholders import entropy, made_up, placeholder
from oauthlint.model.knowledge import TokenFormat
from tests.extract.made_up import ALONE, generate

# why: values that stand for a secret, each with the role it is tried under
WHY = {
    'has the word "your"': ["your-client-secret", "YOUR_CLIENT_SECRET", "yourClientSecret", "your secret here"],
    'has the word "example"': ["GOCSPX-EXAMPLE-not-real", "abc8Q~EXAMPLE-value"],
    'has the word "changeme"': ["changeme", "CHANGEME_9f3a"],
    'has the word "aqui"': ["tu_secreto_aqui", "seu-client-secret-aqui"],
    'has the word "inserisci"': ["inserisci_il_token"],
    'has the word "votre"': ["votre_mot_de_passe"],
    'has the word "deine"': ["deine-client-id"],
    'has the word "beispiel"': ["beispiel_geheimnis"],
    'has the word "buraya"': ["sifre_buraya"],
    'has the word "masukkan"': ["masukkan_token_anda"],
    "a word in another script": [
        "你的客户端密钥",
        "ваш_секрет",
        "ここにトークン",
        "여기에-입력",
        "пароль",
        "รหัสผ่าน",
        "授权码abc",
    ],
    "in brackets": ["<client secret>", "[CLIENT_SECRET]", "{Client ID}", "GOCSPX-<secret>", "(none)"],
    "a template variable": ["{{ clientSecret }}", "${CLIENT_SECRET}", "#{token}#", "$(SECRET)", "<%= secret %>"],
    "an env reference": [
        "process.env.CLIENT_SECRET",
        "%CLIENT_SECRET%",
        "$CLIENT_SECRET",
        "env.SECRET",
        "env('SECRET')",
    ],
    "a vault reference": [
        "op://vault/gmail/secret",
        "arn:aws:secretsmanager:eu-west-1:1:secret:mail",
        "vault:secret/mail",
    ],
    "encrypted": ["encrypted:BKq9x2Lf0Tz", "ENC[AES256_GCM,data:8fZk]", "$ANSIBLE_VAULT;1.1"],
    "masked": ["GOCSPX-****", "••••••••"],
    "shortened": ["1//0g...", "ya29.a0Af…"],
    "a row of x": ["xxx", "GOCSPX-xxxx", "XXXXXXXXXXXX", "XxxxxXXxX0xxxxxxxx0XXxX0", "re_xxxxxxxx_1"],
    "few characters over and over": ["x", "aaaaaaaa", "0000", "abababab", "000000000000-xxx0"],
    "marks only": ["-", "?!"],
    "the same again and again": ["kv7qwkv7qwkv7qw", "zolvabzolvabzolvab"],
    "a run of the keyboard": [
        "12345678",
        "abcdefgh",
        "qwertyuiop",
        "abcd efgh ijkl mnop",
        "a1b2c3d4e5f6g7h8",
        "ABC123def456ghi789",
    ],
    "made of words": [
        "mysecretkey",
        "refresh_token",
        "my-app-password",
        "test-access-token",
        "password123",
        "gmailpassword",
    ],
    "a sample of the vendor's documentation": ["Xx_XX0eghrt4567890", "vF9dft4qmTc2Nvb3Rl"],
}


@pytest.mark.parametrize(("text", "why"), [(text, why) for why, texts in WHY.items() for text in texts])
def test_what_stands_for_a_secret_is_seen_and_said(text: str, why: str) -> None:
    assert placeholder(text, "", "client_secret") == why


@pytest.mark.parametrize(
    ("name", "text"),
    [("CLIENT_SECRET", "client_secret"), ("clientSecret", "CLIENT SECRET"), ("smtpKennung", "SMTP_KENNUNG")],
)
def test_the_own_name_of_a_variable_is_a_placeholder(name: str, text: str) -> None:
    assert placeholder(text, name, "client_secret") in ("its own name", "made of words")


def test_its_own_name_is_recognised_whatever_it_is() -> None:
    assert placeholder("smtp-kennung", "SMTP_KENNUNG") == "its own name"


@pytest.mark.parametrize("text", ["kT9fakeWq3Lz7Pb2", "Zq8xxxV4mN1rYw6", "Lp3-fakeWz8-Qv1Kd", "aXb9replaceR2k"])
def test_a_word_inside_random_text_is_chance(text: str) -> None:
    assert placeholder(text, "", "client_secret") == ""


@pytest.mark.parametrize("text", ["tango7", "k9#Lm", "Sommer-Regen-42", "blaue.Kuh"])
def test_a_password_may_be_short_and_simple(text: str) -> None:
    assert placeholder(text, "pass", "password") == ""


def test_low_entropy_speaks_against_a_token_but_not_against_a_password() -> None:
    simple = "zupkazupkukapzuz"
    assert entropy(simple) < 3.0
    assert placeholder(simple, "", "refresh_token") == "too simple"
    assert placeholder(simple, "", "password") == ""


@pytest.mark.parametrize("one", ALONE, ids=lambda one: one.id)
def test_what_is_drawn_at_random_is_no_placeholder(one: TokenFormat) -> None:
    wrong = [seed for seed in range(200) if placeholder(generate(one, seed).removeprefix(one.prefix), "", "password")]
    assert len(wrong) <= 1


def test_random_letters_are_not_made_up() -> None:
    drawn = random.Random(7)  # noqa: S311  (no secret, a test)
    texts = ["".join(drawn.choices("abcdefghijklmnopqrstuvwxyz", k=16)) for _ in range(500)]
    assert [text for text in texts if made_up(text)] == []
