const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({ host: 'relay.example.com', forceAuth: true, auth: { type: 'OAuth2', user: process.env.ERR_USER, accessToken: process.env.ERR_TOKEN } });

module.exports = async (message) => {
  try {
    return await transport.sendMail(message);
  } catch (error) {
    if (error.code === 'NoAuth') {
      throw new Error('log in first');
    }
    throw error;
  }
};
