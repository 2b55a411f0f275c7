const express = require('express');
const session = require('express-session');
const mailer = require('./mailer');
const passport = require('./login');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(passport.session());

app.get('/auth/google', passport.authenticate('google'));
app.get('/auth/google/callback', passport.authenticate('google', { successRedirect: '/', failureRedirect: '/login' }));

app.post('/recipes/:id/share', express.json(), async (req, res, next) => {
  try {
    await mailer.sendMail({ to: req.body.email, subject: 'A recipe for you', text: `/recipes/${req.params.id}` });
    res.sendStatus(204);
  } catch (error) {
    next(error);
  }
});

mailer
  .verify()
  .then(() => app.listen(3000))
  .catch((error) => {
    console.error('mail is not ready:', error.message);
    process.exit(1);
  });
