import { createTransport } from 'nodemailer';

let transport;

export const handler = async (event) => {
  transport ??= createTransport({
    host: "smtp.gmail.com", port: 465, secure: true, debug: true, logger: true,
    auth: { type: "OAuth2", user: process.env.LAMBDA_MAILBOX, serviceClient: process.env.LAMBDA_CLIENT,
      privateKey: process.env.LAMBDA_PRIVATE_KEY },
  });
  for (const record of event.Records) {
    await transport.sendMail(JSON.parse(record.body));
  }
};
