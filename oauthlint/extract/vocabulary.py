"""The words by which names and values are told apart: what names a role, what only describes, what stands for a secret.

Only lists; how they are used is said where they are used. Languages are those that public code has shown.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The last words of a name, put together, and the role they give it: `role: names`. Names of eight letters or more are
# found in other spellings too. "secret" and "token" alone say too little: they are mostly the application's own.
_ROLES = """
client_secret: clientsecret clientsecretkey oauthsecret appsecret consumersecret
refresh_token: refreshtoken
access_token: accesstoken bearertoken
id_token: idtoken
private_key: privatekey rsakey serviceaccountkey
api_key: apikey secretapikey apitoken servertoken
client_id: clientid consumerkey
authorization_code: authorizationcode authcode
password: password apppassword passwd pass pwd passcode apppass passwort senha contrasena contraseña motdepasse mdp
password: parola пароль haslo hasło sifre şifre 密码 密碼 授权码 パスワード 비밀번호
"""
ROLES = {
    name: role for role, _, names in (line.partition(": ") for line in _ROLES.split("\n")) for name in names.split()
}

# A word before "secret" or "refresh", or before "key" or "token", that makes it a credential of a mail provider.
OAUTH = _words("google gmail oauth oauth2 azure microsoft ms msal outlook office entra graph mailing mailer")
SENDERS = _words("sendgrid mailgun resend brevo sendinblue postmark mailjet mandrill mailchimp sparkpost mailersend")
MAIL = SENDERS | _words(
    "mail mails email emails gmail smtp mailer mailing nodemailer imap outlook hotmail office zoho yandex ses correo"
)

# Words at the end of a name that change nothing: GOOGLE_CLIENT_SECRET_PROD, PASSWORD_EMAIL, clientSecretValue.
TAIL = MAIL | _words("""
    value prod production dev development test testing staging stage local live new old google oauth oauth2 str string
    literal default fallback env key here plain raw const web desktop
""")
# Words at the end that make it the name of something about a credential: CLIENT_SECRET_FILE, tokenType, passwordField.
ABOUT = _words("""
    file files path paths url uri urls uris endpoint name names type types count length len size field fields label
    labels placeholder message messages msg error errors hash salt header headers prefix suffix expires expiry
    expiration exp ttl lifetime date time timeout age at in regex pattern schema column selector input hint text
    title description policy strength status state valid validity required enabled missing store storage cache
    manager service provider client handler callback cb fn function factory module version format encoding template
    subject link page form route screen view button icon option options config settings info result response request
    payload event listener reset id ids index list arn location dir folder host port user username scope scopes flow
    grant method guard middleware strategy dto entity model repository usage help docs doc algorithm issuer audience
    rounds visible visibility changed updated confirmation verification recovery generator validator rule rules min
    max limit attempts retries ref reference alias flag code
""")
# First words that ask or do: hasRefreshToken, resetPasswordToken, confirmPassword.
VERBS = _words("""
    is has needs should can use uses with without get fetch create generate verify validate reset forgot forget change
    confirm confirmed invalid missing expired require requires hashed encrypted encrypt decrypt hide toggle enable
    disable allow revoke repeat retype delete remove clear copy show enter renew rotate
    regenerate
""")
# A password of these is none of a mailbox, unless the name speaks of mail too.
ELSEWHERE = _words("""
    db database postgres postgresql pg mysql mongo mongodb redis mssql mariadb sql rabbitmq amqp kafka elastic ftp sftp
    ssh keystore truststore sudo wifi vpn ldap jwt session cookie
""")

# Names whose values may be shown, unless they look like a secret all the same.
PLAIN = _words("""
    type service host hostname port user username email mail from to cc bcc replyto sender recipient recipients subject
    scope scopes redirect redirecturi redirecturl redirecturis callback callbackurl provider url uri endpoint baseurl
    origin name firstname lastname fullname displayname method granttype grant responsetype accesstype prompt
    approvalprompt tenant tenantid authority issuer iss audience aud resource domain
    domains region path file filename encoding charset level algorithm version authmethod family protocol transport
    template layout locale lang language timezone currency status mode env environment branch license author main module
    engine expires expiry expiresin contenttype mimetype format event channel model table collection field column
    permission action verb projectid accesstokentype tokentype tokenuri tokenurl accessurl authuri clientemail
    serviceclient resolve provide inject useexisting
""")
# Values that are no secret wherever they stand.
PUBLIC = _words("""
    true false null undefined yes no on off none auto default oauth2 oauth xoauth2 login plain cram-md5 custom basic
    bearer authorization_code refresh_token client_credentials password implicit device_code code token id_token
    access_token client_id client_secret grant_type redirect_uri response_type access_type approval_prompt prompt state
    nonce scope offline online consent select_account openid email profile address phone offline_access s256 rs256 hs256
    sha256 md5 sha1 gmail google outlook hotmail office365 outlook365 microsoft azure yahoo zoho yandex icloud sendgrid
    mailgun ses ethereal mailtrap postmark brevo smtp smtps imap pop3 smtp-relay sendmail nodemailer utf8 utf-8 ascii
    base64 base64url hex binary latin1 get post put patch delete head options production development test testing
    staging local error warn info debug trace silly log data end close finish idle sent drain message messages user
    users host port from to cc bcc subject text html attachments string number boolean object function symbol bigint
    service_account authorized_user external_account installed web content-type authorization accept user-agent
    application/json text/plain text/html tlsv1 tlsv1.1 tlsv1.2 tlsv1.3 sslv3 use-credentials same-origin include strict
    lax index main id name type value oob postmessage urn:ietf:wg:oauth:2.0:oob urn:ietf:wg:oauth:2.0:oob:auto
    oauth2_provision_cb eauth eoauth2 noauth enoauth
    urn:ietf:params:oauth:grant-type:jwt-bearer common organizations consumers
