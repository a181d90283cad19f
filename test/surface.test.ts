import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceFactories } from '@stoa/all-in-one/services'
import { gatewayConfig, gatewaySettings } from '@stoa/gateway/config'
import { createLocalDispatch } from '@stoa/gateway/dispatch-local'
import { createGateway } from '@stoa/gateway/gateway'
import type { App } from '@stoa/kit/http/app'
import { readConfig } from '@stoa/kit/process/config'
import { bodyHashOf, mintInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { ROOT } from './harness/compose-file.ts'
import { type InProcessShop, openInProcessShop } from './harness/in-process.ts'
import { rawRequest } from './harness/raw-request.ts'
import { addressOf } from './harness/sample.ts'
import { bearer, visitor } from './harness/shop.ts'
import { operations } from './harness/surface.ts'

interface SpecOperation {
  method: string
  path: string
}

/** One that a spec describes. */
interface DescribedOperation extends SpecOperation {
  /** The services that may call it, if it is internal. */
  callers: readonly string[]
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Addresses that no spec describes: probes, metrics, documentation. */
const UNSPECIFIED = /^(\/livez|\/readyz|\/healthz|\/metrics|\/openapi\.json|\/docs(\/.*)?)$/

const services = readdirSync(join(ROOT, 'openapi'))
  .filter((file) => file.endsWith('.yaml') && !['common.yaml', 'gateway.yaml', 'redocly.yaml'].includes(file))
  .map((file) => file.replace('.yaml', ''))

function read(service: string): DescribedOperation[] {
  const text = readFileSync(join(ROOT, 'openapi', `${service}.yaml`), 'utf8')
  const { paths } = parse(text) as { paths: Record<string, Record<string, unknown>> }
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method.toLowerCase() in item).map((method) => ({
      method,
      path,
      callers: (item[method.toLowerCase()] as { 'x-callers'?: string[] })['x-callers'] ?? [],
    })),
  )
}

/** Each is read once: reading one takes a second. */
const specs = new Map(services.map((service) => [service, read(service)]))
const specOf = (service: string): readonly DescribedOperation[] => specs.get(service) ?? []

/** The services that may call some operation of this one. */
const callersOf = (service: string) => new Set(specOf(service).flatMap(({ callers }) => callers))

/** One spelling for `/v1/carts/{id}` and `/v1/carts/:id`: routers and specs name parameters differently. */
const normal = ({ method, path }: SpecOperation) => `${method} ${path.replace(/\{\w+\}|:\w+/g, '*')}`

/** Every route of an app, from the only list of them that Fastify gives out. */
function mountedIn(app: App): SpecOperation[] {
  const found: SpecOperation[] = []
  const above: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part, methods] = /^([│ ]*)[├└]── (\S*)(?: \((.+)\))?$/u.exec(line) ?? []
    if (part === undefined) continue
    const depth = indent.length / 4
    above.length = depth
    above.push(part)
    const path = above.join('')
    for (const method of methods?.split(', ') ?? []) found.push({ method, path })
  }
  return found
}

/** Whether a spec has to speak of it; HEAD follows GET, and OPTIONS is for browsers. */
const isOperation = ({ method, path }: SpecOperation) => METHODS.includes(method) && !UNSPECIFIED.test(path)

/** Each service's app once more, beside the running ones, to list its routes and to call it without the gateway. */
async function openServices(t: Test, { shop }: InProcessShop): Promise<Map<string, App>> {
  const apps = new Map<string, App>()
  for (const factory of serviceFactories) {
    const service = await factory.create(shop.envOf(factory.name), shop.runtime)
    t.teardown(() => service.stop())
    await service.app.ready()
    apps.set(factory.name, service.app)
  }
  return apps
}

