import { mock } from 'node:test'
import { authenticate } from '@stoa/kit/http/authentication'
import { sendError } from '@stoa/kit/http/error-responses'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import { anonymous, testSecret } from '@stoa/kit/testing/app'
import fastify from 'fastify'
import t from 'tap'

/** A service that a gateway calls whose clock is so many seconds ahead. */
function calledBySkewedGateway() {
  const lines: string[] = []
  const app = fastify({ logger: { stream: { write: (line: string) => void lines.push(line) } } })
  app.setErrorHandler(sendError)
  app.addHook('onRequest', async ({ raw }) => {
    authenticate(testSecret, 'order', { permission: 'public' } as never, raw as never)
  })
  app.get('/v1/carts', async () => ({ ok: true }))
  const call = (skewSeconds: number) => {
    const claims = { caller: 'gateway', callee: 'order', method: 'GET', url: '/v1/carts', principal: anonymous }
    const token = mintInternalToken(testSecret, claims, Date.now() + skewSeconds * 1_000)
    return app.inject({ method: 'GET', url: '/v1/carts', headers: { [INTERNAL_TOKEN]: token } })
  }
  return { call, linesOnClocks: () => lines.filter((line) => line.includes('clock skew')) }
}

t.test('clocks a minute apart serve; beyond that a shopper gets 503, and the log names the clock', async (t) => {
  // The clock of this machine stands still, or a slow moment of it would add to the skew.
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-27T10:00:00Z') })
  t.teardown(() => mock.timers.reset())
  const { call, linesOnClocks } = calledBySkewedGateway()
  for (const skew of [-90, -31, 31, 60]) t.equal((await call(skew)).statusCode, 200, `${skew} s`)
  t.equal(linesOnClocks().length, 0)
  for (const skew of [-120, 120]) {
    const refused = await call(skew)
    t.equal(refused.statusCode, 503, 'never 401, which would say that the shopper is not signed in')
    t.equal(refused.headers['retry-after'], '1')
    t.notMatch(refused.body, /clock|gateway/, 'the inside is no concern of theirs')
    t.equal(linesOnClocks().length, skew < 0 ? 1 : 2)
  }
  t.match(linesOnClocks()[0], /a token of gateway is 120 s old by the clock of this machine/)
})
