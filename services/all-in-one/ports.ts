import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename } from 'node:path'
import { promisify } from 'node:util'

const LISTEN_STATE = '0A'

/** A port the program wants, and the environment variable that moves it. */
export interface WantedPort {
  name: string
  port: number
  env: string
}

export interface TakenPort extends WantedPort {
  /** The process that holds the port, like `node (pid 4711)`, when the system tells. */
  by?: string
}

/** The wanted ports that cannot be opened on `host`, with the process holding each where it can be found. */
export async function takenPorts(wanted: readonly WantedPort[], host = '127.0.0.1'): Promise<TakenPort[]> {
  const checked = await Promise.all(
    wanted.map(async (want): Promise<TakenPort | undefined> => {
      if (await isFree(want.port, host)) return undefined
      const by = await listenerOf(want.port)
      return by === undefined ? want : { ...want, by }
    }),
  )
  return checked.filter((taken) => taken !== undefined)
}

/** One sentence for a person, such as `Port 4000 (gateway) is taken by node (pid 4711); free it or set GATEWAY_PORT.` */
export function describeTaken({ name, port, env, by }: TakenPort): string {
  return `Port ${port} (${name}) is taken${by === undefined ? '' : ` by ${by}`}; free it or set ${env} to another.`
}

/** Whether a TCP server can be opened there now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port nobody listens on at this moment. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host }, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
      server.close(() => resolve(address.port))
    })
  })
}

async function listenerOf(port: number): Promise<string | undefined> {
  return process.platform === 'linux' ? listenerFromProc(port) : listenerFromLsof(port)
}

async function listenerFromProc(port: number): Promise<string | undefined> {
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

/** Columns of /proc/net/tcp, see proc(5): 1 = local address:port in hex, 3 = state, 9 = inode. */
async function listeningInodes(port: number): Promise<Set<string>> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = new Set<string>()
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

async function holdsSocket(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  // Processes of other users, and those that just ended, cannot be looked into.
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => [])
  for (const descriptor of descriptors) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
    if (inode !== undefined && inodes.has(inode)) return true
  }
  return false
}

async function listenerFromLsof(port: number): Promise<string | undefined> {
  const output = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']).catch(
    () => undefined,
  )
  const pid = /^p(\d+)$/m.exec(output?.stdout ?? '')?.[1]
  const name = /^c(.+)$/m.exec(output?.stdout ?? '')?.[1]
  return pid === undefined ? undefined : `${name ?? 'a process'} (pid ${pid})`
}
