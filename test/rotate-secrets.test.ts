import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nextRound } from '@stoa/all-in-one/rotation'
import { readIdentity, rootOf, withRoot, writeAccounts } from '@stoa/all-in-one/settings'
import t from 'tap'
import { replaceRoot, rootState } from '../swarm/root-secret.mjs'
import { readSecrets } from '../swarm/secrets.mjs'
import { servicesWith } from '../swarm/stack-files.mjs'
import { ROOT } from './harness/compose-file.ts'

const KEEPERS = ['user', 'product', 'order', 'payment', 'inventory', 'notification', 'gateway']

t.test(
  'each round of replacing the root secret is handed to every service that has keys, and to no other',
  async (t) => {
    const folder = t.testdir()
    const make = (...command: string[]) =>
      execFileSync(process.execPath, ['services/all-in-one/make-secrets.ts', folder, ...command], { cwd: ROOT })
    const stack = readFileSync(join(ROOT, 'swarm/stack.yml'), 'utf8')
    const names = () => new Map(readSecrets(folder, 'shop').map(({ id, name }) => [id, name]))
    make()
    t.equal(rootState(folder).line, null)
    const states = []
    for (const _round of [1, 2, 3]) {
      const before = names()
      make('rotate')
      const changed = [...names()].filter(([id, name]) => before.get(id) !== name).map(([id]) => id)
      t.strictSame(servicesWith(stack, changed), KEEPERS)
      const { isUnfinished, line } = rootState(folder)
      states.push([isUnfinished, line?.split(/[.:]/)[0] ?? null])
    }
    t.strictSame(states, [
      [true, 'A new root secret is accepted and does not sign yet'],
      [false, 'The old root secret is still accepted'],
      [false, null],
    ])
  },
)

t.test(
  'a round that was broken off is handed out, and what follows at once is done; nothing is dropped by that',
  async (t) => {
    const folder = t.testdir()
    readIdentity(folder)
    const secrets = () => readFileSync(join(folder, 'shop.json'), 'utf8')
    let read = secrets()
    let failsIn = 0
    const rotate = (drops = false) =>
      replaceRoot({
        folder,
        drops,
        handOut: async () => {
          if (--failsIn === 0) throw new Error('a service does not start')
          read = secrets()
        },
        // As make-secrets does.
        nextRound: async () => {
          const identity = readIdentity(folder)
          writeAccounts(folder, withRoot(identity, nextRound(rootOf(identity))))
        },
        say: () => undefined,
      })
    const isStillAccepted = () => /^The old root secret is still accepted/.test(rootState(folder).line ?? '')
    for (const handing of [2, 3]) {
      failsIn = handing
      await t.rejects(rotate(), /does not start/)
      await rotate()
      await rotate()
      t.ok(isStillAccepted(), `broken off at its ${handing}. handing out`)
      t.equal(read, secrets())
      await rotate(true)
      t.equal(rootState(folder).line, null)
    }
    const dropped = secrets()
    await rotate(true)
    t.equal(secrets(), dropped, 'when there is none to drop, nothing is done')
    failsIn = 2
    await t.rejects(rotate(), /does not start/)
    await t.rejects(rotate(true), /does not sign yet/)
  },
)
