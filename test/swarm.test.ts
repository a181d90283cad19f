import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { readPolicy } from '../services/autoscaler/domain/policy.ts'
import { noteLast, readLast, stateOfBackups } from '../swarm/archives.mjs'
import { describeWant, isAutoscaled, mostReplicas, wantsIn } from '../swarm/autoscaling.mjs'
import { withReplicas } from '../swarm/bring-up.mjs'
import { alertmanagerConfig, monitoringOf, monitoringSecrets, warningOfAlerts } from '../swarm/monitoring.mjs'
import { complaintOfSubnet, isRange } from '../swarm/networks.mjs'
import { filesFor } from '../swarm/optional.mjs'
import { alone } from '../swarm/release.mjs'
import { certificateSecret, scaleKeySecret, settingSecrets } from '../swarm/secrets.mjs'
import { checkConnections, derived, readSettings, replicasFor } from '../swarm/settings.mjs'
import { onlyServices, readFiles, replicasIn, servicesIn, variablesIn } from '../swarm/stack-files.mjs'
import { judgeJob, judgeService, lastFailed } from '../swarm/tasks.mjs'
import { type ComposeService, isJob, probeOf, ROOT, readComposeFile } from './harness/compose-file.ts'

interface Mount {
  source: string
  target: string
}

interface StackService {
  image: string
  command: string[]
  environment?: Record<string, string>
  secrets?: Mount[]
  networks: string[]
  volumes?: string[]
  ports?: { target: number; published: string; mode: string }[]
  healthcheck?: { test: string[] }
  read_only?: boolean
  cap_drop?: string[]
  logging?: { options: Record<string, string> }
  stop_grace_period?: string
  deploy: {
    mode?: string
    endpoint_mode?: string
    labels?: Record<string, string>
    resources: { limits: { memory: string } }
    update_config?: { order: string; failure_action: string }
    restart_policy?: { condition: string }
  }
}

const FOLDER = join(ROOT, 'swarm')
/** Settings of a shop that is watched. */
const WATCHED = {
  STOA_MONITORING: 'on',
  STOA_GRAFANA_PORT: '3001',
  SMTP_URL: 'smtps://u%40x:p%20w@mail.test',
  STOA_ALERT_MAIL: 'op@shop.test',
}
const FILES = ['data.yml', 'jobs.yml', 'stack.yml', 'autoscaler.yml', 'monitoring.yml'] as const
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const servicesOf = (text: string) =>
  new Map(Object.entries((parse(text, { merge: true }) as { services: Record<string, StackService> }).services))
const stack = new Map(FILES.flatMap((file) => [...servicesOf(textOf(file))]))
const compose = readComposeFile()

/** Only there: makes the secrets on the host itself. `swarm/deploy` does. */
const NOT_IN_STACK = ['secrets']
/** Only here: the way in, as on one host every container has a port of its own; and what adds replicas, which one host has none of. */
const NOT_IN_COMPOSE = ['edge', 'autoscaler', 'scale-agent', 'alertmanager', 'prometheus', 'grafana']

t.test('the stack has the services of docker-compose.yml, an edge, an autoscaler and what watches', async (t) => {
  const expected = [...compose.keys()].filter((name) => !NOT_IN_STACK.includes(name))
  t.strictSame([...stack.keys()].sort(), [...expected, ...NOT_IN_COMPOSE].sort())
  for (const [name, service] of stack) {
    const twin = compose.get(name)
    if (!twin) continue
    t.equal(service.deploy.mode === 'replicated-job', isJob(twin), `${name} is a job here and there, or a service`)
    // The accounts of the demo are in a secret, which cannot be written to; the databases take their size here.
    if (!['demo', 'postgres', 'mongo', 'redis-queue', 'redis-cache'].includes(name))
      t.strictSame(service.command, twin.command, `${name} runs the same`)
  }
})

/** A file of secrets by the container it is made for: `user/keys.json`. */
const secretOfCompose = (file: string) => file.replace('/run/stoa/', '')
const idOf = (file: string) => file.replace('/', '-').replaceAll('.', '-')

/** As it is written, with its variables. */
const written = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, { environment?: Record<string, string> }>
}

