// Runs cases through one release of Nodemailer and writes what it did, one JSON line a case. Nothing leaves this machine:
// names are resolved to made-up loopback addresses, and every connection ends at the servers below.
//
//   node harness.js CASES OUTCOMES
//
// CASES is a JSON file: [{ name, file, server: { offers, starttls, login, anonymous, token } }].
'use strict';

const dns = require('node:dns');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const path = require('node:path');
const tls = require('node:tls');

const PATIENCE = 250; // milliseconds for a greeting that never comes
const real = { net: net.connect, tls: tls.connect, http: http.request };
const names = new Map(); // made-up address: host name
let seen; // what the case that runs has done
let server; // how the servers are to behave

// --- names and connections -----------------------------------------------------------------------------------------

function address(host) {
  if (net.isIP(host)) return host;
  for (const [known, name] of names) if (name === host) return known;
  const made = `127.1.${names.size >> 8}.${(names.size & 255) + 1}`;
  names.set(made, host);
  return made;
}

dns.Resolver.prototype.resolve4 = (host, done) => setImmediate(done, null, [address(host)]);
dns.Resolver.prototype.resolve6 = (host, done) => setImmediate(done, null, []);
dns.resolve4 = dns.Resolver.prototype.resolve4;
dns.resolve6 = dns.Resolver.prototype.resolve6;
dns.lookup = (host, options, done) => {
  const callback = done || options;
  if (options && options.all) return setImmediate(callback, null, [{ address: address(host), family: 4 }]);
  return setImmediate(callback, null, address(host), 4);
};

function redirected(options, secure) {
  if (!options.port) return options; // a socket that is there already: STARTTLS
  seen.connections.push({ host: names.get(options.host) || options.host, port: Number(options.port), secure });
  const port = Number(options.port) === 465 ? ports.tls : ports.plain;
  return { ...options, host: '127.0.0.1', port, localAddress: undefined };
}

net.connect = (options, ...rest) => real.net(redirected(options, false), ...rest);
tls.connect = (options, ...rest) => {
  seen.certificates.push(['mail', options.rejectUnauthorized !== false]); // as Node.js itself reads it
  return real.tls({ ...redirected(options, true), rejectUnauthorized: false }, ...rest);
};

