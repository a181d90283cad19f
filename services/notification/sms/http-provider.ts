import { LostError, SendError } from '../domain/sender.ts'
import { smsFailure } from '../domain/sms-failure.ts'
import { bodyOf, type HttpProviderSettings, isSuccess } from '../domain/sms-request.ts'
import { exchange, failureOfResponse } from './exchange.ts'
import type { SmsProvider } from './provider.ts'

/** A provider that settings describe. */
export function createHttpProvider(settings: HttpProviderSettings): SmsProvider {
  const { url, method, headers, body: template, success } = settings
  return {
    name: 'http',
    async send({ id, to, text }) {
      const { type, body } = bodyOf(template, { id, to, text })
      const response = await exchange(url, { method, headers: { 'content-type': type, ...headers }, body })
      if (response.status < 200 || response.status > 299) throw failureOfResponse(response)
      if (success === null) return { id: null }
      if (response.body === null) throw new LostError(`${smsFailure.lost} ${response.status}`)
      if (!isSuccess(success, response.body)) throw new SendError(`${smsFailure.unconfirmed} ${response.status}`, true)
      return { id: null }
    },
  }
}
