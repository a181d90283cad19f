import t from 'tap'
import { readConfig } from '../process/config.ts'
import { keysOf, processSettings } from '../process/process.ts'
import { defineService, type Runtime } from '../process/service.ts'
import { keysOfService } from '../process/service-keys.ts'
import { mintInternalToken, openInternalToken } from '../security/internal-token.ts'
import { readKeyFile, writeKeyFile } from '../security/key-file.ts'
import { type Keys, keyFor, keysFor, narrowKeys } from '../security/secrets.ts'
import { anonymous } from '../testing/app.ts'

const root = {
  current: 'the root secret of a shop, 32+ characters',
  previous: 'the root secret before, 32+ characters',
}
const redis = { REDIS_QUEUE_URL: 'redis://localhost', REDIS_CACHE_URL: 'redis://localhost' }

const routes = [{ callers: ['order'] }, {}]
const paymentKeys = keysOfService('payment', { routes, calls: [{ service: 'order' }], own: ['webhooks'] })

t.test('a service holds the keys of its own calls and callers, and no others', async (t) => {
  t.same(paymentKeys, [
    'cursors',
    'internal gateway > payment',
    'internal order > payment',
    'internal payment > order',
    'webhooks',
  ])
  const claims = { callee: 'user', method: 'GET', url: '/v1/me', principal: anonymous, headers: {} }
  const held = narrowKeys(root, paymentKeys)
  t.throws(() => mintInternalToken(held, { ...claims, caller: 'gateway' }), /holds no key/)
  t.throws(() => mintInternalToken(held, { ...claims, caller: 'payment' }), /holds no key/)
  const token = mintInternalToken(root, { ...claims, caller: 'gateway', callee: 'user' })
  t.equal(openInternalToken(held, token, claims), null, 'nor can it read what was meant for another')
})

t.test('a key file holds both generations of the keys, and nothing that leads to the root', async (t) => {
  const text = writeKeyFile(root, paymentKeys)
  t.notMatch(text, root.current)
  const read = readKeyFile(text)
  for (const purpose of paymentKeys) t.same(keysFor(read, purpose), keysFor(root, purpose), purpose)
  t.same(keysFor(read, 'cart token'), [])
  t.throws(() => keyFor(read, 'cart token'), /holds no key for "cart token"/)
})

t.test('a key file that cannot be used is refused without showing what it holds', async (t) => {
  for (const text of ['', 'secret-text', '[]x', '{"cursors": "secret-text"}', '{"cursors": ["secret-text"]}']) {
    const read = () => readConfig({ ...redis, STOA_KEYS: text || ' ' }, processSettings)
    t.throws(read, /STOA_KEYS/, text)
    t.doesNotThrow(() => {
      try {
        read()
      } catch (error) {
        if (String(error).includes('secret-text')) throw error
      }
    })
  }
})

t.test('a process is given its key file or the root secret, never both and never neither', async (t) => {
  const configOf = (env: NodeJS.ProcessEnv) => keysOf(readConfig({ ...redis, ...env }, processSettings))
  const STOA_KEYS = writeKeyFile(root, paymentKeys)
  t.same(keysFor(configOf({ STOA_KEYS }), 'webhooks'), keysFor(root, 'webhooks'))
  t.same(keysFor(configOf({ STOA_SECRET: root.current }), 'webhooks'), [keyFor(root, 'webhooks')])
  t.throws(() => configOf({ STOA_KEYS, STOA_SECRET: root.current }), /both set/)
  t.throws(() => configOf({}), /is missing/)
})

t.test('a weak root secret can be replaced, and is not accepted as the current one', async (t) => {
  const weak = 'changeme'
  const configOf = (env: NodeJS.ProcessEnv) => keysOf(readConfig({ ...redis, ...env }, processSettings))
  const keys = configOf({ STOA_SECRET: root.current, STOA_SECRET_PREVIOUS: weak })
  t.same(keysFor(keys, 'webhooks'), keysFor({ current: root.current, previous: weak }, 'webhooks'))
  t.throws(() => configOf({ STOA_SECRET: weak }), /STOA_SECRET is shorter/)
})

t.test('a service does not start with the key file of another', async (t) => {
  let given: Keys | undefined
  const service = defineService({
    name: 'payment',
    port: 0,
    settings: {},
    migrationSettings: {},
    keys: { routes, calls: [{ service: 'order' }], own: ['webhooks'] },
    migrate: async () => undefined,
    create(_config, runtime) {
      given = runtime.secret
      return { app: {} as never, parts: [] }
    },
  })
  const runtimeWith = (secret: Keys) => ({ secret, log: { child: () => ({}) } }) as unknown as Runtime
  const other = keysOfService('order', { routes: [{}], calls: [{ service: 'payment' }] })
  await t.rejects(
    async () => service.create({}, runtimeWith(readKeyFile(writeKeyFile(root, other)))),
    /no key for "internal gateway > payment"/,
  )
  await service.create({}, runtimeWith(root))
  t.same(given && keysFor(given, 'cart token'), [], 'with the root secret it is given its own keys only')
})
