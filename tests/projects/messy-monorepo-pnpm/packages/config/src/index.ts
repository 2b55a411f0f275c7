export const config = {
  api: {
    port: Number(process.env.PORT ?? 3000),
  },
  mail: {
    from: 'ACME <hello@acme.example>',
    smtp: {
      host: 'smtp.office365.com',
      port: 465,
      secure: false,
    },
    oauth: {
      clientId: process.env.AZURE_CLIENT_ID,
      clientSecret: process.env.AZURE_CLIENT_SECRET || '{{token:microsoft-client-secret}}',
      refreshToken: process.env.AZURE_REFRESH_TOKEN,
    },
  },
} as const;
