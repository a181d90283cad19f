import type { Operation, Spec } from './model.ts'

/** One of the SDK's resources: `stoa.admin.orders` is the one at `admin.orders`. The client is the root of the tree. */
export interface Resource {
  /** `['admin', 'orders']`; empty for the client itself. */
  path: string[]
  /** `AdminOrdersResource` */
  className: string
  /** `resources/admin-orders.ts` */
  file: string
  methods: Map<string, Operation>
  children: Map<string, Resource>
}

/** Class of the client itself. */
export const CLIENT = 'Stoa'

const NAME = /^[a-z][A-Za-z0-9]*$/

/** Members the client has of its own. */
const RESERVED = new Set(['request', 'mediaUrl', 'constructor'])

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function makeResource(path: string[]): Resource {
  const isClient = path.length === 0
  return {
    path,
    className: isClient ? CLIENT : `${path.map((name) => name[0]?.toUpperCase() + name.slice(1)).join('')}Resource`,
    file: isClient ? 'client.ts' : `resources/${path.map(kebab).join('-')}.ts`,
    methods: new Map(),
    children: new Map(),
  }
}

function childOf(resource: Resource, name: string): Resource {
  const child = resource.children.get(name) ?? makeResource([...resource.path, name])
  resource.children.set(name, child)
  return child
}

/** The resources that the operations' SDK names make, as a tree. Two operations with one name are an error. */
export function resourceTree(spec: Spec): Resource {
  const root = makeResource([])
  for (const operation of spec.operations) {
    const names = (operation.sdkName ?? '').split('.')
    const method = names.pop() ?? ''
    const isFine = names.length > 0 && [...names, method].every((name) => NAME.test(name) && !RESERVED.has(name))
    if (!isFine)
      throw new Error(`${operation.operationId}: x-sdk-name is "resource.method", not "${operation.sdkName}"`)
    const resource = names.reduce(childOf, root)
    const taken = resource.methods.get(method)
    if (taken) throw new Error(`${operation.sdkName} names both ${taken.operationId} and ${operation.operationId}`)
    resource.methods.set(method, operation)
  }
  refuseOverlaps(root)
  return root
}

/** A resource and all below it. */
export function withDescendants(resource: Resource): Resource[] {
  return [resource, ...[...resource.children.values()].flatMap(withDescendants)]
}

function refuseOverlaps(resource: Resource): void {
  for (const [name, child] of resource.children) {
    if (resource.methods.has(name)) throw new Error(`${child.path.join('.')} is both an SDK method and a resource`)
    refuseOverlaps(child)
  }
}
