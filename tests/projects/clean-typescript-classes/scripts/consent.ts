import { createServer } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { OAuth2Client } from 'google-auth-library';

const client = new OAuth2Client({
  clientId: process.env.ORDERS_CLIENT_ID,
  clientSecret: process.env.ORDERS_CLIENT_SECRET,
  redirectUri: 'http://localhost:3000/oauth2callback',
});

const url = client.generateAuthUrl({
  access_type: 'offline',
  prompt: 'consent',
  scope: ['https://mail.google.com/'],
});
console.log(`Open this: ${url}`);

createServer(async (req, res) => {
  try {
    const code = new URL(req.url ?? '/', 'http://localhost:3000').searchParams.get('code') ?? '';
    const { tokens } = await client.getToken(code);
    if (!tokens.refresh_token) {
      throw new Error('no refresh token was given');
    }
    await writeFile('refresh-token.txt', tokens.refresh_token, { mode: 0o600 });
    res.end('Done, you may close this.');
  } catch (error) {
    console.error((error as Error).message);
    res.writeHead(500).end('That did not work.');
  }
}).listen(3000);
