// A self-signed certificate for localhost, made anew for each run: a few lines of DER, so that no other program is needed.
'use strict';

const { generateKeyPairSync, sign } = require('node:crypto');

function der(tag, ...parts) {
  const body = Buffer.concat(parts.map((one) => Buffer.from(one)));
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...parts) => der(0x30, ...parts);
const SHA256_RSA = sequence([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b], [0x05, 0x00]);
const NAME = sequence(der(0x31, sequence([0x06, 0x03, 0x55, 0x04, 0x03], der(0x0c, Buffer.from('localhost')))));
const YEARS = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));

// { key, cert }, both PEM.
exports.made = () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(der(0xa0, der(0x02, [2])), der(0x02, [1]), SHA256_RSA, NAME, YEARS, NAME, spki);
  const whole = sequence(body, SHA256_RSA, der(0x03, [0], sign('sha256', body, privateKey)));
  const cert = `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }), cert };
};
