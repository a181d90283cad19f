/**
 * The scale agent: the only container with the engine's socket. It sets the number of replicas of services that opted in, within their
 * own bounds, for who signs with its key and holds its lease, and does nothing else (docs/autoscaling.md). It imports little: whoever
 * breaks into it has the swarm.
 */
import { performance } from 'node:perf_hooks'
import { ConfigError, port, readConfig, secret, text } from '@stoa/kit/process/config'
import { createAgent } from './agent.ts'
import { createCallGuard } from './calls.ts'
import { createEngine } from './engine.ts'
import { createLease } from './lease.ts'
import { createAgentServer } from './server.ts'

const settings = {
  STOA_SCALE_KEY: secret(),
  STOA_STACK: text(),
  DOCKER_SOCKET: text('/var/run/docker.sock'),
  HOST: text('0.0.0.0'),
  PORT: port(9470),
}

function serve(): void {
  const config = readConfig(process.env, settings)
  const server = createAgentServer({
    guard: createCallGuard({ key: config.STOA_SCALE_KEY, startedAt: Date.now() }),
    handle: createAgent({
      engine: createEngine(config.DOCKER_SOCKET),
      lease: createLease(),
      stack: config.STOA_STACK,
      monotonicMs: () => performance.now(),
      wallMs: Date.now,
    }),
    log: (line) => console.log(JSON.stringify({ time: new Date().toISOString(), ...line })),
  })
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.close())
  server.listen(config.PORT, config.HOST)
}

try {
  serve()
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exitCode = 1
}
