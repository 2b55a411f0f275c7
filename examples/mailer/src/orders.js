// Confirms orders from the shop's Gmail mailbox.
import nodemailer from 'nodemailer';
import { google, mailbox } from './settings.js';

const transport = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    type: 'OAuth2',
    user: mailbox,
    clientId: google.clientId,
    clientSecret: google.clientSecret,
    refreshToken: google.refreshToken,
  },
});

export async function confirmOrder(order) {
  await transport.sendMail({
    from: mailbox,
    to: order.customer.email,
    subject: `Your order ${order.number}`,
    text: `Thank you! We pack it today and send it to ${order.customer.address}.`,
  });
}
