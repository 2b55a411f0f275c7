import "server-only";

import nodemailer from "nodemailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";

import { env } from "@/env";

const options = {
  service: "gmail",
  auth: {
    type: "OAuth2",
    user: env.GOOGLE_MAILBOX,
    clientId: env.GOOGLE_CLIENT_ID,
    clientSecret: env.GOOGLE_CLIENT_SECRET,
    refreshToken: env.GOOGLE_REFRESH_TOKEN,
  },
} satisfies SMTPTransport.Options;

export const mailer = nodemailer.createTransport(options);

export const mailerReady = mailer.verify();
