import pino from 'pino';
import { mailer } from './mailer.js';

const log = pino();

async function main(): Promise<void> {
  await mailer.verify();
  for (const to of process.argv.slice(2)) {
    await mailer.sendMail({ from: process.env.PAYSLIP_MAILBOX, to, subject: 'Your payslip', text: 'See the portal.' });
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  log.fatal({ code: error.code }, 'payslips were not sent');
  process.exitCode = 1;
});
