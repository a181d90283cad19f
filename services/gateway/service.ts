import { ConfigError, list } from '@stoa/kit/process/config'
import { readUpstreams } from '@stoa/kit/process/process'
import { defineService } from '@stoa/kit/process/service'
import { gatewayConfig, gatewayKeys, gatewaySettings, servicesBehind } from './config.ts'
import { createHttpDispatch } from './dispatch-http.ts'
import { gatewayParts } from './gateway.ts'

/** The gateway in a process of its own, the services elsewhere. */
export const gatewayService = defineService({
  name: 'gateway',
  port: 4000,
  settings: { ...gatewayConfig, STOA_UPSTREAMS: list([]) },
  keys: gatewayKeys(),
  // It owns no data.
  migrationSettings: {},
  migrate: async () => undefined,
  create(config, runtime) {
    const settings = gatewaySettings(config)
    const upstreams = readUpstreams(config.STOA_UPSTREAMS)
    const missing = servicesBehind().filter((name) => !(name in upstreams))
    if (missing.length > 0) throw new ConfigError([`STOA_UPSTREAMS has no address of ${missing.join(', ')}`])
    const dispatch = createHttpDispatch({ upstreams, tryMs: settings.tryMs })
    return gatewayParts({ settings, runtime, dispatch })
  },
})
