const passport = require('passport');
const { Strategy: FacebookStrategy } = require('passport-facebook');

passport.use(
  new FacebookStrategy(
    {
      clientID: process.env.FACEBOOK_APP_ID,
      clientSecret: process.env.FACEBOOK_APP_SECRET,
      callbackURL: 'http://localhost:3000/auth/facebook/callback',
      scope: 'email,public_profile',
    },
    (access_token, refresh_token, profile, done) => done(null, { id: profile.id, access_token }),
  ),
);

module.exports = passport;
