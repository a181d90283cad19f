import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { createFileStore } from '../files/file-store.ts'

function folder(t: Test) {
  const dir = mkdtempSync(join(tmpdir(), 'stoa-files-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return { dir, files: createFileStore({ dir: join(dir, 'kept') }) }
}

const png = { contentType: 'image/png', maxBytes: 10 }

t.test('the same bytes are one file, whose name is their hash', async (t) => {
  const { files } = folder(t)
  const [a, b] = await Promise.all([1, 2].map(() => files.put(Readable.from([Buffer.from('abc')]), png)))
  t.same(a, b)
  t.match(a?.key, /^ba7816bf[0-9a-f]{56}\.png$/)
  const file = await files.get(a?.key ?? '')
  t.match(file, { contentType: 'image/png', size: 3 })
  if (file) t.equal(String(await buffer(file.body)), 'abc')
})

t.test('a file that is too large, or cut off, leaves nothing', async (t) => {
  const { dir, files } = folder(t)
  await t.rejects(files.put(Readable.from([Buffer.alloc(6), Buffer.alloc(6)]), png), { code: 'payload_too_large' })
  async function* cutOff() {
    yield Buffer.alloc(2)
    throw new Error('connection lost')
  }
  await t.rejects(files.put(cutOff(), { ...png, name: 'upload' }), { message: 'connection lost' })
  t.same(readdirSync(join(dir, 'kept', 'incoming')), [])
  t.equal(await files.get('upload.png'), null)
})

t.test('no key leads out of the folder', async (t) => {
  const { dir, files } = folder(t)
  writeFileSync(join(dir, 'secret.csv'), 'x')
  for (const key of ['../secret.csv', '..%2fsecret.csv', '/etc/passwd', 'secret.csv/..', 'a.exe', '']) {
    t.equal(await files.get(key), null, key)
    await files.delete(key)
  }
  await t.rejects(files.put(Readable.from([Buffer.from('x')]), { ...png, name: '../secret' }))
  t.same(readdirSync(dir), ['secret.csv'])
})

t.test('a named file can be replaced and deleted', async (t) => {
  const { files } = folder(t)
  const csv = { contentType: 'text/csv', maxBytes: 100, name: 'imp_1' }
  for (const text of ['a', 'bb']) await files.put(Readable.from([Buffer.from(text)]), csv)
  t.match(await files.get('imp_1.csv'), { size: 2 })
  await files.delete('imp_1.csv')
  await files.delete('imp_1.csv')
  t.equal(await files.get('imp_1.csv'), null)
})

t.test('there is room while a tenth of the disk is free, or five gigabytes', async (t) => {
  const { dir } = folder(t)
  const hasRoom = (gigabytes: number, free: number) => {
    const readDisk = async () => ({ bsize: 1024 ** 3, blocks: gigabytes, bavail: free })
    return createFileStore({ dir, readDisk }).hasRoom()
  }
  t.equal(await hasRoom(20, 3), true)
  t.equal(await hasRoom(20, 2), false)
  t.equal(await hasRoom(1000, 6), true)
  t.equal(await hasRoom(1000, 5), false)
  t.type(
    await createFileStore({ dir: join(dir, 'new') }).hasRoom(),
    'boolean',
    'a real disk, whose folder is not there yet',
  )
})

t.test('what is made of a file is kept beside it and goes with it, and with no other', async (t) => {
  const { files, dir } = folder(t)
  const bytes = (text: string) => Readable.from([Buffer.from(text)])
  const { key } = await files.put(bytes('abc'), png)
  const { key: other } = await files.put(bytes('abd'), png)
  await files.putDerived(key, '640.webp', bytes('small'))
  await files.putDerived(other, '640.webp', bytes('other'))
  const made = await files.getDerived(key, '640.webp')
  t.match(made, { contentType: 'image/webp', size: 5 })
  if (made) t.equal(String(await buffer(made.body)), 'small')
  t.equal(await files.getDerived(key, '320.webp'), null)
  t.equal(await files.get(`${key}~640.webp`), null, 'it has no key of its own')
  for (const name of ['../640.webp', '640.exe', '', '~']) {
    t.equal(await files.getDerived(key, name), null, name)
    await t.rejects(files.putDerived(key, name, bytes('x')), name)
  }
  await files.delete(key)
  t.equal(await files.getDerived(key, '640.webp'), null)
  t.match(await files.getDerived(other, '640.webp'), { size: 5 })
  const left = readdirSync(join(dir, 'kept'), { recursive: true, encoding: 'utf8' })
  t.notOk(left.some((name) => name.includes(key)))
})
