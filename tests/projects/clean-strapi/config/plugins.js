module.exports = ({ env }) => ({
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: {
        host: 'smtp.gmail.com',
        port: 465,
        secure: true,
        auth: {
          type: 'OAuth2',
          user: env('SMTP_USERNAME'),
          clientId: env('GMAIL_CLIENT_ID'),
          clientSecret: env('GMAIL_CLIENT_SECRET'),
          refreshToken: env('GMAIL_REFRESH_TOKEN'),
        },
      },
      settings: {
        defaultFrom: env('SMTP_USERNAME'),
        defaultReplyTo: 'visitors@museum.example',
      },
    },
  },
  upload: {
    config: {
      sizeLimit: 25 * 1024 * 1024,
    },
  },
});
