import { ready } from '$lib/server/mail.js';

export async function init() {
	await ready();
}
