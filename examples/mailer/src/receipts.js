// Sends receipts. This is how it should look: nothing to report here.
import { createTransport } from 'nodemailer';

function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

const transport = createTransport({
  service: 'gmail',
  auth: {
    type: 'OAuth2',
    user: setting('SHOP_MAILBOX'),
    clientId: setting('GOOGLE_CLIENT_ID'),
    clientSecret: setting('GOOGLE_CLIENT_SECRET'),
    refreshToken: setting('GOOGLE_REFRESH_TOKEN'),
  },
});

export async function sendReceipt(order) {
  await transport.sendMail({ to: order.customer.email, subject: 'Your receipt', text: order.receipt });
}
