'use strict';

const { createCoreController } = require('@strapi/strapi').factories;

module.exports = createCoreController('api::visit.visit', ({ strapi }) => ({
  async create(ctx) {
    const response = await super.create(ctx);
    await strapi.plugins['email'].services.email.send({
      to: ctx.request.body.data.email,
      subject: 'Your visit',
      text: 'We look forward to seeing you.',
    });
    return response;
  },
}));
