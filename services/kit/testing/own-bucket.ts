import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { createBucket } from '../files/bucket.ts'
import type { BucketOriginalsOptions } from '../files/bucket-originals.ts'
import type { Teardown } from './databases.ts'

/** A bucket of its own for a test, and the way to it, which may fail. */
export interface OwnBucket {
  options: BucketOriginalsOptions
  /** Its settings, by the names of their environment variables. */
  env: Record<string, string>
  /** `away` ends every connection, and `silent` says nothing on them. */
  go(way: 'through' | 'away' | 'silent'): void
  /** Whether it is one of a real store. S3rver has no second page of a list: what it names them by is no cipher of OpenSSL any more. */
  isReal: boolean
  /** Ends one connection after so many bytes of a response. */
  cutAfter(bytes: number): void
}

interface Store {
  port: number
  keyId: string
  secret: string
}

/** S3rver, which is told nothing of our client; or the store that TEST_S3_URL names, `http://key:secret@127.0.0.1:7070`. */
async function openStore(t: Teardown): Promise<Store> {
  const given = process.env.TEST_S3_URL
  if (given) {
    const { port, username, password } = new URL(given)
    return { port: Number(port), keyId: username, secret: password }
  }
  const directory = mkdtempSync(join(tmpdir(), 'stoa-bucket-'))
  const server = new S3rver({ address: '127.0.0.1', port: 0, directory, silent: true, vhostBuckets: false })
  const { port } = await server.run()
  t.teardown(async () => {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return { port, keyId: 'S3RVER', secret: 'S3RVER' }
}

async function openWay(t: Teardown, port: number) {
  const sockets = new Set<Socket>()
  let way: 'through' | 'away' | 'silent' = 'through'
  let left = Number.POSITIVE_INFINITY
  const endAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const proxy = createServer((client) => {
    sockets.add(client)
    client.on('error', () => undefined).on('close', () => sockets.delete(client))
    if (way === 'away') client.destroy()
    if (way !== 'through') return
    const store = connect(port, '127.0.0.1')
    sockets.add(store)
    store.on('error', () => client.destroy()).on('close', () => sockets.delete(store))
    client.on('close', () => store.destroy())
    client.pipe(store)
    store.on('end', () => client.end())
    store.on('data', (bytes: Buffer) => {
      left -= bytes.length
      if (left >= 0) return void client.write(bytes)
      const part = bytes.subarray(0, left + bytes.length)
      left = Number.POSITIVE_INFINITY
      client.write(part, () => client.destroy())
      store.destroy()
    })
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  t.teardown(() => {
    endAll()
    proxy.close()
  })
  return {
    endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    go(where: typeof way) {
      way = where
      endAll()
    },
    cutAfter(bytes: number) {
      left = bytes
    },
  }
}

export async function ownBucket(t: Teardown): Promise<OwnBucket> {
  const { port, keyId, secret } = await openStore(t)
  const { endpoint, go, cutAfter } = await openWay(t, port)
  const options: BucketOriginalsOptions = {
    ...{ endpoint, region: 'us-east-1', bucket: `stoa-${randomUUID().slice(0, 8)}`, prefix: 'shop/', pathStyle: true },
    ...{ accessKeyId: keyId, secretAccessKey: secret },
  }
  const bucket = createBucket(options)
  const { body } = await bucket.send({ method: 'PUT', key: '' })
  await body.dump()
  await bucket.close()
  const env = {
    ...{ S3_ENDPOINT: endpoint, S3_BUCKET: options.bucket, S3_PREFIX: 'shop' },
    ...{ S3_ACCESS_KEY_ID: keyId, S3_SECRET_ACCESS_KEY: secret },
  }
  return { options, env, isReal: Boolean(process.env.TEST_S3_URL), go, cutAfter }
}
