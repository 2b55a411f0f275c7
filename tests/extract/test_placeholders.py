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
        "string",
        "boolean",
        "number[]",
        "password123",
        "gmailpassword",
    ],
    "a sample of the vendor's documentation": ["Xx_XX0eghrt4567890", "vF9dft4qmTc2Nvb3Rl"],
}


@pytest.mark.parametrize(("text", "why"), [(text, why) for why, texts in WHY.items() for text in texts])
def test_what_stands_for_a_secret_is_seen_and_said(text: str, why: str) -> None:
    assert placeholder(text, "", "client_secret") == why


# What people leave there until they have one, by the language of those who wrote it.
LANGUAGES = {
    "English": "your_password_here PUT_YOUR_TOKEN_HERE insert-client-secret change_me my-app-password xxxxxxxxxxxxxxxx",
    "Spanish": "tu_client_secret TU_CONTRASEÑA pon_aqui_tu_clave ESCRIBE_TU_TOKEN ponga_su_clave mi_contraseña "
    "contraseña_de_aplicacion clave_secreta aqui_va_tu_token tucontraseña",
    "Portuguese": "sua_senha SUA_SENHA_AQUI sua-senha-de-app minha_senha seu_token coloque_sua_senha_aqui senha_do_app "
    "sua_chave_secreta digite_sua_senha suasenha",
    "Italian": "la_tua_password il_tuo_token la-tua-chiave chiave_segreta_qui metti_qui_la_password scrivi_qui",
    "French": "votre_secret_client VOTRE_MOT_DE_PASSE mon_mot_de_passe entrez_votre_token mettre_ici remplacez-moi",
    "German": "dein_passwort IHR_PASSWORT mein_passwort geheimnis_hier passwort_hier_einfügen dein-geheimer-schluessel",
    "Russian": "ваш_пароль ваш_токен пароль_приложения сюда_токен vash_parol vashparol moy_parol ваш-client-secret",
    "Chinese": "你的密码 您的密钥 客户端密钥 授权码 邮箱密码 填写你的密钥 xxx授权码 your-授权码 请输入",
    "Japanese": "あなたのパスワード パスワードを入力 クライアントシークレット ここに入力 アプリパスワード",
    "Korean": "비밀번호 여기에_입력",
    "Turkish": "şifreniz SIFRENIZ_BURAYA uygulama_sifresi",
    "Polish": "twoje_haslo TWOJE_HASŁO wpisz_haslo",
    "Dutch": "je_wachtwoord jouw-wachtwoord",
    "Vietnamese": "mật_khẩu mat_khau_ung_dung nhập_mật_khẩu",
    "Indonesian": "kata_sandi password_anda masukkan_password_disini",
}


@pytest.mark.parametrize("role", ["client_secret", "password"])
@pytest.mark.parametrize(("language", "texts"), LANGUAGES.items())
def test_placeholders_are_known_in_every_language_that_was_seen(language: str, texts: str, role: str) -> None:
    assert [text for text in texts.split() if not placeholder(text, "", role)] == [], language


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
