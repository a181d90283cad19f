import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { kitMigrations, unknownMigrations } from '@stoa/kit/postgres/migrations'
import { inReferenceOrder, type SnapshotConnection } from '@stoa/kit/postgres/snapshot'
import t from 'tap'
import { createArchive } from '../backup/archive-writer.ts'
import { ABOUT, FORMAT, SECRETS } from '../backup/contents.ts'
import { takeCut } from '../backup/cut.ts'
import { type KeyPair, keyIn, newKeyPair } from '../backup/keys.ts'
import { deleteOld, listArchives } from '../backup/make.ts'
import { inCopyOrder } from '../backup/mongo-order.ts'
import { slicesOfLines } from '../backup/parts.ts'
import { sealedFor } from '../backup/sealed-secrets.ts'

/** Snapshots of services of which only what is compared is there. */
function connections(unknownCheckouts: number[]) {
  const taken: string[] = []
  const connection = (service: string, rows: () => object[]): [string, SnapshotConnection] => [
    service,
    {
      take: async () => void taken.push(service),
      query: async <R extends object>() => rows() as R[],
      open: () => Promise.reject(new Error('not needed')),
      close: async () => undefined,
    },
  ]
  const ofOrder = () => [{ at: new Date(0), count: unknownCheckouts[taken.length / 4 - 1] ?? 0 }]
  const all = [
    connection('order', ofOrder),
    ...['payment', 'inventory', 'user'].map((each) => connection(each, () => [])),
  ]
  return { taken, all: new Map(all) }
}

t.test(
  'snapshots are taken in an order in which nothing lacks its cause, and again when a payment has none',
  async (t) => {
    const { taken, all } = connections([2, 1, 0])
    await takeCut(all)
    const once = ['order', 'payment', 'inventory', 'user']
    t.strictSame(taken, [...once, ...once, ...once])
    const never = connections(Array.from({ length: 100 }, () => 1))
    await t.rejects(takeCut(never.all), { name: 'BackupError' })
  },
)

t.test('a table comes after those that it refers to', async (t) => {
  const tables = ['lines', 'orders', 'carts', 'other'].map((name) => ({ name }))
  const references = [
    { from: 'lines', to: 'orders' },
    { from: 'orders', to: 'carts' },
  ]
  const names = inReferenceOrder(tables, references).map(({ name }) => name)
  t.strictSame(names, ['carts', 'other', 'orders', 'lines'])
  const circle = [...references, { from: 'carts', to: 'lines' }]
  t.throws(() => inReferenceOrder(tables, circle), /refer to each other: lines, orders, carts/)
})

t.test('collections are copied in an order in which no pointer is ahead of what it points at', async (t) => {
  const feed = ['event_positions', 'events', 'webhook_deliveries', 'webhook_positions', 'deliveries']
  t.strictSame(inCopyOrder(feed), [
    'webhook_positions',
    'webhook_deliveries',
    'deliveries',
    'events',
    'event_positions',
  ])
  const catalogue = ['relay_positions', 'relayed_events', 'index_copies', 'products', 'categories']
  t.strictSame(inCopyOrder(catalogue), ['categories', 'products', 'relayed_events', 'relay_positions'])
})

t.test('slices end with lines, however they come in, and hold no more than is in memory at once', async (t) => {
  const line = `${'x'.repeat(999)}\n`
  const text = Buffer.from(line.repeat(10_000))
  const chunks = function* () {
    for (let at = 0; at < text.length; at += 65_537) yield text.subarray(at, at + 65_537)
  }
  const slices: Buffer[] = []
  let count = 0
  for await (const slice of slicesOfLines(Readable.from(chunks()))) {
    slices.push(slice.bytes)
    count += slice.count
    t.equal(slice.bytes.at(-1), 10, 'ends with a line')
    t.ok(slice.bytes.length < 5_000_000)
  }
  t.equal(count, 10_000)
  t.ok(Buffer.concat(slices).equals(text))
})

