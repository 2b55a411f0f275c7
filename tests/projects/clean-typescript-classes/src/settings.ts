import type SMTPConnection from 'nodemailer/lib/smtp-connection';

export enum AuthKind {
  OAuth2 = 'OAuth2',
}

export interface MailSettings {
  mailbox: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
}

export function settingsFrom(env: NodeJS.ProcessEnv): MailSettings {
  const { ORDERS_MAILBOX, ORDERS_CLIENT_ID, ORDERS_CLIENT_SECRET, ORDERS_REFRESH_TOKEN } = env;
  if (!ORDERS_MAILBOX || !ORDERS_CLIENT_ID || !ORDERS_CLIENT_SECRET || !ORDERS_REFRESH_TOKEN) {
    throw new Error('the mail settings are incomplete');
  }
  return {
    mailbox: ORDERS_MAILBOX,
    clientId: ORDERS_CLIENT_ID,
    clientSecret: ORDERS_CLIENT_SECRET,
    refreshToken: ORDERS_REFRESH_TOKEN,
  };
}

export const relay: Pick<SMTPConnection.Options, 'host' | 'port' | 'requireTLS'> = {
  host: 'smtp.gmail.com',
  port: 587,
  requireTLS: true,
};
