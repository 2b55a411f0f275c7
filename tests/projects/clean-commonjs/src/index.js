'use strict';

const express = require('express');
const mailer = require('./mailer');

const app = express();

app.post('/members/:id/remind', (req, res, next) => {
  mailer.send({ to: req.query.to, subject: 'Your fee', text: 'It is due.' }, (err, id) => {
    if (err) {
      return next(err);
    }
    return res.json({ id });
  });
});

mailer.check().then(
  () => app.listen(3000),
  (err) => {
    console.error('no mail:', err.message);
    process.exitCode = 1;
  },
);
