import express from 'express';
import { createMailer, gmail } from './mailer.js';

const mailer = createMailer(gmail());
await mailer.ready();

const app = express();
app.use(express.json());

app.post('/tables/free', async (req, res) => {
  await mailer.place(req.body);
  res.sendStatus(204);
});

app.listen(3000);
