import { NextResponse } from 'next/server';
import nodemailer from 'nodemailer';

export const runtime = 'nodejs';

export async function POST(request: Request) {
  const { email } = await request.json();
  const transport = nodemailer.createTransport({
    service: 'office365',
    auth: { type: 'XOAUTH2', user: process.env.NEWS_USER, accessToken: process.env.NEWS_ACCESS_TOKEN },
  });
  try {
    await transport.sendMail({ to: email, from: process.env.NEWS_USER, subject: 'Welcome' });
  } catch {
    return NextResponse.json({ error: 'mail' }, { status: 502 });
  }
  return NextResponse.json({ ok: true });
}
