import { sendInvoice } from './mail/sendInvoice';

sendInvoice('billing@customer.example', Buffer.from('invoice'));
