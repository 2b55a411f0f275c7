import { fail } from '@sveltejs/kit';
import { send } from '$lib/server/mail.js';

export const actions = {
	default: async ({ request }) => {
		const form = await request.formData();
		const email = String(form.get('email'));
		try {
			await send({ to: email, subject: 'Your seats', text: `Row ${form.get('row')}` });
		} catch (error) {
			console.error('tickets were not sent', error.message);
			return fail(502, { email, failed: true });
		}
		return { email };
	}
};
