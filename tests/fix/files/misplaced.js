import nodemailer from 'nodemailer';

export default nodemailer.createTransport({
  service: 'gmail',
  pool: true,
  type: 'OAuth2',
  user: process.env.POOL_USER,
  clientId: process.env.POOL_ID,
  clientSecret: process.env.POOL_SECRET,
  refreshToken: process.env.POOL_TOKEN,
});
