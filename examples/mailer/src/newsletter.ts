// Sends the newsletter, one message for each reader.
import { createTransport, type Transporter } from 'nodemailer';

interface Reader {
  email: string;
  name: string;
}

function newsletterTransport(): Transporter {
  return createTransport({
    host: 'smtp.gmail.com',
    port: 465,
    secure: true,
    pool: true,
    auth: {
      type: 'OAuth2',
      user: process.env.SHOP_MAILBOX,
      clientID: process.env.GOOGLE_CLIENT_ID,
      clientSecret: process.env.GOOGLE_CLIENT_SECRET,
      refresh_token: process.env.GOOGLE_REFRESH_TOKEN,
    },
  });
}

export async function sendNewsletter(readers: Reader[], html: string): Promise<void> {
  const transport = newsletterTransport();
  for (const reader of readers) {
    await transport.sendMail({ to: reader.email, subject: `News for ${reader.name}`, html });
  }
  transport.close();
}
