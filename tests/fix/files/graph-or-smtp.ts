import { ConfidentialClientApplication } from '@azure/msal-node';
import * as nodemailer from 'nodemailer';

const app = new ConfidentialClientApplication({
  auth: {
    clientId: process.env.AZURE_CLIENT_ID!,
    clientSecret: process.env.AZURE_CLIENT_SECRET!,
    authority: `https://login.microsoftonline.com/${process.env.AZURE_TENANT_ID}`,
  },
});

export async function mailer(user: string) {
  const answer = await app.acquireTokenByClientCredential({ scopes: ['https://outlook.office365.com/SMTP.Send'] });
  return nodemailer.createTransport({
    host: 'smtp.office365.com',
    port: 587,
    requireTLS: true,
    auth: { type: 'OAuth2', user, accessToken: answer?.accessToken, scope: 'https://outlook.office365.com/.default' },
  });
}
