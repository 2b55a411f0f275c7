import nodemailer from 'nodemailer';

const options = { host: 'smtp.gmail.com', port: 587, secure: true };
export const transport = nodemailer.createTransport(options);
export const Page = ({ sent }) => (
  <main>
    {/* secure: true is what the form says */}
    {sent ? <b>sent</b> : <i title='port: 587'>not sent</i>}
  </main>
);
