import { z } from "zod";

const schema = z.object({
  GOOGLE_MAILBOX: z.string().email(),
  GOOGLE_CLIENT_ID: z.string().min(1),
  GOOGLE_CLIENT_SECRET: z.string().min(1),
  GOOGLE_REFRESH_TOKEN: z.string().min(1),
});

export const env = schema.parse(process.env);
