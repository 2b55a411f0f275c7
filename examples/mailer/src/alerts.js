// Tells the shopkeeper what runs low. Cron starts it every morning.
import { readFile } from 'node:fs/promises';
import { createTransport } from 'nodemailer';

const auth = {
  type: 'OAuth2',
  clientId: process.env.GOOGLE_CLIENT_ID,
  clientSecret: process.env.GOOGLE_CLIENT_SECRET,
  refreshToken: process.env.GOOGLE_REFRESH_TOKEN,
};

const transport = createTransport({ service: 'gmail', auth });

const stock = JSON.parse(await readFile('stock.json', 'utf8'));
const low = stock.filter((item) => item.left < item.least);

if (low.length > 0) {
  await transport.sendMail({
    to: process.env.SHOP_MAILBOX,
    subject: `${low.length} things run low`,
    text: low.map((item) => `${item.name}: ${item.left} left`).join('\n'),
  });
}
