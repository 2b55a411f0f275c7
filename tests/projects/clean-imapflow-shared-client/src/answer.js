import nodemailer from 'nodemailer';
import { accessToken } from './google.js';

export const transporter = nodemailer.createTransport({
  host: 'smtp.gmail.com',
  port: 465,
  secure: true,
  auth: {
    type: 'OAuth2',
    user: process.env.INBOX_USER,
    provisionCallback: (user, renew, callback) => {
      accessToken().then(
        (token) => callback(null, token),
        (error) => callback(error),
      );
    },
  },
});

export function answer(envelope) {
  return transporter.sendMail({
    from: process.env.INBOX_USER,
    to: envelope.from[0].address,
    inReplyTo: envelope.messageId,
    subject: `Re: ${envelope.subject}`,
    text: 'We have got your message.',
  });
}
