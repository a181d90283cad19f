import { execFile } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Test } from 'tap'

const codegen = join(import.meta.dirname, '..')

export interface Run {
  code: number
  text: string
}

const sdk = join(codegen, '..', '..', 'sdk', 'src')

/** A repository of its own with a tiny spec, a copy of the generator and the SDK's hand-written half. */
export class Shop {
  readonly root: string
  readonly openapi: string

  constructor(t: Test) {
    this.root = t.testdir()
    this.openapi = join(this.root, 'openapi')
    cpSync(join(codegen, 'test', 'fixture'), this.openapi, { recursive: true })
    cpSync(join(codegen, '..', 'redocly.yaml'), join(this.openapi, 'redocly.yaml'))
    const sources = readdirSync(codegen).filter((name) => name.endsWith('.ts') || name === 'package.json')
    for (const name of sources) cpSync(join(codegen, name), join(this.openapi, 'codegen', name))
    const isGenerated = (path: string) => relative(sdk, path).startsWith('generated')
    cpSync(sdk, join(this.root, 'sdk', 'src'), { recursive: true, filter: (path) => !isGenerated(path) })
    symlinkSync(join(codegen, 'node_modules'), join(this.openapi, 'codegen', 'node_modules'))
  }

  /** Changes a file; what is to be replaced must be there. */
  edit(path: string, from: string, to: string): void {
    const file = join(this.root, path)
    const text = readFileSync(file, 'utf8')
    if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`)
    writeFileSync(file, text.replace(from, to))
  }

  /** Runs `main.ts` as `npm run gen` does. */
  async generate(...args: string[]): Promise<Run> {
    return run(process.execPath, [join(this.openapi, 'codegen', 'main.ts'), ...args])
  }

  /** Every generated file, by path from the root. */
  generated(): Map<string, string> {
    const files = readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && relative(this.root, entry.parentPath).split('/').includes('generated'))
      .map((entry) => join(entry.parentPath, entry.name))
    return new Map(files.sort().map((file) => [relative(this.root, file), readFileSync(file, 'utf8')]))
  }
}

/** Runs a program and waits for its end. */
export function run(program: string, args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    // Inside a test tap adds its loaders to whatever is started; the compiler does not run under them.
    execFile('env', ['-u', 'NODE_OPTIONS', program, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, text: stdout + stderr })
    })
  })
}
