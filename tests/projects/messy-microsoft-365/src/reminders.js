const { appOnly, delegated, old } = require('./mailer');

setInterval(async () => {
  await appOnly({ to: 'all@firm.example', subject: 'Hours', text: 'Please enter your hours.' });
  try {
    await delegated.sendMail({ to: 'hr@firm.example', subject: 'Reminder sent' });
  } catch (e) {
    // ignore
  }
  old.sendMail({ to: 'it@firm.example', subject: 'alive' }).then(() => console.log('ok'));
}, 24 * 60 * 60 * 1000);
