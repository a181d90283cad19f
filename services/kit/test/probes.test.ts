import { registerProbes } from '@stoa/kit/http/probes'
import fastify from 'fastify'
import t from 'tap'

t.test('a replica is healthy once it was ready, and stays so while its database is away', async (t) => {
  let isThere = false
  const app = fastify()
  t.teardown(() => app.close())
  registerProbes(app, {
    own: async () => {
      if (!isThere) throw new Error('the database does not answer')
    },
  })
  const codes = async () =>
    Promise.all(['/livez', '/readyz', '/healthz'].map(async (url) => (await app.inject(url)).statusCode))
  t.strictSame(await codes(), [200, 503, 503], 'an update does not go on with a replica that cannot serve yet')
  isThere = true
  t.equal((await app.inject('/healthz')).statusCode, 200, 'without anybody having asked whether it is ready')
  isThere = false
  t.strictSame(await codes(), [200, 503, 200], 'nothing is won by replacing it')
})

t.test('a replica that takes no jobs any more is replaced', async (t) => {
  let isBeyondHelp = false
  const app = fastify()
  t.teardown(() => app.close())
  registerProbes(app, { own: async () => undefined, isBeyondHelp: () => isBeyondHelp })
  const codes = async () =>
    Promise.all(['/livez', '/readyz', '/healthz'].map(async (url) => (await app.inject(url)).statusCode))
  t.strictSame(await codes(), [200, 200, 200])
  isBeyondHelp = true
  t.strictSame(await codes(), [503, 200, 503], 'and serves requests until then')
})
