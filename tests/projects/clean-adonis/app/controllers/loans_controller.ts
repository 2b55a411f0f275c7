import type { HttpContext } from '@adonisjs/core/http'
import mail from '@adonisjs/mail/services/main'

export default class LoansController {
  async store({ request, response }: HttpContext) {
    const { email, title } = request.only(['email', 'title'])

    await mail.send((message) => {
      message.to(email).subject(`Your loan: ${title}`).text('Please bring it back in four weeks.')
    })

    return response.created({ title })
  }
}
