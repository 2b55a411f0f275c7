import { MailerModule, MailerOptions } from '@nestjs-modules/mailer';
import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { MailService } from './mail.service';

@Module({
  imports: [
    MailerModule.forRootAsync({
      imports: [ConfigModule],
      inject: [ConfigService],
      useFactory: (config: ConfigService): MailerOptions => ({
        verifyTransporters: true,
        transport: {
          host: 'smtp.gmail.com',
          port: 587,
          secure: false,
          requireTLS: true,
          auth: {
            type: 'OAuth2',
            user: config.getOrThrow<string>('MAIL_USER'),
            clientId: config.getOrThrow<string>('MAIL_CLIENT_ID'),
            clientSecret: config.getOrThrow<string>('MAIL_CLIENT_SECRET'),
            refreshToken: config.getOrThrow<string>('MAIL_REFRESH_TOKEN'),
          },
        },
        defaults: { from: config.get('MAIL_FROM') },
      }),
    }),
  ],
  providers: [MailService],
  exports: [MailService],
})
export class MailModule {}
