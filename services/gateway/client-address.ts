/** An address in one form: IPv4 written as IPv6 is IPv4, no zone, lower case. Empty when the client has disconnected already. */
export function plainAddress(address: string | undefined): string {
  const [bare = ''] = (address ?? '').toLowerCase().split('%')
  return bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice('::ffff:'.length) : bare
}
