import { execFileSync } from 'node:child_process'
import { closeRedis, createRedis, REQUEST_MS, type Redis, withinRequest } from '@stoa/kit/redis/redis'
import { type OwnRedis, ownRedis } from '@stoa/kit/testing/own-redis'
import { UnavailableError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'

/** Not `once`, which a failed attempt to connect would end. */
const ready = (client: Redis) =>
  new Promise<void>((resolve) => {
    if (client.isReady) resolve()
    else client.on('ready', () => resolve())
  })

/** A client of this server that is connected, if the server runs. */
async function connect(t: Test, { url, prefix: name }: OwnRedis) {
  const client = await createRedis({ url, name, onError: () => undefined })
  t.teardown(() => closeRedis(client))
  return client
}

async function running(t: Test): Promise<OwnRedis> {
  const server = await ownRedis(t)
  server.start()
  const client = await connect(t, server)
  await ready(client)
  return server
}

/** Resolves when the server at that port has responded. */
const PING = `
  const socket = require('node:net').connect(process.argv[1], '127.0.0.1', () => socket.write('PING\\r\\n'))
  socket.once('data', () => socket.destroy())
`

const msOf = async (work: Promise<unknown>) => {
  const begun = performance.now()
  await work
  return performance.now() - begun
}

t.test('a command is refused at once while there is no connection', async (t) => {
  const server = await running(t)
  const client = await connect(t, server)
  await server.kill('SIGKILL')
  while (client.isReady) await new Promise(setImmediate)
  await t.rejects(client.get('x'), 'by the client itself: nothing waits in memory')
  await t.rejects(
    withinRequest(client, () => client.get('x')),
    UnavailableError,
  )
})

t.test('a server that is not there is waited for once, not by every connection', async (t) => {
  const server = await ownRedis(t)
  await connect(t, server)
  const more = () => Promise.all([connect(t, server), connect(t, server), connect(t, server)])
  // The quickest of three, as a machine may stand still during one.
  const took = [await msOf(more()), await msOf(more()), await msOf(more())]
  t.ok(Math.min(...took) < 500, 'the first has found out')
  server.start()
  const late = await connect(t, server)
  await ready(late)
  t.equal(await late.ping(), 'PONG')
})

t.test('a frozen server: one request waits, a tenth of a second; the others of this process do not', async (t) => {
  const server = await running(t)
  const [client, other] = [await connect(t, server), await connect(t, server)]
  server.signal('SIGSTOP')
  let sent = 0
  const read = (from: typeof client) =>
    withinRequest(from, () => {
      sent += 1
      return from.get('x')
    })
  const waited = await msOf(t.rejects(read(client), { code: 'timeout', sent: true }))
  t.ok(waited >= REQUEST_MS - 5 && waited < 3_000, `${Math.round(waited)} ms`)
  for (const one of [client, other, client]) await t.rejects(read(one), { code: 'service_unavailable', sent: false })
  t.equal(sent, 1, 'the others sent nothing, on whatever connection')
})

t.test(
  'a frozen server: the connection is replaced once it was silent for a second, and works after the thaw',
  async (t) => {
    const server = await running(t)
    const client = await connect(t, server)
    server.signal('SIGSTOP')
    await t.rejects(withinRequest(client, () => client.get('x')))
    t.ok(client.isReady, 'one late response does not yet end a connection')
    while (client.isReady) await new Promise((resolve) => setTimeout(resolve, 20))
    server.signal('SIGCONT')
    await ready(client)
    t.equal(await withinRequest(client, () => client.ping()), 'PONG')
  },
)

t.test('a response that came while this process was busy is in time', async (t) => {
  const server = await running(t)
  const client = await connect(t, server)
  const pong = withinRequest(client, () => client.ping())
  // The command leaves in this turn; after it the timer and the response are both due.
  await new Promise(setImmediate)
  const end = performance.now() + 3 * REQUEST_MS
  // Another process is answered now, so the response lies there.
  execFileSync(process.execPath, ['-e', PING, new URL(server.url).port])
  while (performance.now() < end);
  t.equal(await pong, 'PONG')
})
