const nodemailer = require('nodemailer');

const { MAIL_USER, MAIL_CLIENT_ID, MAIL_CLIENT_SECRET, MAIL_REFRESH_TOKEN } = process.env;

const auth = {
  type: 'OAuth2',
  user: MAIL_USER,
  clientId: MAIL_CLIENT_ID,
  clientSecret: MAIL_CLIENT_SECRET,
  refreshToken: MAIL_REFRESH_TOKEN,
};

module.exports = nodemailer.createTransport({ service: 'gmail', auth });
