import nodemailer from 'nodemailer';

const TENANT = process.env.ENDPOINT_TENANT;

export const mail = nodemailer.createTransport({
  host: 'smtp.office365.com',
  port: 587,
  auth: {
    type: 'OAuth2',
    user: process.env.ENDPOINT_USER,
    clientId: process.env.ENDPOINT_ID,
    clientSecret: process.env.ENDPOINT_SECRET,
    refreshToken: process.env.ENDPOINT_TOKEN,
    accessUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  },
});

export const name = () => `tenant ${TENANT}`;
