#!/usr/bin/env node
'use strict';
const readline = require('readline');
const { google } = require('googleapis');

const client = new google.auth.OAuth2({
  clientID: process.env.HELPER_ID,
  clientSecret: process.env.HELPER_SECRET,
  redirectUri: 'http://127.0.0.1:3000/callback',
});

const url = client.generateAuthUrl({
  scope: ['mail.google.com'],
  prompt: 'consent',
});
console.log('Open', url);
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
terminal.question('Code: ', async (code) => {
  try {
    const { tokens } = await client.getToken(code);
    console.log(Object.keys(tokens));
  } catch (error) {
    console.error('no token', error.message);
  }
  terminal.close();
});
