import { google } from 'googleapis';

export const SCOPES = ['https://mail.google.com', 'https://www.googleapis.com/auth/userinfo.email'];

export function consent(state: string) {
  const client = new google.auth.OAuth2(process.env.SC_ID, process.env.SC_SECRET, process.env.SC_REDIRECT);
  return client.generateAuthUrl({ access_type: 'offline', prompt: 'consent', scope: SCOPES.join(','), state });
}
