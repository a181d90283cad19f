/** Part of `npm run check`: links lead somewhere, nothing is cited that is not here, names follow the glossary. */
import { fileURLToPath } from 'node:url'
import { checkCitations } from './citations.ts'
import { checkLinks } from './links.ts'
import { readRepository } from './repository.ts'
import { checkWords } from './words.ts'

const repository = readRepository(fileURLToPath(new URL('../..', import.meta.url)))
const complaints = [...checkLinks(repository), ...checkCitations(repository), ...checkWords(repository)]
if (complaints.length > 0) {
  console.error(complaints.join('\n'))
  process.exitCode = 1
} else console.log('docs, links and names agree')
