import type { Config } from '@react-router/dev/config'

export default {
  // Every page is made on the server and works without JavaScript.
  ssr: true,
  // Finding routes one by one costs the server time with the square of a path's segments; all of them are a few kB.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
