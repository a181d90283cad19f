import { runService } from '@stoa/kit/process/process'
import { product } from './service.ts'

await runService(product)
