import { answer, transporter } from './answer.js';
import { unseen } from './inbox.js';

await transporter.verify();
for await (const envelope of unseen()) {
  try {
    await answer(envelope);
  } catch (error) {
    console.error('no answer was sent', error.code, error.responseCode);
    process.exitCode = 1;
  }
}
