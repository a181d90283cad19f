// Health check of a container: exits 0 when the address responds with 2xx, in 2.5 s unless more milliseconds are given. No
// curl in the image.
const [address = '', patienceMs = '2500'] = process.argv.slice(2)
const response = await fetch(address, { signal: AbortSignal.timeout(Number(patienceMs)) }).catch(() => null)
process.exit(response?.ok ? 0 : 1)
