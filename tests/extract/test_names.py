import pytest

from oauthlint.extract.names import is_plain, role_of, speaks_of_mail, words_of

ROLES = {
    "client_secret": """
        clientSecret CLIENT_SECRET client_Secret clientSECRET client-secret mail.auth.clientSecret clientsecret
        GOOGLE_OAUTH_CLIENT_SECRET GOOGLE_CLIENT_SECRET_KEY CLIENT_SECRET_PROD OAUTH2_CLIENT_SECRET o365ClientSecret
        MAILING_SERVICE_CLIENT_SECRET MAILING_SECRET googleSecret AZURE_SECRET gmailclientsecret
        cliendSecret CLEINT_SECRET CLINENTSECRET clientSecert GOOGLE_CLINET_SECRET mygmailclientsecert clientSecrets
    """,
    "refresh_token": """
        refreshToken Refresh_token refreshtoken REFRESH_TOKEN_2 GMAIL_REFRESH_TOKEN MAILING_REFRESH REFRESH_TOKEN_GMAIL
        EMAIL_OAUTH_CLIENT_REFRESH_TOKEN REFERSH_TOKEN refeshToken REFRESH_TOEKN
    """,
    "access_token": "accessToken ACCESS_TOKEN gmailAccessToken acessToken ACCES_TOKEN accesToken",
    "id_token": "idToken ID_TOKEN googleIdToken",
    "private_key": "privateKey private_key GOOGLE_PRIVATE_KEY dkimPrivateKey privatKey REFRESH_TOKEN_PRIVATE_KEY",
    "password": """
        pass SMTP_PASS EMAIL_PASSWORD PASSWORD_EMAIL GMAIL_APP_PASSWORD appPassword pwd MAIL_PWD NO_REPLY_PASSWORD
        passwrod EmailPasword SENHA_EMAIL contraseña CONTRASENA_CORREO motDePasse smtp-passwort 密码 пароль
        DB_EMAIL_PASSWORD
    """,
    "api_key": """
        apiKey SENDGRID_API_KEY SENDGRID_KEY RESEND_KEY POSTMARK_SERVER_TOKEN POSTMARK_TOKEN GOOGLE_API_KEY API_KEY_PROD
    """,
    "client_id": "clientId client_id CLIENT_ID clientID GOOGLE_CLIENT_ID_WEB",
    "authorization_code": "authorizationCode AUTH_CODE authorization_code",
    "": """
        token secret code key user description androidToken bypass compass passport keywords primaryKey
        tokenCount hasRefreshToken CLIENT_SECRET_FILE CLIENT_SECRET_PATH REFRESH_TOKEN_URL tokenType secretName
        passwordField resetPasswordToken forgotPassword confirmPassword passwordResetEmail clientSecretName
        PRIVATE_KEY_ID REFRESH_TOKEN_EXPIRES_IN accessTokenExpiry clientSecretExpiresAt passwordHint isPasswordValid
        JWT_SECRET EMAIL_SECRET REFRESH_TOKEN_SECRET ACCESS_TOKEN_SECRET secretOrKey
        POSTGRES_PASSWORD DB_PASS REDIS_PASSWORD
    """,
}


@pytest.mark.parametrize(("name", "role"), [(name, role) for role, names in ROLES.items() for name in names.split()])
def test_a_name_has_the_role_that_people_mean(name: str, role: str) -> None:
    assert role_of(name) == role


def test_a_name_without_letters_has_no_role() -> None:
    assert [role_of(name) for name in ("", "_", "42", "$")] == ["", "", "", ""]


@pytest.mark.parametrize(
    "name",
    ["type", "smtpHost", "MAIL_FROM", "userEmail", "tokenUrl", "redirect_uri", "SCOPES", "grant_type", "accessUrl"],
)
def test_values_under_a_plain_name_may_be_shown(name: str) -> None:
    assert is_plain(name)


@pytest.mark.parametrize("name", ["", "pass", "clientSecret", "token", "x", "text", "authorization"])
def test_other_names_are_not_plain(name: str) -> None:
    assert not is_plain(name)


def test_a_name_is_taken_apart_at_humps_marks_and_digits() -> None:
    assert words_of("GMAIL_OAuth2ClientID.new") == ["gmail", "o", "auth", "client", "id", "new"]


def test_mail_is_a_whole_word_of_a_name() -> None:
    assert [speaks_of_mail(name) for name in ("SMTP_PASS", "gmailPassword", "password", "stamps_pass")] == [
        True,
        True,
        False,
        False,
    ]
