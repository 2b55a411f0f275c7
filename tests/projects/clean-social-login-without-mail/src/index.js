const express = require('express');
const session = require('express-session');
const passport = require('./facebook');
const spotify = require('./spotify');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: true }));
app.use(passport.initialize());

app.get('/spotify', (req, res) => res.redirect(spotify.url(req.sessionID)));
app.get('/callback', async (req, res) => {
  const { body } = await spotify.login(req.query.code);
  res.send(`Hello ${body.display_name}`);
});
app.get('/auth/facebook', passport.authenticate('facebook'));
app.get('/auth/facebook/callback', passport.authenticate('facebook', { session: false }), (req, res) => res.redirect('/'));

app.listen(3000);