function asked(scheme) {
  return (options, done) => {
    const url = `${scheme}://${options.host || options.hostname}${options.port ? `:${options.port}` : ''}${options.path}`;
    const request = real.http({ method: options.method, path: '/', host: '127.0.0.1', port: ports.token, headers: options.headers }, done);
    if (scheme === 'https') seen.certificates.push(['token', options.rejectUnauthorized !== false]);
    const chunks = [];
    const write = request.write.bind(request);
    const end = request.end.bind(request);
    request.write = (chunk, ...rest) => { chunks.push(chunk); return write(chunk, ...rest); };
    request.end = (chunk, ...rest) => {
      if (chunk && typeof chunk !== 'function') chunks.push(chunk);
      seen.requests.push({ url: url.replace(/:(443|80)\//, '/'), body: Object.fromEntries(new URLSearchParams(chunks.join(''))) });
      return end(chunk, ...rest);
    };
    return request;
  };
}
http.request = asked('http');
https.request = asked('https');

// --- the SMTP server and the token server --------------------------------------------------------------------------

const folder = path.dirname(path.resolve(process.argv[2]));
const certificate = require('./certificate').made();
process.env.PRIVATE_KEY = certificate.key; // of a service account; the other variables are given
process.env.ESCAPED_KEY = certificate.key.replaceAll('\n', '\\n');
const ports = {};

function talk(socket, secured) {
  const say = (text) => socket.writable && socket.write(`${text}\r\n`);
  let pending = null;
  let rest = '';
  let data = false;
  let logged = false;
  socket.on('error', () => {});
  const done = (mechanism, user, secret) => {
    seen.logins.push({ mechanism, user, secret, secured });
    logged = server.login === 'accept';
    return logged;
  };
  const command = (line) => {
    if (data) {
      if (line === '.') { data = false; say('250 queued'); }
      return;
    }
    if (pending) { const next = pending; pending = null; return next(line); }
    const [word, ...words] = line.split(' ');
    switch (word.toUpperCase()) {
      case 'EHLO': {
        const lines = ['localhost'];
        if (server.starttls && !secured) lines.push('STARTTLS');
        if (server.offers.length) lines.push(`AUTH ${server.offers.join(' ')}`);
        return lines.forEach((one, at) => say(`250${at === lines.length - 1 ? ' ' : '-'}${one}`));
      }
      case 'HELO': return say('250 localhost');
      case 'STARTTLS': {
        if (!server.starttls) return say('502 not here');
        say('220 go on');
        socket.removeAllListeners('data');
        const secure = new tls.TLSSocket(socket, { isServer: true, secureContext: tls.createSecureContext(certificate) });
        return talk(secure, true);
      }
      case 'AUTH': return auth(words);
      case 'MAIL': return say(logged || server.anonymous ? '250 ok' : '530 5.7.0 Authentication Required');
      case 'RCPT': return say('250 ok');
      case 'DATA': data = true; return say('354 go on');
      case 'QUIT': say('221 bye'); return socket.end();
      default: return say('250 ok');
    }
  };
  const refused = () => say('535 5.7.8 refused');
  const auth = ([mechanism, initial]) => {
    const text = Buffer.from(initial || '', 'base64').toString();
    switch (mechanism) {
      case 'XOAUTH2': {
        const [, user, token] = /^user=([^\x01]*)\x01auth=Bearer ([^\x01]*)\x01\x01$/.exec(text) || [];
        if (done(mechanism, user, token)) return say('235 welcome');
        say(`334 ${Buffer.from('{"status":"400"}').toString('base64')}`);
        pending = refused;
        return undefined;
      }
      case 'PLAIN': {
        const [, user, secret] = text.split('\0');
        return done(mechanism, user, secret) ? say('235 welcome') : refused();
      }
      case 'LOGIN':
        say('334 VXNlcm5hbWU6');
        pending = (user) => {
          say('334 UGFzc3dvcmQ6');
          pending = (secret) => (done(mechanism, Buffer.from(user, 'base64').toString(), Buffer.from(secret, 'base64').toString())
            ? say('235 welcome') : refused());
        };
        return undefined;
      case 'CRAM-MD5':
        say(`334 ${Buffer.from('<1@localhost>').toString('base64')}`);
        pending = (answer) => (done(mechanism, Buffer.from(answer, 'base64').toString().split(' ')[0], null)
          ? say('235 welcome') : refused());
        return undefined;
      default: return say('504 unknown mechanism');
    }
  };
  socket.on('data', (chunk) => {
    rest += chunk;
    const lines = rest.split('\r\n');
    rest = lines.pop();
    lines.forEach(command);
  });
  return undefined;
}

function listen(made) {
  return new Promise((resolve) => { made.listen(0, '127.0.0.1', () => resolve(made.address().port)); });
}

async function start() {
  const greeted = (secured) => (socket) => { socket.write('220 localhost\r\n'); talk(socket, secured); };
  ports.plain = await listen(net.createServer(greeted(false)));
  ports.tls = await listen(tls.createServer(certificate, greeted(true)));
  let number = 0;
  ports.token = await listen(http.createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (server.token === 'unreachable') return request.socket.destroy();
      number += 1;
      response.setHeader('Content-Type', 'application/json');
      if (server.token !== 'answer') return response.end(JSON.stringify({ error: server.token }));
      return response.end(JSON.stringify({ access_token: `fresh-${number}`, expires_in: 3600, refresh_token: 'rotated' }));
    });
  }));
}

// --- one case ------------------------------------------------------------------------------------------------------

function told(error) {
  return error && { code: error.code || null, command: error.command || null, message: String(error.message).split('\n')[0] };
}

function within(promise) {
  let timer;
  const limit = new Promise((resolve) => { timer = setTimeout(resolve, 4 * PATIENCE, { hung: true }); });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

async function attempt(work) {
  try {
    const answer = await within(Promise.resolve().then(work));
    return answer && answer.hung ? { code: 'HUNG', command: null, message: 'no answer' } : null;
  } catch (error) {
    return told(error);
  }
}

async function run(one) {
  seen = { name: one.name, connections: [], requests: [], logins: [], certificates: [], crash: null };
  server = one.server;
  let transporter;
  try {
    const made = require(path.resolve(folder, one.file));
    transporter = made.transporter;
    const options = transporter.transporter.options || {};
    options.greetingTimeout = PATIENCE;
    const message = { from: 'a@example.com', to: 'b@example.com', subject: 'x', text: 'x' };
    seen.send = await attempt(() => (made.send ? made.send(message) : transporter.sendMail(message)));
    const { connections, requests, logins, certificates } = seen;
    Object.assign(seen, { connections: [], requests: [], logins: [], certificates: [] });
    seen.verify = await attempt(() => transporter.verify());
    Object.assign(seen, { connections, requests, logins, certificates });
  } catch (error) {
    seen.load = told(error);
  }
  if (transporter) transporter.close();
  await new Promise((resolve) => { setTimeout(resolve, 15); }); // an error that nobody catches may come late
  fs.appendFileSync(process.argv[3], `${JSON.stringify(seen)}\n`);
}

process.on('uncaughtException', (error) => {
  if (seen) seen.crash = told(error);
});

(async () => {
  await start();
  for (const one of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) await run(one);
  process.exit(0);
})();
