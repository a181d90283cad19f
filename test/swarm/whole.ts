/**
 * The stack on a real engine: `npm run test:swarm`. It takes a quarter of an hour and the swarm that the docker client is pointed
 * at, which has to be one node that nobody needs. `STOA_SWARM_IMAGE` names an image that is there, instead of building one.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Stoa } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { checkOut } from '../../bench/buyers.ts'
import { makeCertificate } from '../harness/certificate.ts'
import { ROOT } from '../harness/compose-file.ts'
import { TEST_SETTINGS } from '../harness/test-servers.ts'
import { until } from '../harness/until.ts'

const STACK = 'stoa-trial'
const [API, SHOP] = ['http://127.0.0.1:4381', 'http://127.0.0.1:3381']
const BUYERS_PER_SECOND = 2

const folder = mkdtempSync(join(tmpdir(), 'stoa-swarm-'))
const env = {
  ...process.env,
  STOA_STACK: STACK,
  STOA_SWARM_DIR: folder,
  STOA_PORT: new URL(API).port,
  STOA_STOREFRONT_PORT: new URL(SHOP).port,
  STOA_PUBLIC_URL: API,
  STOREFRONT_URL: SHOP,
  // All buyers come from one address.
  ...TEST_SETTINGS,
}

/** What later tests set as well. */
const more: Record<string, string> = {}

const docker = (args: string[], input = '') => execFileSync('docker', args, { env, input, encoding: 'utf8' }).trim()

type Command = 'backup' | 'deploy' | 'restore' | 'status' | 'renew-certificate' | 'remove' | 'rotate-secrets'

