// Health check of a container: exits 0 when the address responds with 2xx. No curl in the image.
const response = await fetch(process.argv[2] ?? '', { signal: AbortSignal.timeout(2500) }).catch(() => null)
process.exit(response?.ok ? 0 : 1)
