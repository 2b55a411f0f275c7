// Sends invoices from the office mailbox, which is at Microsoft 365.
import { createTransport } from 'nodemailer';

const tenant = process.env.OFFICE_TENANT;

const transport = createTransport({
  host: 'smtp.office365.com',
  port: 587,
  secure: true,
  auth: {
    type: 'OAuth2',
    user: process.env.OFFICE_MAILBOX,
    clientId: process.env.OFFICE_CLIENT_ID,
    clientSecret: process.env.OFFICE_CLIENT_SECRET,
    refreshToken: process.env.OFFICE_REFRESH_TOKEN,
    accessUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
  },
});

export function sendInvoice(customer, pdf) {
  return transport.sendMail({
    to: customer.email,
    subject: 'Your invoice',
    text: 'You find your invoice attached.',
    attachments: [{ filename: 'invoice.pdf', content: pdf }],
  });
}
