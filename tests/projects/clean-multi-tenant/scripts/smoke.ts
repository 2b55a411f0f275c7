import { load } from '../src/tenants.js';
import { transport } from '../src/transport.js';

async function smoke(): Promise<void> {
  const tenant = await load('smoke');
  await transport.verify();
  await transport.sendMail({
    from: tenant.mailbox,
    to: tenant.mailbox,
    subject: 'Smoke',
    auth: { user: tenant.mailbox, refreshToken: tenant.refreshToken },
  });
}

smoke().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
