"use server";

import { z } from "zod";

import { env } from "@/env";
import { mailer } from "@/lib/mailer";

const order = z.object({ email: z.string().email(), cake: z.string() });

export async function placeOrder(_: unknown, form: FormData) {
  const parsed = order.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { error: "Please check your entries." };
  }

  try {
    await mailer.sendMail({
      from: env.GOOGLE_MAILBOX,
      to: env.GOOGLE_MAILBOX,
      replyTo: parsed.data.email,
      subject: `Order: ${parsed.data.cake}`,
      text: parsed.data.cake,
    });
  } catch (error) {
    console.error("order mail failed", error instanceof Error ? error.message : "unknown");
    return { error: "We could not take your order. Please call us." };
  }

  return { done: true };
}
