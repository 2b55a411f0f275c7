"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const nodemailer_1 = require("nodemailer");
exports.transport = (0, nodemailer_1.createTransport)({
  "service": "Outlook365",
  "host": "smtp.example.com",
  "port": 25,
  "auth": { "type": "OAuth2", "user": process.env.CJS_USER, "accessToken": process.env.CJS_TOKEN, "pass": process.env.CJS_PASS }
});
