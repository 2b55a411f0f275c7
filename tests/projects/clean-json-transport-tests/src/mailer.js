import nodemailer from 'nodemailer';

export function createMailer(transport) {
  return {
    ready: () => transport.verify(),
    place: (guest) =>
      transport.sendMail({
        from: process.env.MAIL_USER,
        to: guest.email,
        subject: 'Your table',
        text: `${guest.name}, your table is free.`,
      }),
  };
}

export function gmail(env = process.env) {
  return nodemailer.createTransport({
    service: 'gmail',
    auth: {
      type: 'OAuth2',
      user: env.MAIL_USER,
      clientId: env.MAIL_CLIENT_ID,
      clientSecret: env.MAIL_CLIENT_SECRET,
      refreshToken: env.MAIL_REFRESH_TOKEN,
    },
  });
}