/** Secrets of the operator, by the name of the setting that names their file. */
const asSecret = new Map(
  settingSecrets({}, t.testdir({ 'passwords.json': '{}' }), 'shop').map(({ id }) => {
    const setting = id.replace('setting-', '').replaceAll('-', '_').toUpperCase()
    return [`${setting}_FILE`, setting]
  }),
)
/** What docker-compose.yml sets for whoever tries it. A stack is what a real shop runs on: there a setting turns it on, or a demo. */
const trialOnly = new Set(['SMS_COUNTRIES', 'SMS_PROVIDERS', 'SMS_HTTP_URL', 'PUSH_LOCAL_SERVICE', 'PAYMENT_METHODS'])

t.test('each service has the settings that it has in docker-compose.yml, with the same defaults', async (t) => {
  // The memory of a container is bounded here, and so is Node's heap; the server of MongoDB makes its first user itself.
  const own = ['NODE_OPTIONS', 'MONGO_INITDB_ROOT_USERNAME', 'MONGO_INITDB_ROOT_PASSWORD_FILE']
  // Derived by swarm/deploy: the address of the network in front.
  const placed = ['STOA_TRUSTED_PROXIES', 'TRUSTED_PROXIES', 'STOA_CORS_ORIGINS']
  for (const [name, { environment = {} }] of stack) {
    if (NOT_IN_COMPOSE.includes(name)) continue
    const given = compose.get(name)?.environment ?? {}
    const keys = Object.keys(environment).filter((key) => !own.includes(key))
    const plain = keys.map((key) => (asSecret.has(key) ? key.replace('_FILE', '') : key))
    t.strictSame(plain.sort(), Object.keys(given).sort(), name)
    const raw = written.services[name]?.environment ?? {}
    for (const key of keys.filter((each) => !each.endsWith('_FILE') && !placed.includes(each)))
      t.equal(environment[key], trialOnly.has(key) ? `\${${key}:-}` : raw[key], `${name}: ${key}`)
  }
})

t.test('each service sees the secrets that it reads in docker-compose.yml, and no others', async (t) => {
  for (const [name, service] of stack) {
    const mounted = new Map((service.secrets ?? []).map(({ source, target }) => [`/run/secrets/${target}`, source]))
    const read = new Set<string>()
    for (const [key, file] of Object.entries(service.environment ?? {}).filter(([key]) => key.endsWith('_FILE'))) {
      const source = mounted.get(file)
      t.ok(source, `${name}: ${key} is mounted`)
      read.add(file)
      const twin = compose.get(name)?.environment[key]
      // There a job shares the network of the server, here it does not.
      const expected =
        twin && idOf(secretOfCompose(twin)).replace('mongo-users-admin-uri', 'mongo-users-network-admin-uri')
      if (expected) t.equal(source, expected, `${name}: ${key} is the same secret`)
    }
    // What its configuration reads.
    if (name === 'edge') read.add('/run/secrets/certificate.pem')
    const words = JSON.stringify([service.command, service.healthcheck?.test])
    for (const [file, source] of mounted) t.ok(read.has(file) || words.includes(file), `${name} reads ${source}`)
  }
})

t.test('every secret of the stack is one that is made', async (t) => {
  const folder = t.testdir({})
  execFileSync(process.execPath, [join(ROOT, 'services/all-in-one/make-secrets.ts'), folder], { stdio: 'pipe' })
  const made = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => idOf(`${name}/${file}`)))
    .concat(
      [
        ...settingSecrets({}, folder, 'shop'),
        certificateSecret('', 'shop'),
        scaleKeySecret(folder, 'shop'),
        ...monitoringSecrets(WATCHED, folder, 'shop'),
      ].map(({ id }) => id),
    )
  for (const file of FILES) {
    const { secrets, services } = parse(textOf(file), { merge: true }) as {
      secrets: Record<string, { external: boolean; name: string }>
      services: Record<string, StackService>
    }
    const used = Object.values(services).flatMap((each) => (each.secrets ?? []).map(({ source }) => source))
    t.strictSame(Object.keys(secrets).sort(), [...new Set(used)].sort(), `${file} declares what it uses`)
    for (const [id, { name }] of Object.entries(secrets)) {
      t.ok(made.includes(id), `${id} is made`)
      t.equal(name, `\${SECRET_${id.toUpperCase().replaceAll('-', '_')}}`, `${id} has a version`)
    }
  }
})

