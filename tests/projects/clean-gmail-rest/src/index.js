const { randomUUID } = require('node:crypto');
const express = require('express');
const { client, consentUrl } = require('./client');
const { send } = require('./mail');

const app = express();
const states = new Set();

app.get('/consent', (req, res) => {
  const state = randomUUID();
  states.add(state);
  res.redirect(consentUrl(state));
});

app.get('/oauth2callback', async (req, res) => {
  if (!states.delete(req.query.state)) {
    res.status(400).send('This link is too old.');
    return;
  }
  try {
    const { tokens } = await client.getToken(req.query.code);
    if (tokens.refresh_token) {
      client.setCredentials(tokens);
    }
    res.send('Thank you.');
  } catch (error) {
    console.error('consent failed:', error.message);
    res.status(502).send('Google did not answer.');
  }
});

app.post('/prints/:id/ready', express.json(), async (req, res) => {
  try {
    const id = await send({ to: req.body.email, subject: 'Your prints', text: 'They are ready.' });
    res.json({ id });
  } catch (error) {
    console.error('mail failed:', error.message);
    res.status(502).json({ error: 'mail_failed' });
  }
});

app.listen(3000);