async function swarm(command: Command, ...args: string[]) {
  const child = spawn(join(ROOT, 'swarm', command), args, {
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [code, said, complained] = await Promise.all([
    new Promise<number | null>((resolve) => child.on('close', resolve)),
    buffer(child.stdout),
    buffer(child.stderr),
  ])
  return { code, said: `${said}${complained}` }
}

/** The same release by another name, or with something done to it. */
function release(image: string, name: string, done = ''): string {
  docker(['build', '--tag', name, '-'], `FROM ${image}\nLABEL release=${name}\n${done}`)
  return name
}

const imagesOf = () =>
  new Set(
    docker(['stack', 'services', '--format', '{{.Image}} {{.Name}}', STACK])
      .split('\n')
      .filter((line) => /_(?:user|product|order|payment|inventory|notification|gateway|storefront)$/.test(line))
      .map((line) => line.split(' ')[0]),
  )

async function variantsOf(stoa: Stoa): Promise<string[]> {
  const { data } = await stoa.products.list({ available: true, currency: 'EUR', limit: 20 })
  const products = await Promise.all(data.map(({ slug }) => stoa.products.get(slug)))
  return products.flatMap(({ variants }) => variants.filter(({ available }) => available).map(({ id }) => id))
}

/** Guests buy, and try nothing twice, while something is done. */
async function whileBuying<T>(t: Test, act: () => Promise<T>): Promise<T> {
  const variants = await variantsOf(new Stoa({ baseUrl: API }))
  const failures: string[] = []
  const bought: Promise<void>[] = []
  let isOver = false
  const sell = async () => {
    while (!isOver) {
      const begunAt = new Date().toISOString()
      bought.push(
        checkOut({ url: API, variants }).catch((error) => {
          // What is sold out by then is no failure of whoever updates.
          if (error.code !== 'out_of_stock') failures.push(`${begunAt} ${error.code ?? error.message}`)
        }),
      )
      await sleep(1000 / BUYERS_PER_SECOND)
    }
  }
  const selling = sell()
  try {
    return await act()
  } finally {
    isOver = true
    await selling
    await Promise.all(bought)
    t.strictSame(failures, [], `${bought.length} purchases went through meanwhile`)
  }
}

const THIS_MACHINE = ['DNS:localhost', 'IP:127.0.0.1']
const MOST_CONNECTIONS = 1000
/** One that says nothing for ten seconds is ended as well, with an answer. */
const isRefused = ({ readyState, bytesRead }: Socket) => readyState !== 'open' && bytesRead === 0

async function open(): Promise<Socket> {
  const socket = connect({ port: Number(env.STOA_PORT), host: '127.0.0.1' })
  // One that is refused.
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
  return socket.resume()
}

const isManager = () => {
  try {
    return docker(['info', '--format', '{{.Swarm.ControlAvailable}}']) === 'true'
  } catch {
    return false
  }
}

t.test(
  'the stack on a real engine',
  { skip: isManager() ? false : 'no swarm: docker swarm init', timeout: 3_600_000 },
  async (t) => {
    t.teardown(async () => {
      await swarm('remove', '--data')
      rmSync(folder, { recursive: true, force: true })
    })
    const named = process.env.STOA_SWARM_IMAGE
    const first = await swarm('deploy', '--demo', ...(named ? ['--image', named] : []))
    t.equal(first.code, 0, first.said)
    if (!t.passing()) return
    t.match(first.said, /order \S+ was placed, paid and cancelled through the edge/)
    const image = [...imagesOf()][0] ?? ''
    t.equal((await swarm('status')).code, 0, 'everything is as it should be')

    await t.test(
      'an update of every service under load: every purchase goes through, and replica counts stay',
      async (t) => {
        docker(['service', 'scale', '--detach', `${STACK}_gateway=3`])
        const { code, said } = await whileBuying(t, () => swarm('deploy', '--image', release(image, 'stoa:second')))
        t.equal(code, 0, said)
        t.equal(imagesOf().size, 1, 'all run the new one')
        t.notOk(imagesOf().has(image))
        t.match(
          docker(['service', 'ls', '--filter', `name=${STACK}_gateway`]),
          /3\/3/,
          'the gateway keeps its three replicas',
        )
      },
    )

    await t.test(
      'a release whose gateway does not start: all is put back, and every purchase goes through',
      async (t) => {
        const before = imagesOf()
        const broken = release(image, 'stoa:broken', 'USER root\nRUN rm services/gateway/main.ts\nUSER node\n')
        const { code, said } = await whileBuying(t, () => swarm('deploy', '--image', broken))
        t.equal(code, 1, said)
        t.match(said, /gateway failed/)
        t.strictSame(imagesOf(), before)
        t.equal((await swarm('status')).code, 0, 'everything is as it should be')
      },
    )

    await t.test(
      'the root secret is replaced under load: every purchase goes through, and a cart of before stays open',
      async (t) => {
        const guest = new Stoa({ baseUrl: API })
        const { id } = await guest.carts.create({ currency: 'EUR' })
        const { code, said } = await whileBuying(t, () => swarm('rotate-secrets'))
        t.equal(code, 0, said)
        t.match(said, /The old root secret is still accepted/)
        t.equal((await guest.carts.get(id)).id, id)
        t.match(await swarm('status'), { code: 0, said: /rotate-secrets --drop/ })
        const dropped = await whileBuying(t, () => swarm('rotate-secrets', '--drop'))
        t.match(dropped, { code: 0, said: /opens nothing any more/ })
        const status = await guest.carts.get(id).then(
          () => 200,
          (error) => error.status,
        )
        t.equal(status, 401, 'and that cart is closed')
      },
    )

    await t.test('replicas follow the load and come back, and a deploy meanwhile keeps them', async (t) => {
      more.STOA_AUTOSCALER = 'on'
      const { code, said } = await swarm('deploy', '--image', image)
      t.equal(code, 0, said)
      const gateway = `${STACK}_gateway`
      const label = (labels: Record<string, string>) =>
        docker([
          ...['service', 'update', '--detach'],
          ...Object.entries(labels).flatMap(([name, value]) => ['--label-add', `stoa.autoscale.${name}=${value}`]),
          gateway,
        ])
      const replicas = () =>
        Number(docker(['service', 'inspect', '--format', '{{.Spec.Mode.Replicated.Replicas}}', gateway]))
      // It runs three since the test before; the load of two buyers a second is what a core has a few per cent for.
      label({ 'target.cpu': '1', 'target.event-loop': '100', min: '2', max: '5' })
      await whileBuying(t, async () => {
        const begunAt = performance.now()
        await until('five gateways', async () => (replicas() === 5 ? true : null), 120_000)
        t.comment(`${((performance.now() - begunAt) / 1000).toFixed(0)} s until five were wanted`)
        const deployed = await swarm('deploy', '--image', release(image, 'stoa:scaled'))
        t.equal(deployed.code, 0, deployed.said)
        t.equal(replicas(), 5, 'a deploy keeps them')
        const shrinking = { 'down.window': '15', 'down.replicas': '5', 'down.period': '15' }
        label({ ...shrinking, 'target.cpu': '1000', min: '2', max: '5' })
        await until('two gateways', async () => (replicas() === 2 ? true : null), 120_000)
      })
      t.match((await swarm('status')).said, /gateway: (?:stays at|5 →) 2/)
      more.STOA_AUTOSCALER = 'off'
      t.match(await swarm('deploy', '--image', image), { code: 0, said: /autoscaler is off by now/ })
    })

    await t.test('one network has as many connections as it may, and no more', async (t) => {
      const sockets = await Promise.all(Array.from({ length: MOST_CONNECTIONS + 100 }, open))
      t.teardown(() => sockets.forEach((socket) => void socket.destroy()))
      await until('the edge has ended those beyond', async () =>
        sockets.filter(isRefused).length >= 100 ? true : null,
      )
      t.equal(sockets.filter(isRefused).length, 100)
    })

    await t.test('a backup that is made under load brings the shop to a swarm that has none', async (t) => {
      const { said: key } = await swarm('backup', '--new-key')
      const recipient = /age1\w+/.exec(key)?.[0] ?? ''
      const keyFile = join(folder, 'key.txt')
      writeFileSync(keyFile, key)
      t.match(await swarm('backup'), { code: 1, said: /STOA_BACKUP_RECIPIENT/ })
      more.STOA_BACKUP_RECIPIENT = recipient
      t.match(await swarm('status'), { code: 1, said: /no backup yet/ })
      const made = await whileBuying(t, () => swarm('backup'))
      t.match(made, { code: 0, said: /read again and whole/ })
      t.match(await swarm('status'), { code: 0, said: /less than an hour old/ })
      const name = /stoa-\w+\.tar\.age/.exec(made.said)?.[0] ?? ''
      const archive = join(folder, name)
      const read = ['run', '--rm', '--volume', `${STACK}_backups:/b`, image, 'cat', `/b/${name}`]
      writeFileSync(archive, execFileSync('docker', read, { maxBuffer: 1 << 30 }))
      t.match(await swarm('restore', archive, '--key', keyFile), { code: 1, said: /a shop on this swarm already/ })
      t.equal((await swarm('remove', '--data')).code, 0)
      const restored = await swarm('restore', archive, '--key', keyFile, '--image', image)
      t.match(restored, { code: 0, said: /Restored: the shop of/ })
      t.match(await swarm('deploy', '--image', image), { code: 0, said: /placed, paid and cancelled through the edge/ })
      t.equal((await swarm('status')).code, 0, 'everything is as it should be')
    })

    await t.test('with a certificate the edge speaks TLS, and takes another one without a deploy', async (t) => {
      const [api, shop] = [new URL(API).port, new URL(SHOP).port]
      const file = join(folder, 'certificate.pem')
      writeFileSync(file, makeCertificate(THIS_MACHINE))
      Object.assign(more, {
        STOA_TLS_CERTIFICATE: file,
        // So that the purchase at the end believes it.
        NODE_EXTRA_CA_CERTS: file,
        STOA_HTTPS_PORT: api,
        STOA_HTTP_PORT: shop,
        STOA_PUBLIC_URL: `https://127.0.0.1:${api}`,
        STOREFRONT_URL: `https://localhost:${api}`,
      })
      const { code, said } = await swarm('deploy', '--image', image)
      t.equal(code, 0, said)
      t.match(said, /placed, paid and cancelled through the edge/)
      const plain = await fetch(SHOP, { redirect: 'manual' })
      t.match(plain, { status: 308 })
      t.equal((await swarm('status')).code, 0, 'everything is as it should be')
      writeFileSync(file, makeCertificate(THIS_MACHINE))
      t.match(await swarm('status'), { code: 1, said: /another certificate/ })
      t.match(await swarm('renew-certificate'), { code: 0, said: /has the new certificate/ })
      t.equal((await swarm('status')).code, 0, 'everything is as it should be')
    })
  },
)
