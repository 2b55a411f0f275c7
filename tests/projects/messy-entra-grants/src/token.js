const msal = require('@azure/msal-node');

const config = {
  auth: {
    clientId: process.env.OAUTH_CLIENT_ID,
    clientSecret: process.env.OAUTH_CLIENT_SECRET,
    authority: 'https://login.microsoftonline.com/organizations',
  },
};
const client = new msal.ConfidentialClientApplication(config);
const request = { scopes: ['https://graph.microsoft.com/.default'] };

async function getAccessToken() {
  try {
    const response = await client.acquireTokenByClientCredential(request);
    return response.accessToken;
  } catch (error) {
    console.error('no token', error.message);
    throw error;
  }
}

module.exports = { client, getAccessToken };
