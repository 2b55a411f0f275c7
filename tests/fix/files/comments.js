/* Mail. */
const nodemailer = require('nodemailer'); // the library

module.exports = nodemailer.createTransport({
  // the host of the office
  host: 'smtp.office365.com', // not a service
  port: /* submission */ 587,
  secure: true, // wrong
  /* and the login */
  auth: {
    type: 'OAuth2', // as it should be
    user: process.env.COMMENTS_USER, // the mailbox
    clientId: process.env.COMMENTS_ID,
    clientSecret: process.env.COMMENTS_SECRET,
    refresh_token: process.env.COMMENTS_TOKEN,
    accessUrl: process.env.COMMENTS_URL,
  },
});
