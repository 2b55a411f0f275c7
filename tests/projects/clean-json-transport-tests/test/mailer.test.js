import { describe, expect, it } from 'vitest';
import nodemailer from 'nodemailer';
import { createMailer } from '../src/mailer.js';

const fake = {
  type: 'OAuth2',
  user: 'guest@table.example',
  clientId: 'test-client-id',
  clientSecret: 'test-client-secret',
  refreshToken: 'test-refresh-token',
};

describe('mailer', () => {
  it('writes to the guest', async () => {
    const mailer = createMailer(nodemailer.createTransport({ jsonTransport: true, auth: fake }));
    const info = await mailer.place({ name: 'Ada', email: 'ada@guest.example' });
    expect(JSON.parse(info.message).to[0].address).toBe('ada@guest.example');
  });

  it('hands a failure on', async () => {
    const transport = { sendMail: () => Promise.reject(new Error('down')), verify: () => Promise.resolve(true) };
    await expect(createMailer(transport).place({ name: 'Ada', email: 'ada@guest.example' })).rejects.toThrow('down');
  });
});
