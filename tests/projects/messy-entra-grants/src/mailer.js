const nodemailer = require('nodemailer');
const { getAccessToken } = require('./token');

async function send(message) {
  const accessToken = await getAccessToken();
  const transporter = nodemailer.createTransport({
    host: 'smtp.office365.com',
    port: 587,
    requireTLS: true,
    auth: { type: 'OAuth2', user: process.env.MAIL_USER, accessToken },
  });
  return transporter.sendMail(message);
}

module.exports = { send };
