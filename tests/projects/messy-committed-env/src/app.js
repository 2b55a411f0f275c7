import express from 'express';
import { transporter } from './mail.js';

const app = express();
app.use(express.json());

app.post('/bookings', async (req, res) => {
  await transporter.sendMail({
    from: process.env.GMAIL_USER,
    to: req.body.email,
    subject: 'Your bike',
    text: `It waits for you at ${req.body.time}.`,
  });
  res.status(201).end();
});

app.listen(process.env.PORT);
