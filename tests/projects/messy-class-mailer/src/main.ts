import { createInterface } from 'node:readline/promises';
import { Mailer } from './Mailer.js';

const mailer = new Mailer('alerts@factory.example');
console.log('Open', mailer.consentUrl());

const input = createInterface({ input: process.stdin, output: process.stdout });
await mailer.start(await input.question('Code: '));
mailer.notify('shift@factory.example', 'The line is up.');
