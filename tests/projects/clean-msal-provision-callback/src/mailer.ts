import nodemailer from 'nodemailer';
import { token } from './token.js';

export const mailer = nodemailer.createTransport({
  host: 'smtp.office365.com',
  port: 587,
  secure: false,
  requireTLS: true,
  auth: {
    type: 'OAuth2',
    user: process.env.PAYSLIP_MAILBOX,
    provisionCallback: async (_user, renew, callback) => {
      try {
        const { accessToken, expires } = await token(renew);
        callback(null, accessToken, expires);
      } catch (error) {
        callback(error as Error);
      }
    },
  },
});
