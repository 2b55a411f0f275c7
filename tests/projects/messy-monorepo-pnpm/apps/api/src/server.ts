import Fastify from 'fastify';
import { send, sendLater } from '@acme/mailer';

const app = Fastify({ logger: true });

app.post('/invite', async (request) => {
  const { email } = request.body as { email: string };
  await send({ to: email, subject: 'You are invited', text: 'Come in.' });
  sendLater({ to: email, subject: 'Still interested?', text: 'Come back.' });
  return { ok: true };
});

await app.listen({ port: 3000 });
