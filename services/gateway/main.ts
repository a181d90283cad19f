import { runService } from '@stoa/kit/process'
import { gatewayService } from './service.ts'

await runService(gatewayService)
