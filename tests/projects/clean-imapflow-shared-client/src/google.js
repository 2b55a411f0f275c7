import { OAuth2Client } from 'google-auth-library';

const client = new OAuth2Client(process.env.INBOX_CLIENT_ID, process.env.INBOX_CLIENT_SECRET);
client.setCredentials({ refresh_token: process.env.INBOX_REFRESH_TOKEN });

export const SCOPES = ['https://mail.google.com/'];

export async function accessToken() {
  const { token } = await client.getAccessToken();
  if (!token) {
    throw new Error('Google gave no access token');
  }
  return token;
}
