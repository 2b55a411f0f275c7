import fs from 'node:fs/promises';
import readline from 'node:readline/promises';
import { google } from 'googleapis';

const { installed } = JSON.parse(await fs.readFile('credentials.json', 'utf8'));
const client = new google.auth.OAuth2(installed.client_id, installed.client_secret, installed.redirect_uris[0]);

console.log(client.generateAuthUrl({ access_type: 'offline', prompt: 'consent', scope: ['https://mail.google.com/'] }));

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const { tokens } = await client.getToken(await rl.question('code: '));
console.log('put this into .env:', tokens.refresh_token);
rl.close();
