/** Part of `npm run check`: links lead somewhere, nothing is cited that is not here, names follow the glossary. */
import { fileURLToPath } from 'node:url'
import { checkCitations } from './citations.ts'
import { checkLinks } from './links.ts'
import { checkNames } from './names.ts'
import { readRepository } from './repository.ts'

const repository = readRepository(fileURLToPath(new URL('../..', import.meta.url)))
const complaints = [...checkLinks(repository), ...checkCitations(repository), ...checkNames(repository)]
if (complaints.length > 0) {
  console.error(complaints.join('\n'))
  process.exitCode = 1
} else console.log('docs, links and names agree')
