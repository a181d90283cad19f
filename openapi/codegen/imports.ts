/** The imports of a generated file, collected while its text is made. */
export class Imports {
  readonly #types = new Map<string, Set<string>>()
  readonly #files = new Map<string, string>()
  readonly #values = new Map<string, Set<string>>()

  /** Imports a type and returns its name. */
  type(name: string, from: string): string {
    return this.#add(this.#types, name, from)
  }

  /** Imports a value, a class say, and returns its name. */
  value(name: string, from: string): string {
    return this.#add(this.#values, name, from)
  }

  #add(imports: Map<string, Set<string>>, name: string, from: string): string {
    const other = this.#files.get(name) ?? from
    if (other !== from) throw new Error(`${name} would be imported from both ${other} and ${from}`)
    this.#files.set(name, from)
    imports.set(from, (imports.get(from) ?? new Set()).add(name))
    return name
  }

  /** The import lines, by file. */
  lines(): string {
    const files = [...new Set([...this.#types.keys(), ...this.#values.keys()])].sort()
    return files
      .map((from) => {
        const values = [...(this.#values.get(from) ?? [])]
        const types = [...(this.#types.get(from) ?? [])].map((name) => (values.length > 0 ? `type ${name}` : name))
        return `import ${values.length > 0 ? '' : 'type '}{ ${[...types, ...values].sort(byName).join(', ')} } from '${from}'\n`
      })
      .join('')
  }
}

const bare = (name: string) => name.replace('type ', '')
const byName = (one: string, other: string) => (bare(one) < bare(other) ? -1 : 1)
