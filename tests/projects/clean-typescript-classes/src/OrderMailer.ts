import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { AuthKind, relay, type MailSettings } from './settings.js';

export class OrderMailer {
  private readonly transporter: Transporter;

  constructor(
    private readonly settings: MailSettings,
    private readonly log: Logger,
  ) {
    this.transporter = createTransport({
      ...relay,
      auth: {
        type: AuthKind.OAuth2,
        user: settings.mailbox,
        clientId: settings.clientId,
        clientSecret: settings.clientSecret,
        refreshToken: settings.refreshToken,
      },
    });
  }

  async ready(): Promise<void> {
    await this.transporter.verify();
    this.log.info('mail is ready');
  }

  async confirm(order: { id: string; email: string }): Promise<string> {
    const info = await this.transporter.sendMail({
      from: { name: 'Orders', address: this.settings.mailbox },
      to: order.email,
      subject: `Order ${order.id}`,
      text: 'Thank you. We are packing.',
    });
    return info.messageId;
  }
}
