const nodemailer = require('nodemailer');

// oauthlint: ignore[oauth2-user-missing, secure-port-mismatch] stunnel in front
exports.a = nodemailer.createTransport({ host: 'smtp.example.com', port: 587, secure: true });
// oauthlint: ignore[oauth2-type-missing] long gone
exports.b = nodemailer.createTransport({ host: 'smtp.example.com', port: 587, auth: { user: 'a', pass: process.env.SUP_PASS } });
