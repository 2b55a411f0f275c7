const express = require('express');
const { client } = require('./token');
const { send } = require('./mailer');

const SCOPES = ['offline_access', 'SMTP.Send'];
const app = express();

app.get('/connect', async (req, res) => {
  res.redirect(await client.getAuthCodeUrl({ scopes: SCOPES, redirectUri: process.env.OAUTH_REDIRECT_URI, state: req.session.state }));
});

app.post('/notice', async (req, res) => {
  await send({ to: req.body.to, subject: 'Notice', text: 'A notice for you.' });
  res.sendStatus(202);
});

app.listen(3000);
