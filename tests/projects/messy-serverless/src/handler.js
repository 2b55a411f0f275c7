'use strict';

const { createTransport } = require('nodemailer');

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const transporter = createTransport({
  service: 'gmail',
  auth: {
    type: 'OAuth2',
    user: process.env.GMAIL_USER,
    accessToken: process.env.GMAIL_ACCESS_TOKEN,
  },
});

console.log('transport', transporter.options);

module.exports.lead = async (event) => {
  const lead = JSON.parse(event.body);

  transporter.sendMail({
    to: 'sales@firm.example',
    subject: `Lead: ${lead.company}`,
    text: JSON.stringify(lead, null, 2),
  });

  return { statusCode: 202, body: '' };
};

module.exports.digest = (event, context, callback) => {
  transporter.sendMail({ to: 'sales@firm.example', subject: 'Digest' }, (error) => {
    callback(null, { statusCode: 200 });
  });
};