t.test('the newest archives are kept, and nothing that is no archive is touched', async (t) => {
  const names = [1, 2, 3, 4].map((day) => `stoa-2026110${day}T031500Z.tar.age`)
  const files = [
    ...names,
    'stoa-20261101T000000Z.tar.age.partial',
    'stoa-20261104T040000Z.tar.age.partial',
    'notes.txt',
  ]
  const folder = t.testdir(Object.fromEntries(files.map((name) => [name, ''])))
  const deleted = await deleteOld(folder, 2, new Date('2026-11-04T05:00:00Z'))
  t.strictSame(deleted, [names[1], names[0]])
  t.strictSame(await listArchives(folder), [names[3], names[2]])
  const left = execFileSync('ls', [folder], { encoding: 'utf8' })
  t.match(left, /notes\.txt/)
  t.match(left, /20261104T040000Z\.tar\.age\.partial/, 'of a run that may be under way')
  t.notMatch(left, /20261101T000000Z/, 'of a run that was killed')
})

t.test('a release knows whether a backup has migrations that it has not', async (t) => {
  const one = { name: 'kit/001-messaging', checksum: 'of another content' }
  const newer = { name: 'kit/999-later', checksum: '' }
  t.strictSame(unknownMigrations([kitMigrations], [one, newer]), ['kit/001-messaging', 'kit/999-later'])
})

t.test('a key is found in what age-keygen writes, and nothing else is taken for one', async (t) => {
  const { key, recipient } = await newKeyPair()
  t.equal(keyIn(`# created: today\n# public key: ${recipient}\n${key}\n`), key)
  t.throws(() => keyIn(recipient), { name: 'BackupError' })
  t.throws(() => sealedFor('\n', recipient), { name: 'BackupError' })
  t.throws(() => sealedFor('age1other\n…', recipient), { name: 'BackupError' })
})

/** The beginning of an archive. */
async function archiveWith(folder: string, sealed: string, { recipient }: KeyPair): Promise<string> {
  const file = join(folder, 'archive')
  const archive = await createArchive(file, [recipient])
  await archive.add(ABOUT, Buffer.from(JSON.stringify({ format: FORMAT, release: '0', made_at: '' })))
  await archive.add(SECRETS, Buffer.from(sealedFor(sealed, recipient)))
  await archive.finish()
  return file
}

t.test('the secrets of an installation come back from a backup, and with them what is derived', async (t) => {
  const folder = t.testdir({})
  const keys = await newKeyPair()
  const makeSecrets = (to: string, env: NodeJS.ProcessEnv, args: string[] = [], input: Buffer | string = '') => {
    const program = join(import.meta.dirname, '..', 'make-secrets.ts')
    // Without tap's loaders, with which each start takes seconds.
    const command = ['-u', 'NODE_OPTIONS', process.execPath, program, join(folder, to), ...args]
    return execFileSync('env', command, { env: { ...process.env, ...env }, input, stdio: 'pipe' })
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  mkdirSync(join(folder, 'first'))
  writeFileSync(join(folder, 'first', '.env'), 'SHOP_NAME=Mine\n')
  makeSecrets('first', { STOA_BACKUP_RECIPIENT: keys.recipient })
  const sealed = read('first/backup/sealed-secrets')
  t.notMatch(sealed, JSON.parse(read('first/shop.json')).secret)
  const archive = await archiveWith(folder, sealed.trimEnd(), keys)

  makeSecrets('by-file', { STOA_BACKUP_KEY: keys.key }, ['restore', archive])
  makeSecrets('by-input', {}, ['restore'], Buffer.concat([Buffer.from(`${keys.key}\n`), readFileSync(archive)]))
  for (const to of ['by-file', 'by-input']) {
    const files = ['passwords.json', 'user/keys.json', 'restore/postgres-owner-urls', 'staff/password', '.env']
    for (const file of files) t.equal(read(`${to}/${file}`), read(`first/${file}`), `${to}: ${file}`)
  }
  t.throws(() => makeSecrets('by-file', { STOA_BACKUP_KEY: keys.key }, ['restore', archive]), /is there already/)
  const other = (await newKeyPair()).key
  t.throws(() => makeSecrets('other', { STOA_BACKUP_KEY: other }, ['restore', archive]), /does not open/)
})
