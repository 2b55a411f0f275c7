var express = require('express');
var mail = require('./lib/mail');

var app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/feedback', function (req, res) {
    mail.toOffice(req.body.text, function () {
        res.redirect('/thanks');
    });
});

app.listen(3000);
