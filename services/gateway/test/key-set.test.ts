import t from 'tap'
import type { Jwks } from '../generated/user-client.ts'
import { createKeySet } from '../key-set.ts'
import { createUserService } from './fake-user-service.ts'

type Jwk = Jwks['keys'][number]

t.test(
  'published keys are cached, fetched again for an unknown id, and kept while they cannot be fetched',
  async (t) => {
    const userService = createUserService()
    let now = 0
    let fetches = 0
    let fails = false
    const keys = createKeySet({
      clock: () => now,
      fetch: async () => {
        fetches += 1
        if (fails) throw new Error('unavailable')
        return {
          keys: [...userService.published].map(([kid, key]) => ({ ...key.export({ format: 'jwk' }), kid }) as Jwk),
        }
      },
    })

    t.match(await keys.find('key-1'), /BEGIN PUBLIC KEY/)
    now += 10_000
    const other = createUserService().pair.publicKey
    userService.published.set('key-2', other)
    t.match(await keys.find('key-2'), /BEGIN PUBLIC KEY/, 'a new key is fetched when a token names it')
    userService.published.delete('key-1')
    now += 61_000
    t.equal(await keys.find('key-1'), null, 'a withdrawn one is refused within a minute')
    fails = true
    now += 600_000
    t.match(await keys.find('key-2'), /BEGIN PUBLIC KEY/, 'the last known ones stay valid during an outage')
    const before = fetches
    for (let i = 0; i < 50; i += 1) await keys.find('key-2')
    t.equal(fetches, before, 'and the outage causes no storm of fetches')
  },
)
