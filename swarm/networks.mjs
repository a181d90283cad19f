import { BlockList, isIPv4 } from 'node:net'
import { DeployError, dockerLines, inspect } from './docker.mjs'

export const FRONT_SUBNET = '10.91.0.0/24'

/** Addresses of which the first is named, as engines write a range. */
export function isRange(subnet) {
  const [start = '', bits = '', more] = subnet.split('/')
  if (!isIPv4(start) || !/^\d{1,2}$/.test(bits) || Number(bits) > 30 || more !== undefined) return false
  const number = start.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return number % 2 ** (32 - Number(bits)) === 0
}

const startOf = (subnet) => subnet.split('/')[0]

/** Ranges overlap when one of them has the first address of the other. */
function overlap(one, other) {
  const holds = (range, address) => {
    const list = new BlockList()
    const [start, bits] = range.split('/')
    list.addSubnet(start, Number(bits))
    return list.check(address)
  }
  return holds(one, startOf(other)) || holds(other, startOf(one))
}

const subnetsOf = ({ IPAM }) => (IPAM?.Config ?? []).flatMap(({ Subnet }) => (Subnet?.includes('.') ? [Subnet] : []))

/**
 * Why the network of the edge cannot have a subnet; null when it can. An engine says nothing of it: tasks wait for their addresses for
 * ever.
 */
export function complaintOfSubnet(stack, subnet, networks) {
  const own = networks.find(({ Name }) => Name === `${stack}_front`)
  if (own && subnetsOf(own)[0] !== subnet)
    return `the network ${own.Name} has ${subnetsOf(own)[0] ?? 'no addresses'}, which stays as long as it is there: set that, or take the shop off with swarm/remove first`
  // Those of one machine are in another address space.
  const others = networks.filter((network) => network !== own && network.Scope === 'swarm')
  const taken = others.find((network) => subnetsOf(network).some((other) => overlap(subnet, other)))
  return taken ? `${subnet} is taken by the network ${taken.Name} (${subnetsOf(taken)}): set another one` : null
}

/** Sees that the addresses of the edge's network are free, before anything is changed. */
export async function checkSubnet(stack, { STOA_FRONT_SUBNET: subnet = FRONT_SUBNET }) {
  if (!isRange(subnet)) throw new DeployError('STOA_FRONT_SUBNET: is no range of IPv4, as 10.91.0.0/24 is')
  const networks = await inspect('network', await dockerLines(['network', 'ls', '-q']))
  const complaint = complaintOfSubnet(stack, subnet, networks)
  if (complaint) throw new DeployError(`STOA_FRONT_SUBNET: ${complaint}`)
}
