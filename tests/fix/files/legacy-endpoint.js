const axios = require('axios');
const nodemailer = require('nodemailer');

exports.accessToken = async () => {
  try {
    const { data } = await axios.post('https://www.googleapis.com/oauth2/v4/token', {
      client_id: process.env.LE_ID,
      client_secret: process.env.LE_SECRET,
      refresh_token: process.env.LE_TOKEN,
      grant_type: 'refresh_token',
    });
    return data.access_token;
  } catch (error) {
    throw new Error('no token', { cause: error });
  }
};

exports.transport = (accessToken) =>
  nodemailer.createTransport({ service: 'Google', auth: { type: 'OAuth2', user: process.env.LE_USER, accessToken } });