const variable = (name: string, fallback: number) => `\${${name}:-${fallback}}`

t.test(
  'what docker-compose.yml publishes is published by the edge, on the same ports unless it has a certificate',
  async (t) => {
    const published = (name: string) => JSON.stringify((compose.get(name) as { ports?: string[] } | undefined)?.ports)
    const ports = stack.get('edge')?.ports ?? []
    t.match(published('gateway'), ':4000:4000')
    t.match(published('storefront'), ':3000:3000')
    t.strictSame(
      ports.map(({ target, published, mode }) => [target, published, mode]),
      [
        [variable('EDGE_FIRST_TARGET', 4000), variable('EDGE_FIRST_PORT', 4000), 'host'],
        [variable('EDGE_SECOND_TARGET', 3000), variable('EDGE_SECOND_PORT', 3000), 'host'],
      ],
    )
    const others = [...stack].filter(([name, service]) => !['edge', 'grafana'].includes(name) && service.ports)
    t.strictSame(others, [], 'nothing else has a port: everybody could read the inbox')
  },
)

t.test('every container is bounded, has a read-only root and no rights of root', async (t) => {
  for (const [name, { read_only, cap_drop, logging, deploy, stop_grace_period }] of stack) {
    t.equal(read_only, true, `${name}: root`)
    t.strictSame(cap_drop, ['ALL'], `${name}: capabilities`)
    t.ok(logging?.options['max-size'] && logging.options['max-file'], `${name}: logs`)
    t.ok(deploy.resources.limits.memory, `${name}: memory`)
    if (deploy.mode === 'replicated-job') continue
    t.ok(stop_grace_period, `${name}: time to end`)
    t.equal(deploy.endpoint_mode, 'dnsrr', `${name}: is found by DNS`)
    t.equal(deploy.update_config?.failure_action, 'rollback', `${name}: a bad version`)
  }
})

t.test(
  'services are replaced start-first, once they were ready; what holds a port, a volume or a lease is not',
  async (t) => {
    for (const [name, { deploy, healthcheck }] of stack) {
      if (deploy.mode) continue
      const isFirst =
        ['data.yml', 'monitoring.yml'].some((file) => servicesOf(textOf(file)).has(name)) ||
        ['edge', 'scale-agent'].includes(name)
      t.equal(deploy.update_config?.order, isFirst ? 'stop-first' : 'start-first', name)
      const probe = compose.get(name) && probeOf(compose.get(name) as ComposeService)
      if (isFirst || name === 'inbox' || NOT_IN_COMPOSE.includes(name)) continue
      const address = probe?.at(-1)?.replace('/readyz', '/healthz')
      t.match(healthcheck?.test, ['CMD', 'bash', 'services/probe.sh', address, '9'], `${name} is probed patiently`)
    }
  },
)

t.test('a database is in a network of its own kind only', async (t) => {
  const { networks } = parse(textOf('networks.yml')) as { networks: Record<string, { internal?: boolean }> }
  for (const [name, expected] of [
    ['postgres', 'postgres'],
    ['mongo', 'mongo'],
    ['redis-queue', 'redis'],
    ['redis-cache', 'redis'],
  ] as const) {
    t.strictSame(stack.get(name)?.networks, [expected])
    t.equal(networks[expected]?.internal, true, `${expected} leads nowhere`)
  }
  for (const [name, { networks: joined }] of stack) {
    for (const each of joined) t.ok(each in networks, `${name}: ${each} exists`)
    const isInFront = ['edge', 'gateway', 'storefront'].includes(name)
    t.equal(joined.includes('front'), isInFront, `${name} may name addresses of visitors, or not`)
  }
})

