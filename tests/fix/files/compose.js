const nodemailer = require('nodemailer');
const passport = require('passport');
const { Strategy } = require('passport-google-oauth20');

passport.use(new Strategy({ clientID: process.env.COMPOSE_ID, clientSecret: process.env.COMPOSE_SECRET, callbackURL: '/back' }, (a, r, p, done) => done(null, p)));
module.exports.consent = passport.authenticate('google', { scope: ['email', 'https://mail.google.com/'], prompt: 'consent' });
module.exports.transport = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: process.env.COMPOSE_USER, clientId: process.env.COMPOSE_ID, client_secret: process.env.COMPOSE_SECRET, refreshToken: process.env.COMPOSE_TOKEN } });
