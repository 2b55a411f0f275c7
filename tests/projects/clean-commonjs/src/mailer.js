'use strict';

const nodemailer = require('nodemailer');
const { mail } = require('./config');

const transporter = nodemailer.createTransport({
  host: 'smtp.gmail.com',
  port: 465,
  secure: true,
  auth: Object.assign({ type: 'OAuth2' }, mail),
});

exports.check = () => transporter.verify();

exports.send = function send(message, done) {
  transporter.sendMail({ from: mail.user, ...message }, (err, info) => {
    if (err) {
      return done(err);
    }
    return done(null, info.messageId);
  });
};
