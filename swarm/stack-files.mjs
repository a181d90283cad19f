import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which file describes which services; each is deployed together with `networks.yml`. */
export const FILES = ['networks.yml', 'data.yml', 'jobs.yml', 'stack.yml', 'autoscaler.yml', 'monitoring.yml']

/** The text of a stack file without the services that are not named. */
export function onlyServices(text, names) {
  let section = ''
  let service = ''
  const isKept = (line) => {
    const [, top] = /^([\w-]+):/.exec(line) ?? []
    if (top) {
      section = top
      service = ''
    }
    if (section !== 'services') return true
    const [, name] = /^ {2}([\w-]+):/.exec(line) ?? []
    service = name ?? service
    return service === '' || names.includes(service)
  }
  return text.split('\n').filter(isKept).join('\n')
}

/** Names of the services that a stack file describes, in its order. */
export function servicesIn(text) {
  const [, services = ''] = text.split(/^services:$/m)
  const [own = ''] = services.split(/^(?=[\w-]+:)/m)
  return [...own.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name)
}

/** Names of the services that a stack file hands one of these secrets, in its order. */
export const servicesWith = (text, ids) =>
  servicesIn(text).filter((name) => ids.some((id) => onlyServices(text, [name]).includes(`source: ${id},`)))

/** Names of the variables that a stack file leaves open. */
export const variablesIn = (text) => [...new Set([...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name))]

/** Name and default of each number of replicas. */
export const replicasIn = (text) =>
  [...text.matchAll(/\$\{([A-Z]+)_REPLICAS:-(\d+)\}/g)].map(([, name, count]) => ({
    service: name.toLowerCase(),
    variable: `${name}_REPLICAS`,
    count: Number(count),
  }))

/** Those that there are: a release of before may know of fewer. */
export const readFiles = (folder) =>
  Object.fromEntries(
    FILES.map((file) => [file, join(folder, file)])
      .filter(([, path]) => existsSync(path))
      .map(([file, path]) => [file, readFileSync(path, 'utf8')]),
  )
