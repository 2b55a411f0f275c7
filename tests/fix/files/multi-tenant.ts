import { createTransport, type SendMailOptions } from 'nodemailer';

type Tenant = { id: string; user: string; refreshToken: string };

const shared = createTransport({
  service: 'gmail',
  auth: { type: 'OAuth2', clientId: process.env.MT_ID, clientSecret: process.env.MT_SECRET },
});

export const send = async (tenant: Tenant, message: SendMailOptions) =>
  shared.sendMail({ ...message, auth: { user: tenant.user, refreshToken: tenant.refreshToken } } as SendMailOptions);

export const other = createTransport({ service: 'hotmai', host: 'smtp-mail.outlook.com', port: 587, secure: true });
