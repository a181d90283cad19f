// Runs before anything is installed, under whatever Node the machine has: built-ins only, plain JavaScript.
import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename } from 'node:path'
import { promisify } from 'node:util'

const LISTEN_STATE = '0A'

/**
 * A port the program wants, and the environment variable that moves it.
 * @typedef {{ name: string, port: number, env: string }} WantedPort
 */

/**
 * `by` is the process that holds the port, like `node (pid 4711)`, when the system tells.
 * @typedef {WantedPort & { by?: string }} TakenPort
 */

/** The ports of a shop on a laptop, unless the environment moves them. */
export const LAPTOP_PORTS = {
  STOA_PORT: { name: 'gateway', port: 4000 },
  STOA_STOREFRONT_PORT: { name: 'storefront', port: 3000 },
  STOA_INBOX_PORT: { name: 'inbox', port: 8025 },
  STOA_SMTP_PORT: { name: 'mail', port: 1025 },
  STOA_METRICS_PORT: { name: 'metrics', port: 9464 },
}

/**
 * One sentence for each port of a shop that cannot be opened, or none.
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string[]>}
 */
export async function complaintsOfPorts(env) {
  const wanted = Object.entries(LAPTOP_PORTS).map(([setting, { name, port }]) => ({
    name,
    port: Number(env[setting] || port),
    env: setting,
  }))
  // Whoever reads the settings says what is wrong with one that is no port.
  const valid = wanted.filter(({ port }) => Number.isInteger(port) && port > 0 && port < 65_536)
  return (await takenPorts(valid, env.HOST || undefined)).map(describeTaken)
}

/**
 * The wanted ports that cannot be opened on `host`, with the process holding each where it can be found.
 * @param {readonly WantedPort[]} wanted
 * @returns {Promise<TakenPort[]>}
 */
export async function takenPorts(wanted, host = '127.0.0.1') {
  const checked = await Promise.all(
    wanted.map(async (want) => {
      if (await isFree(want.port, host)) return undefined
      const by = await listenerOf(want.port)
      return by === undefined ? want : { ...want, by }
    }),
  )
  return checked.filter((taken) => taken !== undefined)
}

/**
 * One sentence for a person, such as `Port 4000 (gateway) is taken by node (pid 4711); free it or set STOA_PORT to another.`
 * @param {TakenPort} taken
 */
export function describeTaken({ name, port, env, by }) {
  return `Port ${port} (${name}) is taken${by === undefined ? '' : ` by ${by}`}; free it or set ${env} to another.`
}

/**
 * Whether a TCP server can be opened there now.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** Below those that systems give to outgoing connections and to servers that ask for any port (32768 and up, 49152 and up). */
const OWN_PORTS = { first: 10_000, last: 32_000 }

/**
 * A port that nobody listens on, and that nobody takes who asks here as well, in this process or in another, until this
 * process ends: there may be minutes between the choice and the server.
 * @returns {Promise<number>}
 */
export async function freePort(host = '127.0.0.1') {
  const port = randomInt(OWN_PORTS.first, OWN_PORTS.last)
  return (await claimPort(port, host)) && (await isFree(port, host)) ? port : freePort(host)
}

/**
 * Holds the UDP port of the same number, which the system lets one process do, and frees when it dies.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function claimPort(port, host) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => {
      socket.close()
      resolve(false)
    })
    socket.bind({ port, address: host, exclusive: true }, () => {
      socket.unref()
      resolve(true)
    })
  })
}

/** @param {number} port */
async function listenerOf(port) {
  return process.platform === 'linux' ? listenerFromProc(port) : listenerFromLsof(port)
}

/** @param {number} port */
async function listenerFromProc(port) {
  const inodes = await listeningInodes(port)
  if (inodes.size === 0) return undefined
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid) || !(await holdsSocket(pid, inodes))) continue
    // Not /proc/<pid>/comm: Node calls its main thread MainThread there.
    const [program = ''] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
    return `${basename(program) || 'a process'} (pid ${pid})`
  }
  return undefined
}

/**
 * Columns of /proc/net/tcp, see proc(5): 1 = local address:port in hex, 3 = state, 9 = inode.
 * @param {number} port
 */
async function listeningInodes(port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  /** @type {Set<string>} */
  const inodes = new Set()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    // Absent where IPv6 is switched off.
    const text = await readFile(table, 'utf8').catch(() => '')
    for (const line of text.split('\n').slice(1)) {
      const columns = line.trim().split(/\s+/)
      if (columns[3] === LISTEN_STATE && columns[1]?.endsWith(`:${wanted}`) && columns[9]) inodes.add(columns[9])
    }
  }
  return inodes
}

/**
 * @param {string} pid
 * @param {ReadonlySet<string>} inodes
 */
async function holdsSocket(pid, inodes) {
  // Processes of other users, and those that just ended, cannot be looked into.
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => [])
  for (const descriptor of descriptors) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
    if (inode !== undefined && inodes.has(inode)) return true
  }
  return false
}

/** @param {number} port */
async function listenerFromLsof(port) {
  const output = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']).catch(
    () => undefined,
  )
  const pid = /^p(\d+)$/m.exec(output?.stdout ?? '')?.[1]
  const name = /^c(.+)$/m.exec(output?.stdout ?? '')?.[1]
  return pid === undefined ? undefined : `${name ?? 'a process'} (pid ${pid})`
}
