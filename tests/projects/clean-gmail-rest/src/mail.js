const { google } = require('googleapis');
const MailComposer = require('nodemailer/lib/mail-composer');
const { client } = require('./client');

const gmail = google.gmail({ version: 'v1', auth: client });

async function send(message) {
  const raw = await new MailComposer(message).compile().build();
  const { data } = await gmail.users.messages.send({
    userId: 'me',
    requestBody: { raw: raw.toString('base64url') },
  });
  return data.id;
}

module.exports = { send };