t.test(
  'the scale agent alone has the socket of the engine, and one network with the autoscaler leads to it',
  async (t) => {
    const withSocket = [...stack].filter(([, service]) => JSON.stringify(service).includes('docker.sock'))
    t.strictSame(
      withSocket.map(([name]) => name),
      ['scale-agent'],
    )
    t.strictSame(stack.get('scale-agent')?.networks, ['scaling'])
    const others = [...stack].filter(([, { networks }]) => networks.includes('scaling')).map(([name]) => name)
    t.strictSame(others.sort(), ['autoscaler', 'scale-agent'])
    const { networks } = parse(textOf('networks.yml')) as { networks: Record<string, { internal?: boolean }> }
    t.equal(networks.scaling?.internal, true)
  },
)

t.test(
  'what tells of alerts is reached by what watches, the edge that is watched and the inbox of a trial alone',
  async (t) => {
    const own = stack.get('alertmanager')?.networks ?? []
    const others = [...stack].filter(([, { networks }]) => networks.some((each) => own.includes(each)))
    t.strictSame(others.map(([name]) => name).sort(), ['alertmanager', 'edge', 'grafana', 'inbox', 'prometheus'])
  },
)

/** Values that variables have unless somebody sets them. */
const defaults = (text: string) => text.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1')

t.test(
  'labels say how services are scaled, and at their most PostgreSQL has connections for all of them',
  async (t) => {
    const labelled = [...stack].filter(([, { deploy }]) => deploy.labels)
    const names = labelled.map(([name]) => name)
    t.strictSame(names.sort(), ['gateway', 'inventory', 'notification', 'order', 'payment', 'product', 'user'])
    for (const [name, { deploy, networks }] of labelled) {
      const text = JSON.stringify(deploy.labels)
      t.match(readPolicy(JSON.parse(defaults(text))), { policy: { min: 2 } }, name)
      t.match(text, `\${${name.toUpperCase()}_MAX_REPLICAS:-`, `${name} can be given more`)
      t.ok(networks.includes('services'), `${name} can be scraped`)
    }
    const most = mostReplicas(textOf('stack.yml'), { order: 2, storefront: 2 }, { STOA_AUTOSCALER: 'on' })
    t.match(most, { order: 5, storefront: 2 })
    t.ok(checkConnections(most, {}))
    t.match(mostReplicas(textOf('stack.yml'), { order: 2 }, {}), { order: 2 }, 'nothing grows while it is off')
    const larger = { STOA_AUTOSCALER: 'on', ORDER_MAX_REPLICAS: '20' }
    t.throws(() => checkConnections(mostReplicas(textOf('stack.yml'), {}, larger), larger), /POSTGRES_MAX_CONNECTIONS/)
    const bounds = (settings: object) => () =>
      mostReplicas(textOf('stack.yml'), {}, { STOA_AUTOSCALER: 'on', ...settings })
    t.throws(bounds({ USER_MAX_REPLICAS: '1O' }), /USER_MAX_REPLICAS: "1O" is not a whole number from 1 to 100/)
    t.throws(bounds({ PRODUCT_MAX_REPLICAS: '101' }), /PRODUCT_MAX_REPLICAS: "101" is not/)
    t.throws(bounds({ PRODUCT_MAX_REPLICAS: '1' }), /PRODUCT_MIN_REPLICAS: 2 is more than PRODUCT_MAX_REPLICAS, 1/)
    t.throws(bounds({ GATEWAY_MAX_REPLICAS: '17' }), /from 1 to 16, as the edge has places for it/)
    t.match(textOf('haproxy.cfg'), 'server-template gateway 16 ')
  },
)

t.test('the autoscaler is off unless somebody wants it', async (t) => {
  t.equal(isAutoscaled({}), false)
  t.equal(isAutoscaled({ STOA_AUTOSCALER: 'dry-run' }), true)
  t.throws(() => isAutoscaled({ STOA_AUTOSCALER: 'yes' }), /none of off, on, dry-run/)
  const files = readFiles(FOLDER)
  t.notOk('autoscaler.yml' in filesFor(files, {}), 'and then its secret is not needed')
  t.ok('autoscaler.yml' in filesFor(files, { STOA_AUTOSCALER: 'on' }))
  const nameIn = (folder: string) => scaleKeySecret(folder, 'shop').name
  const folder = t.testdir({})
  const name = nameIn(folder)
  t.equal(nameIn(folder), name, 'its key is kept')
  t.not(nameIn(t.testdir({})), name, 'and made up for each shop')
})

