const path = require('node:path');
const Email = require('email-templates');
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({
  service: 'Gmail',
  auth: {
    type: 'OAuth2',
    user: process.env.MAIL_USER,
    clientId: process.env.MAIL_CLIENT_ID,
    clientSecret: process.env.MAIL_CLIENT_SECRET,
    refreshToken: process.env.MAIL_REFRESH_TOKEN,
  },
});

const email = new Email({
  message: { from: process.env.MAIL_USER },
  transport,
  preview: process.env.NODE_ENV !== 'production',
  views: { root: path.join(__dirname, 'emails') },
});

async function main(members) {
  await transport.verify();
  const results = await Promise.allSettled(
    members.map((member) => email.send({ template: 'reminder', message: { to: member.email }, locals: member })),
  );
  const failed = results.filter((one) => one.status === 'rejected');
  for (const one of failed) {
    console.error('reminder failed:', one.reason.message);
  }
  process.exitCode = failed.length ? 1 : 0;
}

main(require('../members.json')).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
