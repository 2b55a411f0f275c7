var nodemailer = require('nodemailer');
var config = require('../config');

var office = nodemailer.createTransport(config.mail.microsoft);
var newsletter = nodemailer.createTransport(config.mail.google);
var parents = nodemailer.createTransport(config.mail.hotmail);

exports.toOffice = function (text, done) {
    office.sendMail({ to: 'office@school.example', subject: 'Portal', text: text }, function (err) {
        if (err) return err;
        done();
    });
};

exports.toAll = function (list, html) {
    list.forEach(function (to) {
        newsletter.sendMail({ to: to, subject: 'News', html: html });
    });
};

exports.toParents = function (to, text, done) {
    parents.sendMail({ to: to, subject: 'School', text: text }, done);
};
