import express from 'express';
import { log } from './log.js';
import { sendIncident, transporter } from './mail.js';

await transporter.verify();

const app = express();
app.use(express.json());

app.post('/incidents', async (req, res) => {
  try {
    await sendIncident(req.body.to, req.body);
    res.sendStatus(204);
  } catch (error) {
    log.error({ code: error.code, command: error.command }, 'incident mail was not sent');
    res.status(502).json({ error: 'mail_failed' });
  }
});

app.listen(process.env.PORT ?? 3000);
