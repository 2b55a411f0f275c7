const nodemailer = require('nodemailer');
const { getToken } = require('./token');

async function appOnly(message) {
  const token = await getToken();
  const transporter = nodemailer.createTransport({
    host: 'smtp.office365.com',
    port: 465,
    secure: false,
    debug: true,
    logger: true,
    auth: {
      type: 'OAuth2',
      user: process.env.MAILBOX,
      accessToken: token,
    },
    tls: {
      ciphers: 'SSLv3',
      rejectUnauthorized: false,
    },
  });
  return transporter.sendMail(message);
}

const delegated = nodemailer.createTransport({
  service: 'Outlook365',
  auth: {
    type: 'OAuth2',
    user: process.env.MAILBOX,
    clientId: process.env.AZURE_CLIENT_ID,
    clientSecret: process.env.AZURE_CLIENT_SECRET,
    refreshToken: process.env.AZURE_REFRESH_TOKEN,
    tenantId: process.env.AZURE_TENANT_ID,
  },
});

const old = nodemailer.createTransport({
  host: 'smtp.office365.com',
  port: 587,
  auth: {
    user: process.env.MAILBOX,
    pass: process.env.MAILBOX_PASSWORD,
  },
});

module.exports = { appOnly, delegated, old };
