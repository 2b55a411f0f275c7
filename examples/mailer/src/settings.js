// Settings of the shop's mailbox. The secret below is made up and opens nothing.
const GOOGLE_CLIENT_SECRET = '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';

export const google = {
  clientId: process.env.GOOGLE_CLIENT_ID,
  clientSecret: GOOGLE_CLIENT_SECRET,
  refreshToken: process.env.GOOGLE_REFRESH_TOKEN,
};

export const mailbox = process.env.SHOP_MAILBOX;
