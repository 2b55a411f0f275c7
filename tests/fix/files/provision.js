const nodemailer = require('nodemailer');
const tokens = require('./tokens');

module.exports = nodemailer.createTransport({
  host: 'smtp.gmail.com',
  port: 465,
  secure: true,
  ignoreTLS: true,
  auth: {
    type: 'OAuth 2',
    user: process.env.PROVISION_USER,
    provisionCallback: (user, renew, callback) => tokens.fetch(user, renew).then((one) => callback(null, one), callback),
  },
});
