import { ConfidentialClientApplication } from '@azure/msal-node';

const app = new ConfidentialClientApplication({
  auth: {
    clientId: process.env.CLIENT_ID!,
    clientSecret: process.env.CLIENT_SECRET!,
    authority: `https://login.microsoftonline.com/${process.env.TENANT_ID}`,
  },
});

const SCOPES = ['https://outlook.office365.com/.default'];

export async function token(renew: boolean): Promise<{ accessToken: string; expires: number }> {
  const result = await app.acquireTokenByClientCredential({ scopes: SCOPES, skipCache: renew });
  if (!result) {
    throw new Error('Entra gave no token');
  }
  return { accessToken: result.accessToken, expires: result.expiresOn?.getTime() ?? 0 };
}
