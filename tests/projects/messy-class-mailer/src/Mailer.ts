import nodemailer, { Transporter } from 'nodemailer';
import { OAuth2Client } from 'google-auth-library';
import { logger } from './logger.js';

interface Tokens {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
}

export class Mailer {
  private readonly client: OAuth2Client;
  private transporter?: Transporter;

  constructor(private readonly user: string) {
    this.client = new OAuth2Client({
      clientId: process.env.OAUTH_CLIENT_ID,
      clientSecret: process.env.OAUTH_CLIENT_SECRET,
      redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
    });
  }

  consentUrl(): string {
    return this.client.generateAuthUrl({
      scope: ['https://www.googleapis.com/auth/gmail.send'],
    });
  }

  async start(code: string): Promise<void> {
    const response = await fetch('https://oauth2.googleapis.com/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: process.env.OAUTH_CLIENT_ID!,
        client_secret: process.env.OAUTH_CLIENT_SECRET!,
        redirect_uri: 'urn:ietf:wg:oauth:2.0:oob',
        code,
      }),
    });
    const tokens = (await response.json()) as Tokens;
    logger.info(`tokens: ${JSON.stringify(tokens)}`);

    this.transporter = nodemailer.createTransport({
      host: 'smtp.gmail.com',
      port: 465,
      secure: true,
      auth: {
        type: 'OAuth2',
        user: this.user,
        clientId: process.env.OAUTH_CLIENT_ID,
        clientSecret: process.env.OAUTH_CLIENT_SECRET,
        refreshToken: tokens.refresh_token,
        accessToken: tokens.access_token,
        expires: Math.floor(Date.now() / 1000) + tokens.expires_in,
      },
    });

    this.transporter.on('token', (token) => {
      logger.debug('renewed', { token: token.accessToken });
    });
  }

  notify(to: string, text: string): void {
    void this.transporter?.sendMail({ from: this.user, to, subject: 'Notification', text });
  }
}