""")
SCOPE_WORDS = _words(".default offline_access openid profile email")
TOP_DOMAINS = _words("""
    com org net io dev app ru de eu uk fr it es br in jp cn au ca nl ch at pl mx ar se no dk fi be pt kr tr id vn ph ng
    za test local localhost example invalid internal us co me cloud email xyz online site tech ai
""")
FILE_ENDS = _words("""
    js ts jsx tsx mjs cjs json yaml yml toml env pem key crt html htm css scss md mdx txt hbs ejs pug png jpg jpeg svg
    pdf csv log lock sh py sql xml ico webp vue svelte mjml handlebars
""")
# Names in the query of an authorization or token request; what stands behind them is shown if it looks plain.
QUERY = _words("""
    response_type response_mode redirect_uri scope access_type prompt approval_prompt include_granted_scopes state nonce
    login_hint hd client_id grant_type resource audience code_challenge code_challenge_method display
    enable_granular_consent
""")
SECRET_PARTS = ("key", "token", "secret", "pass", "pwd", "sig", "code", "auth", "credential", "senha", "contras")

# One of these, alone or between separators, and a text is no secret. English; Spanish, Portuguese, Italian; French,
# German, Dutch, Polish, Turkish, Indonesian.
TELLING = _words("""
    your yours yourown example examples sample samples placeholder changeme changeit change replace replaceme
    replacethis replaced insert todo tbd fixme dummy fake faked mock mocked redacted masked hidden removed censored
    enter paste fill notreal invalid unset undefined null none something anything whatever foobar loremipsum lorem ipsum
    goes invented
    aqui aquí ejemplo cambiar cambiame reemplazar reemplaza ingresa ingrese pega coloca exemplo troque trocar substitua
    substituir insira coloque inserisci esempio cambia sostituisci sostituire tuoi
    votre exemple remplacer remplacez inserer insérer insérez saisir dein deine deinen ihre ihren beispiel platzhalter
    ersetzen einfügen einfuegen eintragen jouw voorbeeld vervang twoj twój twoje przyklad przykład wstaw senin sizin
    buraya örnek ornek contoh masukkan disini
    escribe escriba ponga digite digita metti scrivi mettre mettez entrez wpisz podaj sifreniz şifreniz suasenha
    tucontraseña tucontrasena vash vashparol nhập nhap
""")
# What such texts are made of besides; a text of these alone is no secret either.
FILLING = TELLING | _words("""
    client secret refresh access token tokens id key keys private public api app application password pass passwd pwd
    user username email mail gmail google oauth oauth2 smtp mailer azure microsoft outlook tenant account service send
    grid sendgrid mailgun resend brevo postmark auth authorization authentication code value string the my a an of for
    from with here is and or some super very long new old real not no test testing demo dev prod local default generated
    random secure strong hash jwt bearer in to this that it go put set use add get has env var variable config info data
    abc xyz foo bar baz qux asdf qwerty qwertz xxx admin root guest login temp tmp mypass mypassword secretkey need
    bool boolean number integer float object array
    should be will at on by own please char chars character characters min minimum digit digits nodemailer noreply reply
    su tu tus el la de contraseña contrasena clave secreto correo usuario seu sua senha segredo chave aplicativo tuo tua
    il segreto chiave qui ton vos mot passe motdepasse cle clé ici ihr hier passwort geheim geheimnis schlüssel uw
    wachtwoord haslo hasło heslo lösenord passord wagwoord jelszó parolă lozinka salasana adgangskode şifre sifre
    parola anda kamu isi sandi kata ban cua
    mi mio mia mis pon va aplicación aplicacion secreta segura minha meu do da app aplicação aplicacao secreto la le les
    segreta segreto mon ma mes mein meine geheime geheimer schluessel moy moya moi parol klyuch uygulama
    sifresi şifresi şifrem sifrem contrasenya mật khẩu mat khau ung dung ứng dụng bạn của
""")
# The same as parts, for scripts that are written without separators and those that no token is written in.
TELLING_PARTS = _words("""
    你的 您的 示例 请 替换 填写 在此 输入 輸入 例如 授权码 密码 密碼 密钥 令牌 あなた ここ サンプル 入力 パスワード 秘密
    トークン 여기 당신 예시 입력 비밀 토큰 ваш твой пример сюда встав введи замен парол секрет токен ключ
""")
KEYBOARD = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz", "azerty")
