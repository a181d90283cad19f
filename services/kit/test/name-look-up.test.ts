import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import { join } from 'node:path'
import type { FetchError } from '@stoa/kit/calls/fetch-error'
import { createNameLookUp } from '@stoa/kit/calls/name-look-up'
import { createPublicSender } from '@stoa/kit/calls/public-sender'
import ipaddr from 'ipaddr.js'
import t, { type Test } from 'tap'
import { until } from '../../../test/harness/until.ts'

const POSTING = { headers: {}, body: 'x', timeoutMs: 60_000 }
const [A, AAAA] = [1, 28]
const SERVER_FAILURE = 2
/** No test waits for it. */
const PATIENT = { timeoutMs: 120_000 }

/** The name and type that a query asks for, and the bytes that say so (RFC 1035 §4.1.2). */
function questionOf(query: Buffer) {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), bytes: query.subarray(12, at + 5) }
}

function responseTo(query: Buffer, addresses: readonly string[]): Buffer {
  const { type, bytes } = questionOf(query)
  const fitting = addresses.filter((address) => isIP(address) === (type === A ? 4 : 6))
  const records = fitting.map((address) => {
    const data = Buffer.from(ipaddr.parse(address).toByteArray())
    const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 0, 0, data.length])
    return Buffer.concat([head, data])
  })
  const head = Buffer.from([0, 0, 0x81, addresses.length > 0 ? 0x80 : 0x83, 0, 1, 0, fitting.length, 0, 0, 0, 0])
  query.copy(head, 0, 0, 2)
  return Buffer.concat([head, bytes, ...records])
}

/** A name server that knows these names; it never responds about those that are null, and fails for one type of addresses. */
async function startNameServer(t: Test, names: Record<string, readonly string[] | null>, failing?: number) {
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const { name, type } = questionOf(query)
    asked.push(name)
    const known = name in names ? names[name] : []
    if (!known) return
    const response = responseTo(query, known)
    if (type === failing) response[3] = SERVER_FAILURE
    socket.send(response, port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  t.teardown(() => socket.close())
  return { asked, servers: [`127.0.0.1:${socket.address().port}`] }
}

const find = (lookUp: ReturnType<typeof createNameLookUp>, name: string) =>
  new Promise<string[]>((resolve, reject) => {
    lookUp(name, { all: true }, (error, found) => {
      if (error) reject(error)
      else resolve(typeof found === 'string' ? [found] : found.map(({ address }) => address))
    })
  })

t.test('names whose server never responds hold up no other look-up, and are told as time that is over', async (t) => {
  const names = Array.from({ length: 20 }, (_, n) => `device-${n}.example.com`)
  const server = await startNameServer(t, Object.fromEntries(names.map((name) => [name, null])))
  const sender = createPublicSender({ lookup: createNameLookUp(server) })
  t.teardown(() => sender.close())
  const failures = Promise.all(
    names.map((name) =>
      sender.post(`https://${name}/push`, POSTING).then(
        () => 'sent',
        ({ code }: FetchError) => code,
      ),
    ),
  )
  await until('all of them are asked for', async () => new Set(server.asked).size === names.length || null)
  t.ok(await lookup('localhost'), 'what the system looks up for an SMS, meanwhile')
  t.same(new Set(await failures), new Set(['timeout']), 'so that the account of the devices is left alone for a while')
})

t.test('a name stands for all of its addresses of both kinds', async (t) => {
  const names = { 'both.example.com': ['192.0.2.1', '192.0.2.2', '2001:db8::1'], 'six.example.com': ['2001:db8::6'] }
  const server = await startNameServer(t, names)
  const lookUp = createNameLookUp({ ...server, ...PATIENT, hasIpv6: () => true })
  t.same(await find(lookUp, 'BOTH.example.com.'), ['192.0.2.1', '192.0.2.2', '2001:db8::1'])
  t.same(await find(lookUp, 'six.example.com'), ['2001:db8::6'])
  await t.rejects(find(lookUp, 'nobody.example.com'), { code: 'ENOTFOUND' })
  const withoutIpv6 = createNameLookUp({ ...server, ...PATIENT, hasIpv6: () => false })
  t.same(await find(withoutIpv6, 'both.example.com'), ['192.0.2.1', '192.0.2.2'], 'that can be reached from here')
})

t.test('a server that fails for one kind of address leaves the other', async (t) => {
  const server = await startNameServer(t, { 'half.example.com': ['192.0.2.1'] }, AAAA)
  const lookUp = createNameLookUp({ ...server, ...PATIENT, hasIpv6: () => true })
  t.same(await find(lookUp, 'half.example.com'), ['192.0.2.1'])
})

t.test('names of this machine and of its file of hosts need no name server', async (t) => {
  const server = await startNameServer(t, {})
  const hostsFile = join(t.testdir(), 'hosts')
  writeFileSync(
    hostsFile,
    '# 192.0.2.9 no.example.com\n192.0.2.1\tshop.example.com Shop # 192.0.2.2 here\nnonsense shop\n',
  )
  const lookUp = createNameLookUp({ ...server, ...PATIENT, hostsFile })
  t.same(await find(lookUp, 'shop.example.com'), ['192.0.2.1'])
  t.same(await find(lookUp, 'SHOP'), ['192.0.2.1'])
  t.same(await find(lookUp, 'localhost'), ['127.0.0.1', '::1'])
  await t.rejects(find(lookUp, 'no.example.com'), { code: 'ENOTFOUND' })
  const without = createNameLookUp({ ...server, ...PATIENT, hostsFile: join(t.testdirName, 'none') })
  t.same(await find(without, 'inbox.localhost'), ['127.0.0.1', '::1'])
  t.same(new Set(server.asked), new Set(['no.example.com']))
})

t.test('one forbidden address forbids the name; else its addresses are connected to', async (t) => {
  const receiver = createServer((_request, response) => response.end())
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  t.teardown(() => receiver.close())
  const { port } = receiver.address() as AddressInfo
  const names = { 'inside.example.com': ['127.0.0.1', '10.0.0.1'], 'here.example.com': ['127.0.0.1'] }
  const server = await startNameServer(t, names)
  const lookup = createNameLookUp({ ...server, ...PATIENT, hasIpv6: () => true })
  const sender = createPublicSender({ lookup, isAllowed: (address) => address === '127.0.0.1' })
  t.teardown(() => sender.close())
  await t.rejects(sender.post(`http://inside.example.com:${port}/`, POSTING), { code: 'address_forbidden' })
  t.match(await sender.post(`http://here.example.com:${port}/`, POSTING), { status: 200 })
})
