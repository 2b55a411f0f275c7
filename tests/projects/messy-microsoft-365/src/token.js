const msal = require('@azure/msal-node');

const cca = new msal.ConfidentialClientApplication({
  auth: {
    clientId: process.env.AZURE_CLIENT_ID,
    clientSecret: process.env.AZURE_CLIENT_SECRET || '{{token:microsoft-client-secret}}',
    authority: `https://login.microsoftonline.com/${process.env.AZURE_TENANT_ID}`,
  },
});

async function getToken() {
  const result = await cca.acquireTokenByClientCredential({
    scopes: ['https://outlook.office365.com/.default'],
  });
  console.log('Token acquired: ', result.accessToken);
  return result;
}

module.exports = { getToken };
