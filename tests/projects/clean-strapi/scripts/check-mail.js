'use strict';

const nodemailer = require('nodemailer');
const plugins = require('../config/plugins');

const env = (name) => process.env[name];
const { providerOptions } = plugins({ env }).email.config;

nodemailer
  .createTransport(providerOptions)
  .verify()
  .then(() => console.log('the mailbox answers'))
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
