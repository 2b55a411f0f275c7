import { ImapFlow } from 'imapflow';
import { accessToken } from './google.js';

export async function* unseen() {
  const client = new ImapFlow({
    host: 'imap.gmail.com',
    port: 993,
    secure: true,
    logger: false,
    auth: {
      user: process.env.INBOX_USER,
      accessToken: await accessToken(),
    },
  });

  await client.connect();
  const lock = await client.getMailboxLock('INBOX');
  try {
    for await (const message of client.fetch({ seen: false }, { envelope: true })) {
      yield message.envelope;
    }
  } finally {
    lock.release();
    await client.logout();
  }
}
