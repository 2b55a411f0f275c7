import nodemailer, { type Transporter } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
}

export class OfficeMailer {
  private readonly transporter: Transporter;

  constructor(private readonly from: string) {
    this.transporter = nodemailer.createTransport({
      host: 'smtp.office365.com',
      port: 587,
      secure: true,
      tls: {
        ciphers: 'SSLv3',
      },
      auth: { type: 'OAuth2', user: from, accessToken: process.env.OFFICE_ACCESS_TOKEN },
    });
  }

  async send(letter: Letter): Promise<void> {
    await this.transporter.sendMail({ ...letter, from: this.from });
  }
}
