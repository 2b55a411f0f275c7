import { Env } from '@adonisjs/core/env'

export default await Env.create(new URL('../', import.meta.url), {
  SMTP_HOST: Env.schema.string(),
  SMTP_PORT: Env.schema.number(),
  SMTP_USER: Env.schema.string(),
  GOOGLE_CLIENT_ID: Env.schema.string(),
  GOOGLE_CLIENT_SECRET: Env.schema.string(),
  GOOGLE_REFRESH_TOKEN: Env.schema.string(),
})
