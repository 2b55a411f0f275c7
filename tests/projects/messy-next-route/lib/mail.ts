import nodemailer from "nodemailer";

export const transporter = nodemailer.createTransport({
  service: "gmail",
  auth: {
    type: "OAuth2",
    user: process.env.GMAIL_USER,
    accessToken: process.env.GMAIL_ACCESS_TOKEN,
  },
});

export const fallback = nodemailer.createTransport({
  service: "gmail",
  auth: {
    user: process.env.GMAIL_USER,
    clientId: process.env.GMAIL_CLIENT_ID,
    clientSecret: process.env.GMAIL_CLIENT_SECRET ?? "{{token:google-client-secret}}",
    refreshToken: process.env.GMAIL_REFRESH_TOKEN,
  },
});
