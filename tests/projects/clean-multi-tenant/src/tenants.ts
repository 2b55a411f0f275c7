import { z } from 'zod';

const Tenant = z.object({
  id: z.string(),
  mailbox: z.string().email(),
  refreshToken: z.string(),
});

export type Tenant = z.infer<typeof Tenant>;

export async function load(id: string): Promise<Tenant> {
  const response = await fetch(`http://vault.internal/tenants/${encodeURIComponent(id)}`);
  if (!response.ok) {
    throw new Error(`no tenant ${id}`);
  }
  return Tenant.parse(await response.json());
}
