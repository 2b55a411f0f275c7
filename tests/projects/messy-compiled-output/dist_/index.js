"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const sendInvoice_1 = require("./mail/sendInvoice");
(0, sendInvoice_1.sendInvoice)('billing@customer.example', Buffer.from('invoice'));
