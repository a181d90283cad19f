import { once } from 'node:events'
import { createServer } from 'node:net'
import { basename } from 'node:path'
import { execPath, pid } from 'node:process'
import t from 'tap'
import { describeTaken, freePort, takenPorts } from '../ports.ts'

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

t.test('the sentence still helps when the holder is unknown', async (t) => {
  t.equal(
    describeTaken({ name: 'gateway', port: 4000, env: 'STOA_PORT' }),
    'Port 4000 (gateway) is taken; free it or set STOA_PORT to another.',
  )
})
