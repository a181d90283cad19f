import { runService } from '@stoa/kit/process/process'
import { gatewayService } from './service.ts'

await runService(gatewayService)
