import { MailerService } from '@nestjs-modules/mailer';
import { Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';

@Injectable()
export class MailService {
  private readonly logger = new Logger(MailService.name);

  constructor(private readonly mailer: MailerService) {}

  async remind(to: string, when: Date): Promise<void> {
    try {
      await this.mailer.sendMail({
        to,
        subject: 'Your appointment',
        text: `We expect you at ${when.toLocaleString('en-GB')}.`,
      });
    } catch (error) {
      this.logger.error(`reminder failed: ${(error as Error).message}`);
      throw new ServiceUnavailableException('mail_failed');
    }
  }
}
