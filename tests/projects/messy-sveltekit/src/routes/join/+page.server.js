import transporter from '$lib/server/email.js';

export const actions = {
	default: async ({ request }) => {
		const form = await request.formData();
		try {
			await transporter.sendMail({
				to: 'conductor@choir.example',
				subject: 'A new voice',
				text: String(form.get('about'))
			});
			return { success: true };
		} catch (error) {
			console.error(error);
			return { success: true };
		}
	}
};
