import Fastify from 'fastify';
import { sendMail } from './graph.js';

const app = Fastify({ logger: true });

app.post('/rooms/:room/booked', async (request) => {
  await sendMail(request.body.email, `Room ${request.params.room}`, 'It is yours.');
  return { ok: true };
});

await app.listen({ port: 3000 });
