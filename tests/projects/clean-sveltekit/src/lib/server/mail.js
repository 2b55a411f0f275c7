import nodemailer from 'nodemailer';
import {
	GOOGLE_CLIENT_ID,
	GOOGLE_CLIENT_SECRET,
	GOOGLE_REFRESH_TOKEN,
	MAILBOX
} from '$env/static/private';
import { env } from '$env/dynamic/private';

const transporter = nodemailer.createTransport({
	service: 'gmail',
	pool: true,
	maxConnections: Number(env.MAIL_CONNECTIONS ?? 1),
	auth: {
		type: 'oauth2',
		user: MAILBOX,
		clientId: GOOGLE_CLIENT_ID,
		clientSecret: GOOGLE_CLIENT_SECRET,
		refreshToken: GOOGLE_REFRESH_TOKEN
	}
});

export const ready = () => transporter.verify();

/** @param {import('nodemailer').SendMailOptions} message */
export const send = (message) => transporter.sendMail({ from: MAILBOX, ...message });