async function everyRouteIsInTheSpec(t: Test, shop: InProcessShop, apps: ReadonlyMap<string, App>): Promise<void> {
  t.strictSame([...apps.keys()].sort(), [...services].sort(), 'every spec has its service')
  for (const [service, app] of apps) {
    const mounted = mountedIn(app).filter(isOperation)
    t.strictSame(mounted.map(normal).sort(), specOf(service).map(normal).sort(), service)
  }
  const env = shop.shop.envOf('gateway')
  const settings = gatewaySettings(readConfig(env, gatewayConfig))
  const dispatch = createLocalDispatch(new Map(apps))
  const gateway = await createGateway({ settings, runtime: shop.shop.runtime, dispatch })
  t.teardown(() => gateway.stop())
  await gateway.app.ready()
  const addressOnly = (path: string) => normal({ method: '', path })
  const paths = new Set(operations.map(({ path }) => addressOnly(path)))
  const unknown = mountedIn(gateway.app).filter((each) => isOperation(each) && !paths.has(addressOnly(each.path)))
  t.strictSame(unknown, [], 'the gateway has no address that its spec does not have')
}

async function everyOperationIsMounted(t: Test, { url }: InProcessShop): Promise<void> {
  const byPath = Map.groupBy(operations, ({ path }) => path)
  for (const [path, known] of byPath) {
    const address = addressOf(known[0] as (typeof operations)[number])
    for (const method of METHODS) {
      const { status, body } = await rawRequest(url, method, address)
      const isKnown = known.some((operation) => operation.method === method)
      if (isKnown) t.notOk(status === 405 || body.detail === 'No such address.', `${method} ${path} is mounted`)
      else t.equal(status, 405, `${method} ${path} is refused`)
    }
  }
}

/** The gateway sends none on; whoever calls a service by another way is told the same. */
async function servicesRefuseOtherMethods(t: Test, apps: ReadonlyMap<string, App>): Promise<void> {
  for (const [service, app] of apps) {
    for (const [path, known] of Map.groupBy(specOf(service), (each) => each.path)) {
      const methods = known.map(({ method }) => method)
      const url = path.replace(/\{\w+\}/g, 'x')
      for (const method of METHODS.filter((each) => !methods.includes(each))) {
        const { statusCode, headers } = await app.inject({ method: method as 'GET', url })
        // Another path of the same shape may take it: POST /v1/orders/lookup, GET /v1/orders/{id}.
        if (statusCode === 401) continue
        const allowed = new Set(String(headers.allow).split(', '))
        t.ok(statusCode === 405 && methods.every((each) => allowed.has(each)), `${service} ${method} ${path}`)
        t.equal(allowed.has('HEAD'), allowed.has('GET'), 'HEAD is what GET is')
      }
    }
    t.equal((await app.inject('/v1/nothing')).statusCode, 404, `${service}: what is not there`)
  }
}

async function internalRoutes(t: Test, { url }: InProcessShop, staff: Record<string, string>): Promise<void> {
  const internal = services.flatMap(specOf).filter(({ path }) => path.startsWith('/internal/'))
  t.ok(internal.length > 8, 'there are internal routes')
  for (const { method, path } of internal) {
    const address = path.replace(/\{\w+\}/g, 'x')
    for (const spelling of [
      address,
      `/${address}`,
      address.toUpperCase(),
      `/v1/..${address}`,
      `/v1/%2e%2e${address}`,
    ]) {
      const { status } = await rawRequest(url, method, spelling, { headers: staff })
      t.equal(status, 404, `${method} ${spelling}`)
    }
  }
}

const somebody = {
  kind: 'user',
  id: 'usr_00000000000000000000000000',
  session: 'ses_00000000000000000000000000',
  permissions: ['*'],
  cart: null,
  address: '192.0.2.1',
} satisfies Principal

