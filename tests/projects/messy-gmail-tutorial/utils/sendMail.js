const nodemailer = require('nodemailer');
const { google } = require('googleapis');

const CLIENT_ID = '482910573621-contactformapiofashopthatisnot0.apps.googleusercontent.com';
const CLIENT_SECRET = '{{token:google-client-secret}}';
const REDIRECT_URI = 'https://developers.google.com/oauthplayground';
const REFRESH_TOKEN = '{{token:google-refresh-token}}';

const oAuth2Client = new google.auth.OAuth2(CLIENT_ID, CLIENT_SECRET, REDIRECT_URI);
oAuth2Client.setCredentials({ refresh_token: REFRESH_TOKEN });

async function sendMail(options) {
  try {
    const accessToken = await oAuth2Client.getAccessToken();
    console.log('access token', accessToken);

    const transport = nodemailer.createTransport({
      service: 'gmail',
      auth: {
        type: 'OAuth2',
        user: process.env.OWNER_EMAIL,
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        refreshToken: REFRESH_TOKEN,
        accessToken: accessToken,
      },
      tls: {
        rejectUnauthorized: false,
      },
    });

    const result = await transport.sendMail({ from: 'Contact form <noreply@shop.example>', ...options });
    return result;
  } catch (error) {
    return error;
  }
}

module.exports = sendMail;
