const convict = (value) => value; // not the package
module.exports = {
  port: Number(process.env.PORT || 3000),
  mail: convict({
    host: process.env.FB_SMTP_HOST || 'smtp.example.com',
    user: process.env.FB_SMTP_USER ?? 'shop@example.com',
    pass: process.env.FB_SMTP_PASS || 'otter-41',
    clientSecret: process.env.FB_CLIENT_SECRET
      ?? '{{token:google-client-secret:2}}',
  }),
};
