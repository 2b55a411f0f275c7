import { ConfidentialClientApplication } from '@azure/msal-node';

const app = new ConfidentialClientApplication({
  auth: {
    clientId: process.env.AZURE_CLIENT_ID,
    clientSecret: process.env.AZURE_CLIENT_SECRET,
    authority: `https://login.microsoftonline.com/${process.env.AZURE_TENANT_ID}`,
  },
});

export async function sendMail(to, subject, content) {
  const result = await app.acquireTokenByClientCredential({
    scopes: ['https://graph.microsoft.com/.default'],
  });
  const response = await fetch(`https://graph.microsoft.com/v1.0/users/${process.env.ROOMS_MAILBOX}/sendMail`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${result.accessToken}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      message: {
        subject,
        body: { contentType: 'Text', content },
        toRecipients: [{ emailAddress: { address: to } }],
      },
    }),
  });
  if (!response.ok) {
    throw new Error(`Graph answered ${response.status}`);
  }
}
