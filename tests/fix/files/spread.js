const nodemailer = require('nodemailer');

const base = { port: 587, secure: true };
const auth = { type: 'oauth', user: process.env.SPREAD_USER, accessToken: process.env.SPREAD_TOKEN };

module.exports = nodemailer.createTransport({ ...base, host: 'smtp.gmail.com', auth });
