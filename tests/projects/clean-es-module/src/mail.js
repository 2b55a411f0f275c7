import nodemailer from 'nodemailer';
import { required } from './env.js';
import { log } from './log.js';

export const transporter = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    type: 'OAuth2',
    user: required('MAIL_USER'),
    clientId: required('GOOGLE_CLIENT_ID'),
    clientSecret: required('GOOGLE_CLIENT_SECRET'),
    refreshToken: required('GOOGLE_REFRESH_TOKEN'),
  },
});

transporter.on('token', ({ user, expires }) => {
  log.info({ user, expires }, 'access token renewed');
});

export async function sendIncident(to, incident) {
  return transporter.sendMail({
    from: required('MAIL_USER'),
    to,
    subject: `[status] ${incident.title}`,
    text: incident.body,
  });
}
