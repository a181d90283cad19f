import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { unwrap, type WebhookEvent } from '@stoa/sdk/webhooks-source'
import type { Test } from 'tap'
import { until } from '../../harness/until.ts'
import type { Story } from './story.ts'

/** A program beside the shop, as the SDK's README has one: what it was told, once it has verified it. */
async function startReceiver(t: Test) {
  const told: WebhookEvent[] = []
  const state = { secret: '' }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    told.push(await unwrap(Buffer.concat(chunks), request.headers, state.secret))
    response.writeHead(200, { 'content-type': 'text/plain' }).end('thank you')
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  t.teardown(() => void server.close())
  return Object.assign(state, { told, url: `http://localhost:${(server.address() as AddressInfo).port}/stoa` })
}

/** An endpoint is registered, tested, told of something and looked after. */
export async function tellAnotherProgram(t: Test, { staff, unseen }: Story): Promise<void> {
  const receiver = await startReceiver(t)
  const { webhookEndpoints: endpoints, webhookDeliveries: deliveries } = staff.admin
  const event_types = ['order.*', 'user.registered']
  const { endpoint, secret } = await endpoints.create({ url: receiver.url, event_types, description: 'Accounting' })
  receiver.secret = secret ?? ''
  const test = await endpoints.test(endpoint.id)
  await until('the test has come', async () => {
    const { status } = await unseen.admin.webhookDeliveries.get(endpoint.id, test.id)
    return status === 'delivered' ? true : null
  })
  await unseen.auth.register({ email: 'grete@example.com', password: 'a password for the story' })
  await until('the event has come', async () => receiver.told.find(({ type }) => type === 'user.registered') ?? null)
  await deliveries.get(endpoint.id, test.id)
  await deliveries.list(endpoint.id)
  await deliveries.redeliver(endpoint.id, test.id)
  await endpoints.replay(endpoint.id, { from: '2026-11-26T08:00:00.000Z', to: '2026-11-26T08:30:00.000Z' })
  await endpoints.update(endpoint.id, { description: 'Accounting and returns' })
  await endpoints.get(endpoint.id)
  await endpoints.list()
  await endpoints.rotateSecret(endpoint.id, { overlap_hours: 48 })
  await endpoints.delete(endpoint.id)
}
