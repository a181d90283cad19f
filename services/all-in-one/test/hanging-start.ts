// Started by orphans.test.ts to be killed: provides the servers, prints them, and never ends by itself.
import { provideServers } from '../servers/provide-servers.ts'

const [dataDir, cacheDir] = process.argv.slice(2)
if (dataDir === undefined || cacheDir === undefined) throw new Error('usage: hanging-start <dataDir> <cacheDir>')
const { postgres, mongo, redis } = await provideServers({ dataDir, cacheDir, say: (line) => console.error(line) })
console.log(JSON.stringify({ pids: [postgres.pid, mongo.pid, redis.pid], redisUrl: redis.url }))
setInterval(() => undefined, 60_000)
