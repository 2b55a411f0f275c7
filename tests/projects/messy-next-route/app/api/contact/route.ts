import { NextResponse } from "next/server";
import { fallback, transporter } from "@/lib/mail";

export async function POST(request: Request) {
  const { name, email, message } = await request.json();
  const mail = {
    from: email,
    to: process.env.GMAIL_USER,
    subject: `Website: ${name}`,
    text: message,
  };

  try {
    await transporter.sendMail(mail);
  } catch (err) {
    try {
      await fallback.sendMail(mail);
    } catch {}
  }

  return NextResponse.json({ ok: true });
}
