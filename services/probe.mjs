// Health check of a container: exits 0 when the address answers 200. No curl in the image.
const answer = await fetch(process.argv[2] ?? '', { signal: AbortSignal.timeout(2500) }).catch(() => null)
process.exit(answer?.ok ? 0 : 1)