t.test('what watches is off unless somebody wants it, and tells whom the settings name', async (t) => {
  t.strictSame(monitoringOf({}), [])
  t.strictSame(monitoringOf({ STOA_MONITORING: 'on' }), ['alertmanager', 'prometheus'], 'no pages without a port')
  t.strictSame(monitoringOf(WATCHED), ['alertmanager', 'prometheus', 'grafana'])
  t.throws(() => monitoringOf({ STOA_MONITORING: 'yes' }), /none of off, on/)
  const [mail, own] = [WATCHED.SMTP_URL, 'smtp://mail.test']
  const receiver = (settings: Record<string, string>) => JSON.parse(alertmanagerConfig(settings)).receivers[0]
  t.match(receiver({ SMTP_URL: mail, MAIL_FROM: 'Shop <shop@shop.test>', STOA_ALERT_MAIL: 'a@x.test, b@x.test' }), {
    email_configs: [
      {
        ...{ to: 'a@x.test', from: 'Shop <shop@shop.test>', smarthost: 'mail.test:465', require_tls: true },
        ...{ auth_username: 'u@x', auth_password: 'p w' },
      },
      { to: 'b@x.test' },
    ],
  })
  t.match(receiver({ SMTP_URL: own, STOA_ALERT_MAIL: 'a@x.test' }), {
    email_configs: [{ smarthost: 'mail.test:587', require_tls: false, auth_password: undefined }],
  })
  t.match(receiver({ STOA_ALERT_URL: 'https://push.test/x' }), { webhook_configs: [{ url: 'https://push.test/x' }] })
  t.throws(() => alertmanagerConfig({ STOA_ALERT_MAIL: 'a@x.test' }), /no SMTP_URL/)
  t.throws(() => alertmanagerConfig({ STOA_ALERT_URL: 'push.test' }), /"push.test" is no address/)
  t.equal(warningOfAlerts(WATCHED), null)
  t.match(warningOfAlerts({ STOA_MONITORING: 'on' }), /seen by nobody/)
})

t.test('status tells what the autoscaler wants of each service, and why', async (t) => {
  const line = (time: string, more: object) => JSON.stringify({ level: 30, time, service: 'order', ...more })
  const decided = {
    current: 2,
    wanted: 4,
    desired: 4,
    reason: 'metrics',
    metric: 'cpu',
    values: { cpu: 97.1, outbox: 3 },
  }
  const wants = wantsIn(
    [
      line('2026-11-28T03:15:15.000Z', decided),
      'Listening',
      line('2026-11-28T03:15:00.000Z', { current: 2, desired: 2 }),
      '{"time":"2026-11-28T03:15:30.000Z","msg":"has the lease"}',
    ].join('\n'),
  )
  t.strictSame(wants.map(describeWant), ['order: 2 → 4, metrics (cpu); metrics want 4: cpu 97.1, outbox 3'])
  t.match(describeWant({ ...decided, service: 'order', dry_run: true }), /2 → 4, were it no dry run,/)
  t.match(describeWant({ service: 'order', problems: ['x is not known'] }), /because of its labels: x is not known/)
  const stays = { service: 'order', current: 4, wanted: 4, desired: 4, reason: 'update under way' }
  t.equal(describeWant(stays), 'order: stays at 4, update under way; metrics want 4: none known')
})

t.test('a part of a stack file has the named services, and all that stands around them', async (t) => {
  for (const file of FILES) {
    const text = textOf(file)
    t.strictSame(servicesIn(text), [...servicesOf(text).keys()], file)
    for (const name of servicesIn(text)) {
      const part = onlyServices(text, [name])
      t.strictSame([...servicesOf(part)], [[name, servicesOf(text).get(name)]], `${name}: no anchor is lost`)
      t.strictSame(Object.keys(parse(part)), Object.keys(parse(text)), name)
    }
  }
})

