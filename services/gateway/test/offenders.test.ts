import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { startGateway } from './fixture.ts'

const GET = 'GET /v1/things/a HTTP/1.1\r\nHost: a\r\n\r\n'

/** Whether a connection from an address of this machine is responded to. */
async function isServed(url: string, localAddress: string, text = GET): Promise<boolean> {
  const client = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress })
  client.on('error', () => undefined)
  const closed = once(client, 'close').then(() => false)
  client.write(text)
  const served = await Promise.race([once(client, 'data').then(() => true), closed])
  client.destroy()
  return served
}

t.test('whoever sends very many requests at once again and again is refused, and nobody else', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  for (let n = 0; n < 7; n++) await isServed(url, '127.0.0.9', GET.repeat(600))
  t.equal(await isServed(url, '127.0.0.9'), true, 'seven times may be a mistake')
  await isServed(url, '127.0.0.9', GET.repeat(600))
  t.equal(await isServed(url, '127.0.0.9'), false)
  t.equal(await isServed(url, '127.0.0.10'), true, 'another address')
})

t.test('a trusted proxy is not refused for what one of its clients does', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local', settings: { trustedProxies: ['loopback'] } })
  for (let n = 0; n < 10; n++) await isServed(url, '127.0.0.9', GET.repeat(600))
  t.equal(await isServed(url, '127.0.0.9'), true)
})
