// Tells the shopkeeper when stock runs low.
import { createTransport } from 'nodemailer';

const auth = {
  type: 'OAuth2',
  clientId: process.env.GOOGLE_CLIENT_ID,
  clientSecret: process.env.GOOGLE_CLIENT_SECRET,
  refreshToken: process.env.GOOGLE_REFRESH_TOKEN,
};

const transport = createTransport({ service: 'gmail', auth });

export async function stockIsLow(item) {
  await transport.sendMail({
    to: process.env.SHOP_MAILBOX,
    subject: `Only ${item.left} left: ${item.name}`,
    text: 'Time to order more.',
  });
}