const hasClient = (() => {
  try {
    execFileSync('docker', ['stack', 'config', '--help'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

t.test('a docker client reads each file', { skip: hasClient ? false : 'no docker client here' }, async (t) => {
  for (const file of FILES) {
    const names = variablesIn(textOf(file)).filter((name) =>
      /^(SECRET_|CONFIG_|STOA_IMAGE|STOA_DEPLOY|STOA_AUTOSCALER$|STOA_MONITORING$)/.test(name),
    )
    const given = Object.fromEntries(names.map((name) => [name, 'a-name']))
    const env = { ...process.env, ...given, STOA_GRAFANA_PORT: '3001' }
    const args = ['stack', 'config', '-c', join(FOLDER, 'networks.yml'), '-c', join(FOLDER, file)]
    const { services } = parse(execFileSync('docker', args, { env, encoding: 'utf8', stdio: 'pipe' })) as {
      services: object
    }
    t.strictSame(Object.keys(services).sort(), servicesIn(textOf(file)).sort(), file)
  }
})

const container = (image: string, more = {}) => ({ ContainerSpec: { Image: image, ...more } })
const service = (image: string, replicas: number, status?: string) => ({
  Spec: { Mode: { Replicated: { Replicas: replicas } }, TaskTemplate: container(image, { DNSConfig: {} }) },
  ...(status ? { UpdateStatus: { State: status, Message: 'why' } } : {}),
})
const task = (image: string, state: string, desired = 'running') => ({
  Spec: container(image),
  Status: { State: state, Err: state === 'failed' ? 'non-zero exit (1)' : '' },
  DesiredState: desired,
  JobIteration: { Index: 2 },
})

t.test('the state of a service is told by its tasks and its update', async (t) => {
  const judge = (given: object, tasks: object[]) => judgeService(given, tasks).state
  const two = [task('b', 'running'), task('b', 'running')]
  t.equal(judge(service('b', 2), two), 'settled')
  t.equal(judge(service('b', 2, 'completed'), two), 'settled')
  t.equal(judge(service('b', 2, 'updating'), two), 'under way', 'the engine still watches the last one')
  t.equal(judge(service('b', 3), two), 'under way')
  t.equal(
    judge(service('b', 2), [task('a', 'running'), task('a', 'running')]),
    'under way',
    'an update that has not begun',
  )
  t.equal(judge(service('b', 2), [...two, task('a', 'running')]), 'under way', 'one of before is not gone yet')
  t.equal(judge(service('b', 2), [...two, task('a', 'shutdown', 'shutdown')]), 'settled')
  t.equal(judge(service('a', 2, 'rollback_completed'), [task('a', 'running'), task('a', 'running')]), 'failed')
  t.equal(judge(service('b', 2, 'paused'), two), 'failed')
  const fails = Array.from({ length: 4 }, () => task('b', 'failed', 'shutdown'))
  t.equal(judge(service('b', 1), [...fails.slice(1), task('b', 'starting')]), 'under way', 'it is tried again')
  t.match(judgeService(service('b', 1), [...fails, task('b', 'starting')]), {
    state: 'failed',
    reason: 'non-zero exit (1)',
  })
})

t.test('a job is done when its newest run is, and given up after four attempts', async (t) => {
  const job = { JobStatus: { JobIteration: { Index: 2 } } }
  const older = { ...task('a', 'complete'), JobIteration: { Index: 1 } }
  t.equal(judgeJob(job, [older]).state, 'under way')
  t.equal(judgeJob(job, [older, task('b', 'complete')]).state, 'settled')
  const fails = Array.from({ length: 4 }, () => task('b', 'failed', 'shutdown'))
  t.equal(judgeJob(job, [older, ...fails.slice(1)]).state, 'under way')
  t.equal(judgeJob(job, [older, ...fails]).state, 'failed')
})

t.test('a job that is tried once has failed when its run has', async (t) => {
  const backup = {
    JobStatus: { JobIteration: { Index: 2 } },
    Spec: { TaskTemplate: { RestartPolicy: { Condition: 'none' } } },
  }
  t.equal(judgeJob(backup, [task('b', 'running', 'complete')]).state, 'under way')
  t.equal(judgeJob(backup, [task('b', 'failed', 'shutdown')]).state, 'failed')
  for (const name of ['backup', 'restore'])
    t.strictSame(stack.get(name)?.deploy.restart_policy, { condition: 'none' }, name)
})

t.test('status tells how old the last backup is, and when that is too long', async (t) => {
  const now = new Date('2026-11-28T03:15:00Z')
  const state = (settings: Record<string, string>, at?: string) =>
    stateOfBackups(settings, at === undefined ? null : { at, said: 'stoa-….tar.age: 1 MB' }, now)
  const recipient = { STOA_BACKUP_RECIPIENT: 'age1…' }
  t.match(state({}), { line: /No backups are made/, isDue: false })
  t.match(state(recipient), { line: /no backup yet/, isDue: true })
  t.match(state(recipient, '2026-11-28T03:00:00Z'), { line: /less than an hour old\. stoa-/, isDue: false })
  t.match(state(recipient, '2026-11-27T02:00:00Z'), { line: /25 h old\./, isDue: false })
  t.match(state(recipient, '2026-11-27T01:00:00Z'), { line: /26 h old, which is too long/, isDue: true })
  t.match(state({ ...recipient, STOA_BACKUP_HOURS: '200' }, '2026-11-22T03:15:00Z'), { line: /6 days/, isDue: false })
  const work = t.testdir({})
  t.equal(readLast(work), null)
  noteLast(work, { at: now.toISOString(), said: 'whole' })
  t.strictSame(readLast(work), { at: now.toISOString(), said: 'whole' })
})

t.test('a deploy that failed repeats what the task said that failed last', async (t) => {
  const at = (ID: string, Timestamp: string, state: string) => ({ ID, Status: { State: state, Timestamp } })
  const [early, late] = [at('one', '2026-11-27T11:43:01Z', 'failed'), at('two', '2026-11-27T11:43:09Z', 'failed')]
  t.equal(lastFailed([late, early, at('of before', '2026-11-27T11:44:00Z', 'shutdown')]), 'two')
  t.equal(lastFailed([at('of before', '2026-11-27T11:44:00Z', 'running')]), undefined)
})

t.test('a deploy keeps the replicas that there are, unless the operator says how many', async (t) => {
  const known = replicasIn(textOf('stack.yml'))
  t.equal(known.length, 8)
  const replicas = replicasFor(known, { GATEWAY_REPLICAS: '3' }, { order: 5, gateway: 4 })
  t.match(replicas, { order: 5, gateway: 3, user: 2, storefront: 2 })
  const release = { folder: '', variables: { ORDER_REPLICAS: '5', GATEWAY_REPLICAS: '3' } }
  const following = known.filter(({ service }) => service !== 'gateway')
  const { variables } = withReplicas(release, following, { order: 6, gateway: 4 })
  t.strictSame(
    variables,
    { ORDER_REPLICAS: '6', GATEWAY_REPLICAS: '3' },
    'also those that an autoscaler adds meanwhile',
  )
})

t.test('pools that may ask for more connections than there are stop a deploy before it begins', async (t) => {
  const two = { user: 2, order: 2, payment: 2, inventory: 2, product: 2 }
  t.equal(checkConnections(two, {}), 4 * 3 * 10 + 4 + 3)
  t.throws(() => checkConnections({ ...two, order: 12 }, {}), /POSTGRES_MAX_CONNECTIONS/)
  t.ok(checkConnections({ ...two, order: 12 }, { POSTGRES_POOL: '5' }))
  t.ok(checkConnections({ ...two, order: 12 }, { POSTGRES_MAX_CONNECTIONS: '300' }))
  t.match(textOf('data.yml'), /max_connections=\$\{POSTGRES_MAX_CONNECTIONS:-200\}/, 'the same default')
})

t.test('a subnet that another network has, or that the edge has not, stops a deploy before it begins', async (t) => {
  const network = (Name: string, Subnet?: string, Scope = 'swarm') => {
    return { Name, Scope, IPAM: { Config: Subnet ? [{ Subnet }] : null } }
  }
  const local = network('of one machine', '10.91.0.0/16', 'local')
  const others = [local, network('host'), network('ingress', '10.0.0.0/24')]
  const complaint = (...more: object[]) => complaintOfSubnet('shop', '10.91.0.0/24', [...others, ...more])
  t.equal(complaint(), null)
  t.equal(complaint(network('shop_front', '10.91.0.0/24')), null, 'its own, from the deploy before')
  t.match(complaint(network('other_front', '10.91.0.0/24')), /taken by the network other_front/)
  t.match(complaint(network('wide', '10.88.0.0/13')), /taken by the network wide/)
  t.match(complaint(network('narrow', '10.91.0.128/25')), /taken by the network narrow/)
  t.match(complaint(network('shop_front', '10.92.0.0/24')), /shop_front has 10\.92\.0\.0\/24, which stays/)
  t.match(complaint(network('shop_front')), /shop_front has no addresses/)
  t.same(['10.91.0.0/24', '10.88.0.0/13', '192.168.7.128/25'].filter(isRange).length, 3)
  t.same(['10.91.0.7/24', '999.1.1.1/24', '10.91.0.0/40', '10.91.0.0', 'fd00::/64', ''].filter(isRange), [])
})

t.test('settings come from `.env`, and what Compose derives is derived', async (t) => {
  const file = join(
    t.testdir({ '.env': '# a shop\nSHOP_NAME="My shop" # its name\nSTOREFRONT_URL=https://shop.example\nA=\n' }),
    '.env',
  )
  const read = readSettings(file, {})
  t.strictSame(read, { SHOP_NAME: 'My shop', STOREFRONT_URL: 'https://shop.example' })
  t.match(derived(read), { STOA_CORS_ORIGINS: 'https://shop.example', STOA_TRUSTED_PROXIES: '10.91.0.0/24' })
  t.match(derived({ STOA_FRONT_SUBNET: '10.5.0.0/24' }), { STOREFRONT_TRUSTED_PROXIES: '10.5.0.0/24' })
})

t.test(
  'a real shop sends no SMS, knows no test payment and no local devices, unless its operator says so',
  async (t) => {
    const real = derived({ SMTP_URL: 'smtps://mail.example' })
    for (const setting of trialOnly) t.notOk(setting in real, setting)
    const trial = derived({})
    t.match(trial, { SMTP_URL: 'smtp://inbox:1025', SMS_COUNTRIES: '*', PAYMENT_METHODS: /^test,/ })
    t.match(derived({ SMTP_URL: 'smtps://mail.example' }, true), {
      SMTP_URL: 'smtps://mail.example',
      PAYMENT_METHODS: /^test,/,
    })
    t.notOk(
      'SMS_COUNTRIES' in derived({ SMS_PROVIDERS: 'twilio' }),
      'nor does a real provider get the countries of the demo',
    )
  },
)

t.test('secrets of the operator get a name from which they cannot be guessed', async (t) => {
  const names = (settings: object, passwords: string) =>
    settingSecrets(settings, t.testdir({ 'passwords.json': passwords }), 'shop').map(({ name }) => name)
  const smtp = (password: string, passwords: string) => names({ SMTP_URL: `smtp://${password}@mail` }, passwords)
  t.strictSame(smtp('a', 'one'), smtp('a', 'one'), 'the same content is the same version')
  t.notSame(smtp('a', 'one'), smtp('b', 'one'), 'another content another one')
  t.notSame(smtp('a', 'one'), smtp('a', 'two'), 'and whoever guesses it lacks a secret')
})

t.test('two programs do not work on one stack at once, and one that was killed holds up nobody', async (t) => {
  // Of a process that is no more.
  const folder = t.testdir({ lock: String(execFileSync(process.execPath, ['-p', 'process.pid'])) })
  const done: string[] = []
  const first = Promise.withResolvers<void>()
  const deploy = alone(folder, async () => {
    done.push('deploy begins')
    await first.promise
    done.push('deploy ends')
  })
  await t.rejects(
    alone(folder, async () => done.push('another deploy')),
    { message: /is at work on this stack/ },
  )
  const renewal = alone(folder, async () => done.push('renewal'), 60_000)
  first.resolve()
  await Promise.all([deploy, renewal])
  t.strictSame(done, ['deploy begins', 'deploy ends', 'renewal'])
})
