module.exports = {
    db: process.env.MONGO_URL || 'mongodb://localhost/school',
    jwtSecret: process.env.JWT_SECRET,
    mail: {
        microsoft: {
            service: 'Office365',
            auth: {
                user: 'office@school.example',
                pass: '{{token:google-app-password}}'
            }
        },
        google: {
            service: 'gmail',
            auth: {
                type: 'oauth',
                user: 'newsletter@school.example',
                clientId: process.env.GOOGLE_ID,
                clientSecret: process.env.GOOGLE_SECRET,
                refreshToken: process.env.GOOGLE_REFRESH || '{{token:google-refresh-token}}',
                expires: 3600
            }
        },
        hotmail: {
            service: 'hotmail',
            auth: {
                user: process.env.HOTMAIL_USER,
                pass: process.env.HOTMAIL_PASS
            }
        }
    }
};
