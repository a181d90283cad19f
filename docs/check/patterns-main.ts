/** Part of `npm run check`: no regular expression takes more than linear time, whatever text it is given. */
import { fileURLToPath } from 'node:url'
import { judge } from './pattern-judge.ts'
import { checkPatterns, patternsOf } from './patterns.ts'
import { readRepository } from './repository.ts'

const patterns = patternsOf(readRepository(fileURLToPath(new URL('../..', import.meta.url))))
const complaints = await checkPatterns(patterns, judge)
if (complaints.length > 0) {
  console.error(complaints.join('\n'))
  process.exitCode = 1
} else console.log(`${patterns.length} regular expressions take linear time`)
