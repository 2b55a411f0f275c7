"""What log calls write out that may be a secret, as far as one file can tell."""

import pytest

from tests.extract.watching import watched

SHOWN = {
    "console.log(accessToken)": ["accessToken"],
    "console.log('token', accessToken)": ["accessToken"],
    "console.log(`token ${accessToken}`)": ["accessToken"],
    "console.log('token ' + accessToken)": ["accessToken"],
    "console.log(a.b.refresh_token)": ["refresh_token"],
    "console.log(JSON.stringify(tokens, null, 2))": [],
    "const tokens = await c.getToken(); console.log(JSON.stringify(tokens))": ["tokens"],
    "console.log({ accessToken })": ["accessToken"],
    "console.log({ token: accessToken })": ["accessToken"],
    "console.log([clientSecret])": ["clientSecret"],
    "const client = make(); console.log({ ...client.credentials })": ["credentials"],
    "console.log(ok ? accessToken : 'none')": ["accessToken"],
    "console.log(accessToken || 'none')": ["accessToken"],
    "console.log(ok && accessToken)": ["accessToken"],
    "console.log(accessToken.trim())": ["accessToken"],
    "console.log(await client.getAccessToken())": [""],
    "console.log(process.env)": ["env"],
    "console.log(process.env.GMAIL_REFRESH_TOKEN)": ["GMAIL_REFRESH_TOKEN"],
    "const x = process.env.GMAIL_CLIENT_SECRET; console.log(x)": ["x"],
    "this.logger.debug(accessToken)": ["accessToken"],
    "mailLogger.info(accessToken)": ["accessToken"],
    "const debug = require('debug')('mail'); debug(accessToken)": ["accessToken"],
    "client.on('tokens', (t) => console.log(t))": ["t"],
    "client.getToken(code, (err, answer) => console.log(answer))": ["answer"],
    "axios.post(TOKEN_URL, body).then((r) => console.log(r.data))": ["data"],
    "let d; const r = await fetch('https://a.example/token', o); d = await r.json(); console.log(d)": ["d"],
    "const r = await fetch('https://a.example/token', o); const d = JSON.parse(await r.text()); console.log(d)": ["d"],
    "async function ask() { return (await fetch('https://a.example/token', o)).json() } const d = await ask(); console.log(d)": [
        "d"
    ],
    "const ask = async () => { return (await axios.post('https://a.example/token', o)).data }; const { access_token: d } = await ask(); console.log(d)": [
        "d"
    ],
    "const d = await oidc.authorizationCodeGrant(c, u); console.log(d)": ["d"],
}
HIDDEN = [
    "const accessToken = client.getAccessToken(); console.log(accessToken)",
    "console.log(client.getAccessToken())",
    "console.log(!!accessToken, typeof accessToken, accessToken === other)",
    "console.log(accessToken.length, accessToken.slice(0, 6), accessToken?.substring(0, 4))",
    "console.log(Boolean(accessToken), mask(accessToken), hash(accessToken))",
    "console.log(accessToken ? 'there' : 'missing')",
    "console.log(accessToken && 'there')",
    "console.log(hasRefreshToken, tokenCount, refreshTokenExpiry, accessTokenUrl)",
    "console.log('accessToken', \"refresh_token\")",
    "console.log({ accessToken: '[hidden]', refreshToken: !!token })",
    "const accessToken = undefined; console.log(accessToken)",
    "console.log(user, message, response)",
    "async function ask() { return (await fetch('https://a.example/mails', o)).json() } const d = await ask(); console.log(d)",
    "let d; d = JSON.parse(text); console.log(d)",
    "store.save(accessToken); res.json({ accessToken })",
    "Math.log(accessToken); dialog(accessToken); catalogue.info(accessToken)",
    "log(accessToken)",
    "client.on('data', (t) => console.log(t))",
    "client.getToken(code, (err) => console.log(err.message))",
    "console.log(process.env.NODE_ENV, !!process.env.CLIENT_SECRET)",
    "console.log(() => accessToken)",
]


@pytest.mark.parametrize("code", SHOWN)
def test_what_is_written_out(code: str) -> None:
    assert [one.name for one in watched(code).logged] == SHOWN[code]


@pytest.mark.parametrize("code", HIDDEN)
def test_what_shows_nothing(code: str) -> None:
    assert watched(code).logged == ()


@pytest.mark.parametrize(
    "code",
    [
        "app.get('/', (req, res) => console.log(req.cookies.refreshToken))",
        "app.get('/', (req, res) => { const { accessToken } = req.body; console.log(accessToken) })",
        "const accessToken = localStorage.getItem('accessToken'); console.log(accessToken)",
    ],
)
def test_what_comes_from_a_request_or_a_store_is_known_as_such(code: str) -> None:
    assert [one.source for one in watched(code).logged] == ["request"]


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("try { await axios.post('https://a.example/token', b) } catch (e) { console.log(e) }", ["caught"]),
        ("try { await axios.post('https://a.example/token', b) } catch (e) { console.log(e.config) }", ["caught"]),
        ("try { await axios.post('https://a.example/token', b) } catch (e) { console.log(e.message) }", []),
        ("try { await axios.post('https://a.example/token', b) } catch (e) { console.log(e.response?.data) }", []),
        ("try { await axios.post('https://a.example/mail', b) } catch (e) { console.log(e) }", []),
        ("try { await this.http.axiosRef.post(TOKEN_URL, b) } catch (e) { console.log(e) }", ["caught"]),
        ("try { await request.post('https://a.example/token') } catch (e) { console.log(e) }", ["caught"]),
        ("try { await request.flash({}); return h.redirect('/token') } catch (e) { console.log(e) }", []),
        ("try { await axios.delete('/admin/tokens/1') } catch (e) { console.log(e) }", []),
        ("try { await client.getToken(code) } catch (e) { console.log(e) }", []),
        ("axios.post('https://a.example/token', b).catch((e) => console.error(e))", ["caught"]),
        ("try { await this.http.axiosRef.post<T>(tokenUrl, b) } catch (e) { console.log(e) }", ["caught"]),
        ("try { await got(token_url, b) } catch (e) { console.log(e) }", ["caught"]),
        ("try { http.request(tokenUri) } catch (e) { console.log(e) }", ["caught"]),
        ("try { a.token_url = b.per_request; forgot(a) } catch (e) { console.log(e) }", []),
    ],
)
def test_the_error_of_a_token_request_carries_the_request(code: str, source: list[str]) -> None:
    assert [one.source for one in watched(code).logged] == source
