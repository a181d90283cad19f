import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@stoa/all-in-one/ports'
import t, { type Test } from 'tap'
import { createScrape } from '../scrape.ts'
import { engineService, KEY, scaled, startEngine } from './engine-fixture.ts'

function start(t: Test, file: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', file)], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  return { child, said: text(child.stdout), complained: text(child.stderr), ended: once(child, 'exit') }
}

async function untilOk(url: string): Promise<string> {
  for (;;) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return response.text()
    await pause(20)
  }
}

t.test('both processes serve, and end when they are told to; what is missing is named', async (t) => {
  const { socketPath } = await startEngine(t, [engineService('order', 2, scaled(2, 6))])
  const [agentPort, metricsPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${agentPort}`
  const agent = start(t, 'agent/main.ts', {
    ...{ STOA_SCALE_KEY: KEY, STOA_STACK: 'shop', DOCKER_SOCKET: socketPath, PORT: String(agentPort) },
  })
  const settings = { STOA_SCALE_KEY: KEY, STOA_SCALE_AGENT_URL: url, METRICS_PORT: String(metricsPort) }
  const autoscaler = start(t, 'main.ts', { ...settings, STOA_AUTOSCALER: 'dry-run' })
  t.match(await untilOk(`${url}/healthz`), /ok/)
  t.match(await untilOk(`http://127.0.0.1:${metricsPort}/metrics`), /stoa_autoscaler_leader 0/)
  const wrong = start(t, 'main.ts', { STOA_AUTOSCALER: 'yes' })
  t.match(await wrong.complained, /STOA_AUTOSCALER is neither on nor dry-run[\s\S]*STOA_SCALE_KEY is missing/)
  t.strictSame((await wrong.ended)[0], 1)
  for (const { child, ended } of [autoscaler, agent]) {
    child.kill('SIGTERM')
    t.strictSame(await ended, [0, null])
  }
  t.notMatch(`${await agent.said}${await autoscaler.said}`, KEY, 'nobody writes the key')
})

t.test('every task that DNS names is scraped; what does not respond, or not with metrics, says nothing', async (t) => {
  const server = createServer((_, response) => response.end('stoa_requests_under_way 3\n')).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  t.teardown(() => server.closeAllConnections())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const names: string[] = []
  const resolve = async (name: string) => {
    names.push(name)
    if (name === 'tasks.gone') throw new Error('ENOTFOUND')
    return ['127.0.0.1', '127.0.0.2']
  }
  const scrape = createScrape({ port, resolve, now: () => 5 })
  const told = await scrape('order')
  t.equal(told.get('127.0.0.1')?.series.get('stoa_requests_under_way')?.[0]?.value, 3)
  t.equal(told.get('127.0.0.2'), null)
  t.equal((await scrape('gone')).size, 0)
  t.strictSame(names, ['tasks.order', 'tasks.gone'])
})
