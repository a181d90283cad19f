import { runService } from '@stoa/kit/process'
import { product } from './service.ts'

await runService(product)
