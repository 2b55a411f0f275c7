import nodemailer from 'nodemailer';

// The client is ours, the mailbox is the tenant's: each message brings its own user and refresh token.
export const transport = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    type: 'OAuth2',
    clientId: process.env.GOOGLE_CLIENT_ID,
    clientSecret: process.env.GOOGLE_CLIENT_SECRET,
  },
});
