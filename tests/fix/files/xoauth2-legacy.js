var nodemailer = require('nodemailer');
var xoauth2 = require('xoauth2');

var smtpTransport = nodemailer.createTransport({
    service: 'Gmail',
    auth: {
        xoauth2: xoauth2.createXOAuth2Generator({
            user: process.env.LEGACY_USER,
            clientId: process.env.LEGACY_CLIENT_ID,
            clientSecret: process.env.LEGACY_CLIENT_SECRET,
            refreshToken: process.env.LEGACY_REFRESH_TOKEN
        })
    }
});

module.exports = function (message, done) {
    smtpTransport.sendMail(message, function (err, info) {
        if (err) { return done(err); }
        done(null, info.messageId);
    });
};
