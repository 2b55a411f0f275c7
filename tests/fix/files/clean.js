const nodemailer = require('nodemailer');

module.exports = nodemailer.createTransport({
  host: 'smtp.gmail.com',
  port: 465,
  secure: true,
  auth: {
    type: 'OAuth2',
    user: process.env.CLEAN_USER,
    clientId: process.env.CLEAN_ID,
    clientSecret: process.env.CLEAN_SECRET,
    refreshToken: process.env.CLEAN_TOKEN,
  },
});
