import { join } from 'node:path'
import { bundle, type Config, lint, loadConfig } from '@redocly/openapi-core'
import { type Common, complete } from './complete.ts'
import type { Spec } from './model.ts'
import { readOperations } from './operations.ts'

type Document = Record<string, unknown>

/** Lints one spec file and resolves its references to other files. Every finding of the linter is an error. */
export async function readDocument(folder: string, file: string): Promise<Document> {
  const config: Config = await loadConfig({ configPath: join(folder, 'redocly.yaml') })
  const ref = join(folder, file)
  const problems = await lint({ ref, config })
  if (problems.length > 0) {
    const lines = problems.map((problem) => {
      const location = problem.location[0]
      return `${location?.source.absoluteRef.replace(`${folder}/`, '') ?? file} ${location?.pointer ?? ''}: ${problem.message} (${problem.ruleId})`
    })
    throw new Error(`${file} does not pass the linter:\n${lines.join('\n')}`)
  }
  const bundled = await bundle({ ref, config, dereference: false })
  return structuredClone(bundled.bundle.parsed) as Document
}

/** Reads `openapi/<name>.yaml` into the model the emitters use. */
export async function readSpec(folder: string, name: string, common: Common): Promise<Spec> {
  const document = complete(await readDocument(folder, `${name}.yaml`), common)
  return readOperations(name, document)
}
