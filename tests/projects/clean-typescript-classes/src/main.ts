import pino from 'pino';
import { OrderMailer } from './OrderMailer.js';
import { settingsFrom } from './settings.js';

const log = pino({ level: process.env.LOG_LEVEL ?? 'info' });
const mailer = new OrderMailer(settingsFrom(process.env), log);

await mailer.ready();
try {
  const id = await mailer.confirm({ id: '1', email: 'first@customer.example' });
  log.info({ id }, 'sent');
} catch (error) {
  log.error({ error: (error as Error).message }, 'not sent');
  process.exitCode = 1;
}
