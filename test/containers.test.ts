import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serviceFactories } from '@stoa/all-in-one/services'
import { gatewayService } from '@stoa/gateway/service'
import { processSettings } from '@stoa/kit/process/process'
import t from 'tap'
import { type ComposeService, isJob, probeOf, ROOT, readComposeFile, runsOwnImage } from './harness/compose-file.ts'

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** The Compose on this machine, `docker compose` or `docker-compose`; null without one. */
function composeCommand(): [string, ...string[]] | null {
  const commands: [string, ...string[]][] = [['docker', 'compose'], ['docker-compose']]
  const isInstalled = ([file, ...args]: [string, ...string[]]) => {
    try {
      execFileSync(file, [...args, 'version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  return commands.find(isInstalled) ?? null
}

const compose = composeCommand()
const services = readComposeFile()

t.test(
  'Compose reads docker-compose.yml and lists its services',
  { skip: compose ? false : 'there is no Compose here' },
  async (t) => {
    const [file, ...args] = compose ?? ['']
    const { stdout } = await promisify(execFile)(file, [...args, '--profile', 'backup', 'config', '--services'], {
      cwd: ROOT,
    })
    t.strictSame(stdout.trim().split('\n').sort(), [...services.keys()].sort())
  },
)

t.test('the health check passes where 2xx is said in time, and nowhere else', async (t) => {
  const server = createServer(({ url = '' }, response) => {
    if (url === '/silent') return
    response.writeHead(url === '/readyz' ? 200 : 503).end()
  })
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const exitOf = async (address: string, seconds = '1') => {
    const probe = spawn('bash', [join(ROOT, 'services/probe.sh'), address, seconds], { stdio: 'ignore' })
    const [code] = await once(probe, 'exit')
    return code
  }
  t.equal(await exitOf(`http://127.0.0.1:${port}/readyz`, '60'), 0)
  for (const wrong of [
    `http://127.0.0.1:${port}/other`,
    `http://127.0.0.1:${port}/silent`,
    'http://127.0.0.1:1/',
    'readyz',
  ])
    t.equal(await exitOf(wrong), 1, wrong)
})

t.test('every container has an image, a restart policy, a health check and dependencies that can be met', async (t) => {
  for (const [name, service] of services) {
    t.ok(service.image, `${name} has an image`)
    t.ok(service.restart, `${name} says when it is started again`)
    const probe = probeOf(service)
    if (isJob(service)) t.equal(service.restart, 'on-failure:5', `${name} is tried a few times`)
    else t.ok(probe && probe.length > 1, `${name} has a health check`)
    for (const needed of Object.keys(service.depends_on)) {
      t.ok(services.has(needed), `${name} waits for ${needed}, which exists`)
      const condition = service.depends_on[needed]?.condition
      const target = services.get(needed)
      const wanted = target && isJob(target) ? 'service_completed_successfully' : 'service_healthy'
      t.equal(condition, wanted, `${name} waits for ${needed} in a way that can end`)
    }
    if (!runsOwnImage(service)) continue
    for (const part of [...(service.command ?? []), ...(probe ?? [])].filter((each) => /\.(ts|mjs|sh)$/.test(each))) {
      t.ok(existsSync(join(ROOT, part)), `${name} runs ${part}, which exists`)
    }
  }
})

t.test('the image holds every workspace, and no data, history or root user', async (t) => {
  const dockerfile = text('services/Dockerfile')
  const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, { link?: boolean }> }
  const workspaces = Object.keys(packages).filter((path) => path !== '' && !path.includes('node_modules'))
  t.ok(workspaces.length > 8)
  for (const path of workspaces) t.match(dockerfile, `COPY ${path}/package.json ${path}/`, path)
  for (const [, source = ''] of dockerfile.matchAll(/^COPY (?!--from=)(\S+)/gm))
    t.ok(existsSync(join(ROOT, source)), `${source} exists`)
  const ignored = text('.dockerignore').split('\n')
  for (const entry of ['node_modules', '.stoa', '.git']) {
    t.ok(
      ignored.some((line) => line.replace(/^\*\*\//, '').replace(/\/$/, '') === entry),
      `${entry} stays out of the image`,
    )
  }
  t.match(dockerfile, /^USER node$/m, 'it does not run as root')
})

t.test('every service is in the compose file, with its migration job', async (t) => {
  const specs = ['user', 'product', 'order', 'payment', 'inventory', 'notification']
  for (const name of specs) {
    t.strictSame(services.get(name)?.command, ['node', `services/${name}/main.ts`])
    t.strictSame(services.get(`${name}-migrate`)?.command, ['node', `services/${name}/main.ts`, 'migrate'])
    t.equal(services.get(name)?.depends_on[`${name}-migrate`]?.condition, 'service_completed_successfully')
    t.equal(services.get('gateway')?.depends_on[name]?.condition, 'service_healthy', `the gateway waits for ${name}`)
  }
})

t.test('the storefront names its visitors to the gateway, from an address that nobody else has', async (t) => {
  const [storefront, gateway] = [services.get('storefront'), services.get('gateway')]
  const networks = storefront?.networks as Record<string, { ipv4_address: string }> | undefined
  const address = networks?.pages?.ipv4_address
  t.equal(gateway?.environment.STOA_TRUSTED_PROXIES, address)
  t.strictSame(gateway?.networks, ['default', 'pages'])
  t.strictSame(
    [...services].filter(([, { networks }]) => networks !== undefined).map(([name]) => name),
    ['gateway', 'storefront'],
  )
  t.equal(
    services.get('notification')?.environment.STOREFRONT_URL,
    storefront?.environment.STOREFRONT_URL,
    'mails lead to it',
  )
})

t.test('the job that makes the first staff account leaves one that exists as it is', async (t) => {
  t.ok(services.get('staff')?.command?.includes('--unless-exists'))
})

t.test('a server of PostgreSQL is healthy once it can be reached from outside, which initdb cannot', async (t) => {
  t.match(probeOf(services.get('postgres') as ComposeService)?.join(' '), 'pg_isready -h 127.0.0.1')
})

t.test('the demo offers the method that moves no money, unless the operator names others', async (t) => {
  const methods = (env = {}) => readComposeFile(env).get('payment')?.environment.PAYMENT_METHODS
  t.equal(methods(), 'test,bank_transfer,cash_on_delivery')
  t.equal(methods({ PAYMENT_METHODS: 'bank_transfer' }), 'bank_transfer')
})

/** Settings that Compose decides: where the parts of this one host are, and their secrets. */
const DECIDED = [
  'STOA_KEYS',
  'STOA_UPSTREAMS',
  'REDIS_QUEUE_URL',
  'REDIS_CACHE_URL',
  'SESSION_REDIS_URL',
  'POSTGRES_URL',
  'MONGODB_URI',
  'FILES_DIR',
  'SEARCH_INDEX_DIR',
]
/** Settings that are the same in every container: the image and the defaults give them. */
const CONTAINERS = ['HOST', 'METRICS_PORT', 'NODE_ENV']
/** The root secret stays with the job that makes the key files. */
const ROOT_SECRET = ['STOA_SECRET', 'STOA_SECRET_NEXT', 'STOA_SECRET_PREVIOUS']

const withoutFile = (environment: Record<string, string>) =>
  Object.keys(environment)
    .map((each) => each.replace(/_FILE$/, ''))
    .sort()

t.test('a service gets every setting that it declares, and no other', async (t) => {
  const declared = [...serviceFactories, { name: 'gateway', settings: Object.keys(gatewayService.settings) }]
  for (const { name, settings } of declared) {
    const expected = new Set(
      [...Object.keys(processSettings), ...settings].filter((each) => ![...CONTAINERS, ...ROOT_SECRET].includes(each)),
    )
    const operators = Object.fromEntries([...expected].map((each) => [each, `the operator's ${each}`]))
    const given = readComposeFile(operators).get(name)?.environment ?? {}
    t.strictSame(withoutFile(given), [...expected].sort(), name)
    for (const each of expected) {
      if (DECIDED.includes(each)) continue
      t.equal(given[each], operators[each], `${name} gets ${each} as the operator sets it`)
    }
  }
})

t.test('a migration gets the settings that it declares, and no other', async (t) => {
  for (const { name, migrationSettings } of serviceFactories) {
    const given = services.get(`${name}-migrate`)?.environment ?? {}
    t.strictSame(withoutFile(given), ['LOG_LEVEL', ...migrationSettings].sort(), name)
  }
})

/** A folder of secrets and the container that mounts it, without the job that writes all of them. */
const secretMounts = [...services].flatMap(([name, { volumes }]) =>
  name === 'secrets'
    ? []
    : volumes.filter((each) => each.startsWith('secrets')).map((volume) => [name, volume] as const),
)

const makeSecrets = (folder: string) =>
  execFileSync(process.execPath, [join(ROOT, 'services/all-in-one/make-secrets.ts'), folder], { stdio: 'pipe' })

t.test('a container sees its own secrets and no others', async (t) => {
  for (const [name, volume] of secretMounts) {
    // Whoever makes the first account works on the data of the user service.
    const isOwn = volume.startsWith(`secrets-${name}:/run/stoa/${name}`)
    t.ok(isOwn || (name === 'staff' && volume.startsWith('secrets-user:')), `${name} mounts ${volume}`)
  }
  const hasFile = (folder: string, file: string) => existsSync(join(folder, file.replace('/run/stoa/', '')))
  const folder = t.testdir({ 'postgres-password': 'as the server was made' })
  makeSecrets(folder)
  const made = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())
  const written = services
    .get('secrets')
    ?.volumes.flatMap((each) => /^secrets-[\w-]+:\/run\/stoa\/(.+)$/.exec(each)?.[1] ?? [])
  t.strictSame(made.map(({ name }) => name).sort(), written?.sort(), 'each folder is a volume of its own')
  for (const [name, { environment, volumes }] of services) {
    for (const [setting, file] of Object.entries(environment).filter(([setting]) => setting.endsWith('_FILE'))) {
      t.ok(hasFile(folder, file), `${name}: ${setting} is made`)
      const isMounted = volumes.some((each) => file.startsWith(`${each.split(':')[1]}/`))
      t.ok(isMounted, `${name} can read ${setting}`)
    }
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  t.equal(read('postgres/password'), 'as the server was made', 'a server that is there keeps its password')
  t.notOk(existsSync(join(folder, 'postgres-password')), 'in its own folder only')
  const { secret } = JSON.parse(read('shop.json')) as { secret: string }
  const before = made.map(({ name }) => readdirSync(join(folder, name)).map((file) => read(`${name}/${file}`)))
  makeSecrets(folder)
  const after = made.map(({ name }) => readdirSync(join(folder, name)).map((file) => read(`${name}/${file}`)))
  t.strictSame(after, before, 'another start changes nothing')
  t.notOk(
    before.flat().some((content) => content.includes(secret)),
    'no container has the root secret',
  )
})

/** Servers of this host that let nobody in without a password. */
const GUARDED = ['postgres', 'mongo', 'redis-queue', 'redis-cache']
const isServerAddress = (setting: string) => /(REDIS|POSTGRES|MONGODB)\w*_UR[LI]S?(_FILE)?$/.test(setting)

t.test('each address of a server comes from a file, with the password of that server', async (t) => {
  const folder = t.testdir({})
  makeSecrets(folder)
  const read = (file: string) => readFileSync(join(folder, file.replace('/run/stoa/', '')), 'utf8')
  const declared = new Map<string, readonly string[]>([
    ...serviceFactories.map(({ name, settings }) => [name, settings] as const),
    ...serviceFactories.map(({ name, migrationSettings }) => [`${name}-migrate`, migrationSettings] as const),
  ])
  for (const [name, { environment }] of services) {
    const wanted = [...Object.keys(environment), ...(declared.get(name) ?? [])].filter(isServerAddress)
    for (const setting of new Set(wanted.map((each) => each.replace(/_FILE$/, '')))) {
      const file = environment[`${setting}_FILE`]
      t.ok(file, `${name} reads ${setting} from a file`)
      for (const address of file ? read(file).split(',') : []) {
        const { hostname, password, username } = new URL(address)
        // The job that makes the users is in the network of its server.
        const server = name === 'mongo-users' && hostname === '127.0.0.1' ? 'mongo' : hostname
        t.ok(GUARDED.includes(server), `${name}: ${setting} leads to a server of this host`)
        t.ok(password.length >= 32, `${name}: ${setting} has a password`)
        if (server.startsWith('redis')) {
          // Jobs that look at what the user service keeps there.
          const service = ['staff', 'restore'].includes(name) ? 'user' : name
          t.equal(username, `stoa_${service}`, `${name}: ${setting} has a user of its own`)
          t.match(read(`${server}/users.acl`), `user ${username} on >${password} `, `${name}: whom ${server} knows`)
        }
      }
    }
    const texts = Object.entries(environment).filter(([setting]) => !setting.endsWith('_FILE'))
    for (const [setting, value] of texts) {
      t.notMatch(value, /\b(postgres(ql)?|mongodb|rediss?):\/\//, `${name}: ${setting} shows no server’s address`)
    }
  }
})
