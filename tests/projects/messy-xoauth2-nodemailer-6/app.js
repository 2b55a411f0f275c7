const express = require('express');
const transporter = require('./lib/mailer');

const app = express();

app.post('/sign', (req, res) => {
  transporter
    .sendMail({ to: process.env.MAIL_USER, subject: 'Guestbook', text: 'Somebody signed.' })
    .then(() => res.send('ok'))
    .catch((error) => {
      console.log(error);
      res.send('ok');
    });
});

app.listen(3000);
