// The shop's events, each with the mail that it sends.
import { EventEmitter } from 'node:events';
import { sendInvoice } from './invoices.js';
import { confirmOrder } from './orders.js';
import { sendReceipt } from './receipts.js';

export const shop = new EventEmitter({ captureRejections: true });

shop.on('ordered', confirmOrder);
shop.on('paid', sendReceipt);
shop.on('invoiced', sendInvoice);
shop.on('error', (error) => console.error('mail was not sent:', error.code));
