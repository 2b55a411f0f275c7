import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { MailerModule } from '@nestjs-modules/mailer';

@Module({
  imports: [
    MailerModule.forRootAsync({
      imports: [ConfigModule],
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        transport: {
          host: 'smtp.gmail.com',
          port: 465,
          secure: false,
          auth: {
            user: config.get('MAIL_USER'),
            clientId: config.get('MAIL_CLIENT_ID'),
            clientSecret: config.get('MAIL_CLIENT_SECRET'),
            refreshToken: config.get('MAIL_REFRESH_TOKEN'),
          },
        },
      }),
    }),
  ],
})
export class NotificationsModule {}