async function servicesTakeNoCallWithoutToken(t: Test, shop: InProcessShop, apps: ReadonlyMap<string, App>) {
  const { secret } = shop.shop.runtime
  for (const [service, app] of apps) {
    for (const { method, path, callers } of specOf(service)) {
      const url = path.replace(/\{\w+\}/g, 'x')
      const claims = { caller: 'gateway', callee: service, method, url, principal: somebody }
      const tokens = {
        none: undefined,
        forged: mintInternalToken({ current: 'another secret of at least 32 characters' }, claims),
        'of another callee': mintInternalToken(secret, { ...claims, callee: 'elsewhere' }),
        'of another method': mintInternalToken(secret, { ...claims, method: 'OPTIONS' }),
        'of a stranger': mintInternalToken(secret, { ...claims, caller: 'stranger' }),
        'of another path': mintInternalToken(secret, { ...claims, url: `${url}?x=1` }),
        'of another body': mintInternalToken(secret, {
          ...claims,
          caller: callers[0] ?? 'gateway',
          body: { hash: bodyHashOf('{}') },
        }),
        'of another length': mintInternalToken(secret, { ...claims, body: { type: 'application/json', length: '9' } }),
        'of two minutes ago': mintInternalToken(secret, claims, Date.now() - 120_000),
        nonsense: 'gateway:x.y',
      }
      const payload = method === 'GET' ? undefined : { other: 'body' }
      for (const [kind, token] of Object.entries(tokens)) {
        const headers = token === undefined ? {} : { 'stoa-internal': token }
        const { statusCode } = await app.inject({ method: method as 'GET', url, headers, ...(payload && { payload }) })
        // Where a file is expected, JSON is refused before it is parsed and compared.
        const isUnread = kind === 'of another body' && statusCode === 415
        // Nobody's credentials are wrong when a clock is.
        const isLate = kind === 'of two minutes ago' && statusCode === 503
        t.ok(statusCode === 401 || isUnread || isLate, `${service} ${method} ${path}, token: ${kind}`)
      }
      // A service that calls this one for something else holds a key, and is told that this is not for it.
      for (const caller of services.filter((name) => !callers.includes(name))) {
        const headers = { 'stoa-internal': mintInternalToken(secret, { ...claims, caller }) }
        const { statusCode } = await app.inject({ method: method as 'GET', url, headers })
        t.equal(
          statusCode,
          callersOf(service).has(caller) ? 403 : 401,
          `${service} ${method} ${path} is not for ${caller}`,
        )
      }
    }
  }
}

async function headersFromOutside(t: Test, { url, shop }: InProcessShop): Promise<void> {
  const path = '/v1/admin/stock'
  const callee = 'inventory'
  const token = mintInternalToken(shop.runtime.secret, {
    caller: 'gateway',
    callee,
    method: 'GET',
    url: path,
    principal: somebody,
  })
  // A token that would be good if it got through, in every spelling something on the way might fold together.
  for (const name of ['stoa-internal', 'Stoa-Internal', 'STOA-INTERNAL', 'stoa_internal', 'Stoa_Internal']) {
    for (const more of [{}, { connection: `close, ${name}` }, { 'x-user-id': somebody.id, 'x-permissions': '*' }]) {
      for (const value of [token, [token, token]]) {
        const { status } = await rawRequest(url, 'GET', path, { headers: { [name]: value, ...more } })
        t.equal(status, 401, `${name} ${JSON.stringify(more)}`)
      }
    }
  }
  const forwarded = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-forwarded-proto': 'https' }
  const response = await rawRequest(url, 'GET', '/v1/products?limit=1', { headers: forwarded })
  t.equal(response.status, 200)
  t.notOk(
    JSON.stringify([response.headers, response.text]).includes('evil.example'),
    'a forwarded host is not believed',
  )
}

// Some thousands of requests, more with each operation; with coverage on two cores they take two minutes.
t.setTimeout(900_000)

t.test('what can be reached of a shop', async (t) => {
  const shop = await openInProcessShop(t)
  const apps = await openServices(t, shop)
  const staff = bearer(await visitor(shop).auth.login(shop.staff))
  await t.test('a service refuses other methods with Allow', (t) => servicesRefuseOtherMethods(t, apps))
  await t.test('every route is in a spec, and every operation of a spec has its route', (t) =>
    everyRouteIsInTheSpec(t, shop, apps),
  )
  await t.test('every operation is mounted, other methods are refused with 405', (t) =>
    everyOperationIsMounted(t, shop),
  )
  await t.test('internal routes cannot be reached from outside', (t) => internalRoutes(t, shop, staff))
  await t.test('services refuse a call without a valid internal token', (t) =>
    servicesTakeNoCallWithoutToken(t, shop, apps),
  )
  await t.test('headers from outside have no effect inside', (t) => headersFromOutside(t, shop))
})
