import nodemailer from 'nodemailer';

export async function transportFor(user, tokens) {
  return nodemailer.createTransport({
    service: 'gmail',
    auth: {
      type: 'OAuth2', user, clientId: process.env.EX_ID, clientSecret: process.env.EX_SECRET,
      refreshToken: tokens.refresh_token, accessToken: tokens.access_token,
      expires: tokens.expires_in,
    },
  });
}
