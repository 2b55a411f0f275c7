var express = require('express');
var nodemailer = require('nodemailer');
var smtpTransport = require('nodemailer-smtp-transport');
var xoauth2 = require('xoauth2');
var config = require('./config.json');

var transporter = nodemailer.createTransport(smtpTransport({
  service: 'gmail',
  auth: {
    xoauth2: xoauth2.createXOAuth2Generator({
      user: config.user,
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      refreshToken: config.refreshToken
    })
  }
}));

var app = express();

app.post('/sign', function (req, res) {
  transporter.sendMail({
    from: config.user,
    to: config.user,
    subject: 'Guestbook',
    text: 'Somebody signed.'
  }, function (error, response) {
    if (error) {
      console.log(error);
    }
    res.send('ok');
  });
});

app.listen(3000);
