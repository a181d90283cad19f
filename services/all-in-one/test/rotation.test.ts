import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile } from '@stoa/kit/security/key-file'
import type { DerivedKeys, RootSecret } from '@stoa/kit/security/secrets'
import { open, sign } from '@stoa/kit/security/signed'
import t from 'tap'
import { keyFiles } from '../key-files.ts'
import { newRootSecret, nextRound, replaceAtOnce } from '../rotation.ts'

type KeysOf = [service: string, DerivedKeys][]

/** What services read when they are started in this round. */
const keysOf = (root: RootSecret): KeysOf =>
  Object.entries(keyFiles(root)).map(([service, text]) => [service, readKeyFile(text)])

/** The purposes for which some service does not accept what another one, or itself, has signed. */
function refusals(signed: KeysOf, opened: KeysOf): string[] {
  const found = new Set<string>()
  for (const [, keys] of signed) {
    for (const purpose of keys.derived.keys()) {
      const text = sign(keys, purpose, 'something')
      for (const [service, { derived }] of opened) {
        if (derived.has(purpose) && open({ derived }, purpose, text) === null) found.add(`${purpose} (${service})`)
      }
    }
  }
  return [...found]
}

t.test('the root secret is replaced in rounds; services of neighbouring rounds accept each other', async (t) => {
  const first = { current: newRootSecret() }
  let before: RootSecret = first
  for (let round = 1; round <= 6; round += 1) {
    const after = nextRound(before)
    t.strictSame(refusals(keysOf(before), keysOf(after)), [], `round ${round}: restarted services accept the others`)
    t.strictSame(refusals(keysOf(after), keysOf(before)), [], `round ${round}: the others accept restarted services`)
    if (round === 3) t.ok(refusals(keysOf(first), keysOf(after)).length > 20, 'the old secret opens nothing any more')
    before = after
  }
  for (const [, { derived }] of keysOf(before)) {
    for (const [purpose, generations] of derived) t.equal(generations.length, 1, purpose)
  }
})

t.test('a round keeps the secret that signed before it, whichever it is', async (t) => {
  const one = nextRound({ current: 'old' })
  t.match(one, { current: 'old', next: /^[\w-]{43}$/ })
  const two = nextRound(one)
  t.strictSame(two, { current: one.next, previous: 'old' })
  t.strictSame(nextRound(two), { current: one.next })
  t.match(replaceAtOnce({ current: 'old', previous: 'older' }), { current: /^[\w-]{43}$/, previous: 'old' })
})

t.test('make-secrets rotate does a round, and a start without it none', async (t) => {
  const folder = t.testdir({})
  // Without tap's loaders, with which each start takes seconds.
  const makeSecrets = (...args: string[]) => {
    const program = join(import.meta.dirname, '..', 'make-secrets.ts')
    const command = ['-u', 'NODE_OPTIONS', process.execPath, program, folder, ...args]
    return execFileSync('env', command, { encoding: 'utf8', stdio: 'pipe' })
  }
  const generations = () => readKeyFile(readFileSync(join(folder, 'order', 'keys.json'), 'utf8')).derived.get('cursors')
  makeSecrets()
  const [old] = generations() ?? []
  t.match(makeSecrets('rotate'), /^Round 1 of 3/)
  const begun = generations()
  t.match(begun, { length: 2, 0: old })
  makeSecrets()
  t.strictSame(generations(), begun, 'another start is no round')
  t.match(makeSecrets('rotate'), /^Round 2 of 3/)
  t.strictSame(generations(), begun?.toReversed(), 'the new one signs')
  t.throws(() => makeSecrets('replace'), /no command/)
  const { secret, previousSecret } = JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as {
    secret: string
    previousSecret: string
  }
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    const path = join(file.parentPath, file.name)
    if (path === join(folder, 'shop.json')) continue
    const text = readFileSync(path, 'utf8')
    t.notOk(text.includes(secret) || text.includes(previousSecret), `${path} holds no root secret`)
  }
})
