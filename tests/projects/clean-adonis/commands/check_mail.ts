import { BaseCommand } from '@adonisjs/core/ace'
import nodemailer from 'nodemailer'
import env from '#start/env'

export default class CheckMail extends BaseCommand {
  static commandName = 'mail:check'

  async run() {
    const transporter = nodemailer.createTransport({
      host: env.get('SMTP_HOST'),
      port: env.get('SMTP_PORT'),
      requireTLS: true,
      auth: {
        type: 'oauth2',
        user: env.get('SMTP_USER'),
        clientId: env.get('GOOGLE_CLIENT_ID'),
        clientSecret: env.get('GOOGLE_CLIENT_SECRET'),
        refreshToken: env.get('GOOGLE_REFRESH_TOKEN'),
      },
    })
    await transporter.verify()
    this.logger.success('the mailbox answers')
  }
}
