const passport = require('passport');
const { Strategy } = require('passport-google-oauth20');
const { findOrCreate } = require('./users');

passport.use(
  new Strategy(
    {
      clientID: process.env.LOGIN_CLIENT_ID,
      clientSecret: process.env.LOGIN_CLIENT_SECRET,
      callbackURL: '/auth/google/callback',
      scope: ['openid', 'profile', 'email'],
      state: true,
    },
    (accessToken, refreshToken, profile, done) => {
      findOrCreate(profile).then((user) => done(null, user), done);
    },
  ),
);

passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => done(null, { id }));

module.exports = passport;
