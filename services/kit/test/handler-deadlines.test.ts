import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { sendError } from '@stoa/kit/http/error-responses'
import { createHandlerDeadlines } from '@stoa/kit/http/handler-deadlines'
import { sendStream } from '@stoa/kit/http/streamed-body'
import fastify from 'fastify'
import t, { type Test } from 'tap'

async function started(t: Test) {
  let passedMs = 0
  const deadlines = createHandlerDeadlines(5, () => performance.now() + passedMs)
  const app = fastify({ forceCloseConnections: true })
  app.setErrorHandler(sendError)
  app.addHook('onRequest', async (_request, reply) => deadlines.begin(reply, 30))
  app.addHook('onResponse', async (_request, reply) => deadlines.end(reply))
  app.get('/quick', async () => ({ ok: true }))
  app.get('/never', () => new Promise(() => undefined))
  app.get('/begun', (_request, reply) => {
    const stream = new Readable({ read: () => undefined })
    stream.push('the beginning')
    return reply.send(stream)
  })
  app.get('/moves', (_request, reply) => {
    const pieces = async function* () {
      for (let n = 0; n < 10; n += 1) {
        // Half a minute passes, and late handlers are looked for.
        passedMs += 30_000
        await delay(20)
        yield `${n}`
      }
    }
    const begin = () => deadlines.begin(reply, 100_000)
    begin()
    return sendStream(reply, Readable.from(pieces()), begin)
  })
  t.teardown(() => app.close())
  return { app, url: await app.listen({ port: 0 }) }
}

t.test('a handler that takes too long gets its client a timeout, and one that is in time none', async (t) => {
  const { url } = await started(t)
  const quick = await fetch(`${url}/quick`)
  t.equal(quick.status, 200)
  const late = await fetch(`${url}/never`)
  t.equal(late.status, 504)
  t.match(await late.json(), { code: 'timeout' })
  t.same(await quick.json(), { ok: true })
})

t.test('a response that has begun is cut off when it takes too long', async (t) => {
  const { url } = await started(t)
  const begun = await fetch(`${url}/begun`)
  t.equal(begun.status, 200)
  await t.rejects(begun.text())
})

t.test('a body that is streamed may take as long as it moves', async (t) => {
  const { app, url } = await started(t)
  t.equal(await (await fetch(`${url}/moves`)).text(), '0123456789')
  t.equal((await app.inject('/moves')).body, '0123456789')
})

t.test('within the process it is the same', async (t) => {
  const { app } = await started(t)
  t.equal((await app.inject('/never')).statusCode, 504)
  await delay(50)
  t.equal((await app.inject('/quick')).statusCode, 200)
})
