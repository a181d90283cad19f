import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'

interface NameLookUpOptions {
  /** `address:port` of name servers, instead of the system's. */
  servers?: readonly string[]
  timeoutMs?: number
  hostsFile?: string
  /** Whether IPv6 addresses can be reached from here. */
  hasIpv6?: () => boolean
}

/** Milliseconds that each name server is given, once. */
const SERVER_TIMEOUT_MS = 2_000

const HOSTS_FILE =
  process.platform === 'win32' ? `${process.env.SystemRoot}\\System32\\drivers\\etc\\hosts` : '/etc/hosts'

/** As the system does it: an address that cannot be reached would cost the others the time to connect. */
const reachesIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ family, internal, address }) => family === 'IPv6' && !internal && !address.startsWith('fe80:')),
  )

function namedIn(hosts: string, name: string): string[] {
  return hosts.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    return isIP(address) && names.some((each) => each.toLowerCase() === name) ? [address] : []
  })
}

/** What needs no name server: the names of this machine (RFC 6761 §6.3), and what its file of hosts says. */
async function knownHere(name: string, hostsFile: string): Promise<string[]> {
  const named = namedIn(await readFile(hostsFile, 'utf8').catch(() => ''), name)
  if (named.length > 0) return named
  return name === 'localhost' || name.endsWith('.localhost') ? ['127.0.0.1', '::1'] : []
}

async function askServers(name: string, options: NameLookUpOptions): Promise<string[]> {
  const { servers, timeoutMs = SERVER_TIMEOUT_MS, hasIpv6 = reachesIpv6 } = options
  // A new one each time: it reads which servers the system has now, and asks from a port that nobody knows.
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 })
  if (servers) resolver.setServers(servers)
  const asked = [resolver.resolve4(name), ...(hasIpv6() ? [resolver.resolve6(name)] : [])]
  const answers = await Promise.allSettled(asked)
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  const errors = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as Error] : []))
  throw errors.find(isSilence) ?? errors[0] ?? new Error(`${name} has no address`)
}

/** Whether a name server said nothing in time. */
export const isSilence = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === 'ETIMEOUT'

/**
 * Looks names up that strangers have given. The system's own way (`dns.lookup`) occupies one of very few threads of the process until
 * their name server responds, which may be never, and every other look-up waits for that; this one occupies none.
 */
export function createNameLookUp(options: NameLookUpOptions = {}): LookupFunction {
  const { hostsFile = HOSTS_FILE } = options
  const find = async (hostname: string): Promise<LookupAddress[]> => {
    const name = hostname.toLowerCase().replace(/\.$/, '')
    const here = await knownHere(name, hostsFile)
    const addresses = here.length > 0 ? here : await askServers(name, options)
    return addresses.map((address) => ({ address, family: isIP(address) }))
  }
  return (hostname, { all }, callback) => {
    find(hostname).then(
      (found) => (all ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family)),
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }
}
