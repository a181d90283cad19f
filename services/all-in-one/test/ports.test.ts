import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { execPath, pid } from 'node:process'
import { promisify } from 'node:util'
import t from 'tap'
import { describeTaken, freePort, takenPorts } from '../ports.mjs'

t.test('a taken port is named together with the process that holds it', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  t.teardown(() => holder.close())
  const { port } = holder.address() as { port: number }
  const free = await freePort()

  const taken = await takenPorts([
    { name: 'gateway', port, env: 'STOA_PORT' },
    { name: 'inbox', port: free, env: 'STOA_INBOX_PORT' },
  ])

  t.match(taken, [{ name: 'gateway', port, env: 'STOA_PORT' }])
  t.equal(taken.length, 1, 'the free one is not reported')
  const [first] = taken
  if (first === undefined) throw new Error('one port is taken')
  const sentence = describeTaken(first)
  t.match(sentence, `pid ${pid}`)
  t.match(sentence, 'STOA_PORT')
  t.match(sentence, basename(execPath))
})

t.test('a port that was chosen is not chosen again before its server listens', async (t) => {
  const ports = await Promise.all(Array.from({ length: 300 }, () => freePort()))
  t.equal(new Set(ports).size, ports.length)
  const script = `
    import { freePort } from '${new URL('../ports.mjs', import.meta.url)}'
    await Promise.all(Array.from({ length: 300 }, () => freePort())).then((ports) => console.log(ports.join()))`
  const run = promisify(execFile)
  const { stdout } = await run(execPath, ['--input-type=module', '--eval', script])
  const others = stdout.trim().split(',').map(Number)
  t.strictSame(
    others.filter((port) => ports.includes(port)),
    [],
    'nor by another process',
  )
  t.ok(
    [...ports, ...others].every((port) => port < 32_768),
    'nor given to an outgoing connection',
  )
})

t.test('the sentence still helps when the holder is unknown', async (t) => {
  t.equal(
    describeTaken({ name: 'gateway', port: 4000, env: 'STOA_PORT' }),
    'Port 4000 (gateway) is taken; free it or set STOA_PORT to another.',
  )
})

t.test('a start whose port is taken says so before it installs anything, and ends with 1', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  t.teardown(() => holder.close())
  const { port } = holder.address() as { port: number }
  const root = t.testdir({})
  const folder = join(root, 'services', 'all-in-one')
  mkdirSync(folder, { recursive: true })
  for (const file of ['start.mjs', 'bootstrap.mjs', 'ports.mjs'])
    cpSync(join(import.meta.dirname, '..', file), join(folder, file))
  const others = { STOA_INBOX_PORT: `${await freePort()}`, STOA_SMTP_PORT: `${await freePort()}` }
  const env = { ...process.env, ...others, STOA_METRICS_PORT: `${await freePort()}`, STOA_PORT: `${port}` }
  const [code, output] = await new Promise<[unknown, string]>((resolve) => {
    execFile(execPath, [join(folder, 'start.mjs')], { env }, (error, stdout, stderr) =>
      resolve([error?.code, stdout + stderr]),
    )
  })
  t.equal(code, 1)
  t.match(output, `Port ${port} (gateway) is taken by `)
  t.match(output, 'set STOA_PORT to another.\n')
  t.notMatch(output, 'Installing')
  t.notOk(existsSync(join(root, 'node_modules')))
})
