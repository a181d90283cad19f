import { join } from 'node:path'
import {
  bundle,
  type Config,
  createConfig,
  lint,
  lintFromString,
  loadConfig,
  type NormalizedProblem,
} from '@redocly/openapi-core'
import { type Common, complete } from './complete.ts'
import type { Spec } from './model.ts'
import { readOperations } from './operations.ts'

type Document = Record<string, unknown>

/** What a finding of the linter says, and of which part of a document. */
function findingOf({ location, message, ruleId }: NormalizedProblem, folder: string, file: string): string {
  const [at] = location
  return `${at?.source.absoluteRef.replace(`${folder}/`, '') ?? file} ${at?.pointer ?? ''}: ${message} (${ruleId})`
}

/** Holds the published document to the strictest rules of the linter, as other people do. */
export async function lintPublished(text: string): Promise<void> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  if (problems.length === 0) return
  throw new Error(`openapi.json:\n${problems.map((one) => findingOf(one, '', 'openapi.json')).join('\n')}`)
}

/** Lints one spec file and resolves its references to other files. Every finding of the linter is an error. */
export async function readDocument(folder: string, file: string): Promise<Document> {
  const config: Config = await loadConfig({ configPath: join(folder, 'redocly.yaml') })
  const ref = join(folder, file)
  const problems = await lint({ ref, config })
  if (problems.length > 0) {
    const lines = problems.map((problem) => findingOf(problem, folder, file))
    throw new Error(`${file} does not pass the linter:\n${lines.join('\n')}`)
  }
  const bundled = await bundle({ ref, config, dereference: false })
  return structuredClone(bundled.bundle.parsed) as Document
}

/** Reads `openapi/<name>.yaml` into the model the emitters use. */
export async function readSpec(folder: string, name: string, common: Common): Promise<Spec> {
  const document = complete(await readDocument(folder, `${name}.yaml`), common)
  return readOperations(name, document, Object.keys(common['x-problems']))
}
