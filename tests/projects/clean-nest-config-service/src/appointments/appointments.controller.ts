import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { MailService } from '../mail/mail.service';

@Controller('appointments')
export class AppointmentsController {
  constructor(private readonly mail: MailService) {}

  @Post('reminders')
  @HttpCode(204)
  async remind(@Body() body: { email: string; at: string }): Promise<void> {
    await this.mail.remind(body.email, new Date(body.at));
  }
}
