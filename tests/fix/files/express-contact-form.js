require('dotenv').config();
const express = require('express');
const nodemailer = require('nodemailer');

const app = express();
app.use(express.json());

// one transporter for all requests
const transporter = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    type: 'OAuth2',
    user: process.env.MAIL_USERNAME,
    clientID: process.env.OAUTH_CLIENTID,
    clientSecret: process.env.OAUTH_CLIENT_SECRET,
    refresh_token: process.env.OAUTH_REFRESH_TOKEN,
  },
});

app.post('/contact', async (req, res) => {
  try {
    await transporter.sendMail({ from: process.env.MAIL_USERNAME, to: 'team@example.com', text: req.body.text });
    res.sendStatus(204);
  } catch (error) {
    res.status(502).json({ error: 'mail_failed' });
  }
});

app.listen(3000);
