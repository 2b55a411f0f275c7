import { google } from 'googleapis';
import nodemailer from 'nodemailer';

const jwt = new google.auth.JWT({
  email: process.env.KEY_EMAIL,
  key: process.env.KEY_PRIVATE_KEY,
  scopes: ['https://mail.google.com/'],
  subject: process.env.KEY_SUBJECT,
});

export const transport = () =>
  nodemailer.createTransport({
    host: 'smtp.gmail.com',
    port: 465,
    secure: true,
    auth: { type: 'OAuth2', user: process.env.KEY_SUBJECT, accessToken: jwt.getAccessToken(), refreshToken: process.env.KEY_TOKEN, clientId: process.env.KEY_ID, clientSecret: process.env.KEY_SECRET },
  });
