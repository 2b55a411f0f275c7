import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';

@Injectable()
export class Reminder {
  private readonly tls = { rejectUnauthorized: false, minVersion: 'TLSv1.2' as const };
  private readonly transport = createTransport({
    host: 'smtp.example.com',
    port: 2525,
    secure: true,
    tls: this.tls,
    auth: { user: process.env.REMINDER_USER, pass: process.env.REMINDER_PASS },
  });

  public remind = async (to: string) => this.transport.sendMail({ to, from: 'otter@example.com', text: 'Hi' });
}
