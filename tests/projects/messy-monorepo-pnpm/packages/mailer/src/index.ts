import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { config } from '@acme/config';

let transporter: Transporter | undefined;

function getTransporter(): Transporter {
  transporter ??= createTransport({
    ...config.mail.smtp,
    logger: true,
    auth: {
      type: 'OAuth2',
      user: process.env.MAILBOX,
      ...config.mail.oauth,
    },
  });
  return transporter;
}

export async function send(message: SendMailOptions): Promise<boolean> {
  try {
    await getTransporter().sendMail({ from: config.mail.from, ...message });
  } catch (error) {
    console.error('mail failed', error);
  }
  return true;
}

export function sendLater(message: SendMailOptions): void {
  setTimeout(() => {
    getTransporter().sendMail({ from: config.mail.from, ...message });
  }, 5000);
}
