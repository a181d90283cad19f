import type { Config } from '@react-router/dev/config'

export default {
  // Every page is made on the server and works without JavaScript.
  ssr: true,
} satisfies Config
