import nodemailer from 'nodemailer';
import { google } from 'googleapis';
import {
	GOOGLE_CLIENT_ID,
	GOOGLE_CLIENT_SECRET,
	GOOGLE_EMAIL,
	GOOGLE_REFRESH_TOKEN
} from '$env/static/private';

const client = new google.auth.OAuth2(
	GOOGLE_CLIENT_SECRET,
	GOOGLE_CLIENT_ID,
	'https://developers.google.com/oauthplayground'
);
client.setCredentials({ refresh_token: GOOGLE_REFRESH_TOKEN });

const { token, res } = await client.getAccessToken();
console.log(res?.data);

const transporter = nodemailer.createTransport({
	service: 'google',
	auth: {
		type: 'OAuth2',
		user: GOOGLE_EMAIL,
		clientid: GOOGLE_CLIENT_ID,
		clientSecret: GOOGLE_CLIENT_SECRET,
		refreshToken: GOOGLE_REFRESH_TOKEN,
		accessToken: token,
		expires: Date.now() + 3600
	}
});

transporter.verify((error) => {
	console.log(error ?? 'ready');
});

export default transporter;
