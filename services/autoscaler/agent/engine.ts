import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { Refusal } from './refusal.ts'

/** As far as the agent reads it; what else there is goes back as it came. */
export interface EngineService {
  ID: string
  Version: { Index: number }
  Spec: {
    Name: string
    Labels?: Record<string, string>
    Mode: { Replicated?: { Replicas?: number } }
    TaskTemplate: { Resources?: { Limits?: { NanoCPUs?: number } } }
  }
  UpdateStatus?: { State?: string; CompletedAt?: string }
}

export interface EngineTask {
  Status: { State: string }
}

export interface Engine {
  services(stack: string): Promise<EngineService[]>
  /** Those that are meant to run. */
  tasks(id: string): Promise<EngineTask[]>
  /** The same service with another number of replicas, unless somebody was faster. */
  setReplicas(service: EngineService, replicas: number): Promise<void>
}

const TIMEOUT_MS = 10_000
const OUT_OF_SEQUENCE = /out of sequence/

interface EngineRequest {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

function send<T>(socketPath: string, { method, path, body }: EngineRequest): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  const outgoing = request({ socketPath, method, path, headers, timeout: TIMEOUT_MS }, (response) => {
    json(response).then((read) => {
      const { message = '' } = read as { message?: string }
      if ((response.statusCode ?? 500) < 300) return resolve(read as T)
      reject(new Refusal(OUT_OF_SEQUENCE.test(message) ? 409 : 502, `the engine says: ${message}`))
    }, reject)
  })
  outgoing.on('timeout', () => outgoing.destroy(new Refusal(504, 'the engine does not respond')))
  outgoing.on('error', reject)
  outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  return promise
}

const filtered = (path: string, filters: object) => `${path}?filters=${encodeURIComponent(JSON.stringify(filters))}`

/** The engine behind a socket. It is spoken to in two ways of reading and one of changing, and passes nothing on. */
export function createEngine(socketPath: string): Engine {
  const read = <T>(path: string, filters: object) =>
    send<T>(socketPath, { method: 'GET', path: filtered(path, filters) })
  return {
    services: (stack) => read('/services', { label: [`com.docker.stack.namespace=${stack}`] }),
    tasks: (id) => read('/tasks', { service: [id], 'desired-state': ['running'] }),
    async setReplicas({ ID, Version, Spec }, replicas) {
      const body = { ...Spec, Mode: { Replicated: { ...Spec.Mode.Replicated, Replicas: replicas } } }
      const path = `/services/${encodeURIComponent(ID)}/update?version=${Version.Index}`
      await send(socketPath, { method: 'POST', path, body })
    },
  }
}
