import sgMail from '@sendgrid/mail';
import nodemailer from 'nodemailer';

sgMail.setApiKey('{{token:sendgrid-api-key}}');

export const relay = nodemailer.createTransport({
  host: 'smtp.sendgrid.net',
  port: 587,
  auth: { user: 'apikey', pass: process.env.SENDGRID_KEY },
});
