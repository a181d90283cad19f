import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Test } from 'tap'
import { createAgent } from '../agent/agent.ts'
import { createCallGuard } from '../agent/calls.ts'
import { createEngine, type EngineService } from '../agent/engine.ts'
import { createLease } from '../agent/lease.ts'
import { createAgentServer } from '../agent/server.ts'
import { WINDOW_MS } from '../signed-call.ts'

export const KEY = 'a key of tests only, of enough characters'
export const STACK = 'shop'

/** Labels that opt in. */
export const scaled = (min: number, max: number, more: Record<string, string> = {}) => ({
  ...{ 'stoa.autoscale.min': String(min), 'stoa.autoscale.max': String(max), 'stoa.autoscale.target.cpu': '60' },
  ...more,
})

export function engineService(name: string, replicas: number, labels: Record<string, string> = {}) {
  return {
    ID: `id-${name}`,
    Version: { Index: 7 },
    Spec: {
      Name: `${STACK}_${name}`,
      Labels: { 'com.docker.stack.namespace': STACK, ...labels },
      Mode: { Replicated: { Replicas: replicas } },
      TaskTemplate: {
        ContainerSpec: { Image: 'stoa:1', Mounts: [{ Source: 'files' }], Secrets: [{ SecretName: 'shop_keys' }] },
        Resources: { Limits: { NanoCPUs: 500_000_000 } },
      },
      UpdateConfig: { Parallelism: 1 },
    },
  } as EngineService
}

export interface FakeEngine {
  services: EngineService[]
  tasks: { Status: { State: string } }[]
  /** Each change as it came. */
  changes: { path: string; spec: EngineService['Spec'] }[]
  socketPath: string
}

async function listening(t: Test, server: Server, where: string | number): Promise<void> {
  t.teardown(() => server.close())
  t.teardown(() => server.closeAllConnections())
  if (typeof where === 'string') server.listen(where)
  else server.listen(where, '127.0.0.1')
  await once(server, 'listening')
}

/** What an engine responds on its socket, and that it refuses a version which is not the newest. */
export async function startEngine(t: Test, services: EngineService[]): Promise<FakeEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-engine-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const engine: FakeEngine = { services, tasks: [], changes: [], socketPath: join(folder, 'docker.sock') }
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://engine')
    const send = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body))
    if (pathname === '/services') return send(200, engine.services)
    if (pathname === '/tasks') return send(200, engine.tasks)
    const service = engine.services.find(({ ID }) => pathname === `/services/${ID}/update`)
    if (request.method !== 'POST' || !service) return send(404, { message: 'no such service' })
    if (searchParams.get('version') !== String(service.Version.Index))
      return send(500, { message: 'rpc error: code = Unknown desc = update out of sequence' })
    service.Spec = (await json(request)) as EngineService['Spec']
    service.Version.Index++
    engine.changes.push({
      path: `${pathname}${new URL(request.url ?? '/', 'http://engine').search}`,
      spec: service.Spec,
    })
    send(200, { Warnings: null })
  })
  await listening(t, server, engine.socketPath)
  return engine
}

/** An agent in front of an engine, whose lease follows a clock that is moved. */
export async function startAgent(t: Test, engine: FakeEngine, startedAt = Date.now() - 2 * WINDOW_MS) {
  const clock = { ms: 0 }
  const lines: Record<string, unknown>[] = []
  const server = createAgentServer({
    guard: createCallGuard({ key: KEY, startedAt }),
    handle: createAgent({
      ...{ engine: createEngine(engine.socketPath), lease: createLease(), stack: STACK },
      monotonicMs: () => clock.ms,
      wallMs: Date.now,
    }),
    log: (line) => lines.push(line),
  })
  await listening(t, server, 0)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, clock, lines }
}
