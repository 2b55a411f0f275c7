const express = require('express');
const cors = require('cors');
require('dotenv').config();

const sendMail = require('./utils/sendMail');

const app = express();
app.use(cors());
app.use(express.json());

app.post('/contact', async (req, res) => {
  const { name, email, message } = req.body;
  await sendMail({
    to: process.env.OWNER_EMAIL,
    subject: `Message from ${name}`,
    text: `${message}\n\n${email}`,
  });
  res.json({ success: true });
});

app.post('/newsletter', (req, res) => {
  sendMail({ to: req.body.email, subject: 'Welcome!', text: 'Thank you for joining us.' });
  res.json({ success: true });
});

app.listen(process.env.PORT || 5000, () => console.log('listening'));
