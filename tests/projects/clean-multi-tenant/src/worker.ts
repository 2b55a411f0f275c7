import { Worker } from 'bullmq';
import { load } from './tenants.js';
import { transport } from './transport.js';

interface Job {
  tenant: string;
  to: string;
  subject: string;
  html: string;
}

export const worker = new Worker<Job>(
  'mail',
  async ({ data }) => {
    const tenant = await load(data.tenant);
    const info = await transport.sendMail({
      from: tenant.mailbox,
      to: data.to,
      subject: data.subject,
      html: data.html,
      auth: {
        user: tenant.mailbox,
        refreshToken: tenant.refreshToken,
      },
    });
    return info.messageId;
  },
  { connection: { url: process.env.REDIS_URL } },
);

worker.on('failed', (job, error) => {
  console.error('mail failed', job?.id, error.message);
});
