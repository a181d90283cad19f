import { compareText } from './text.ts'

/** A category as stored; times are RFC 3339 UTC. */
export interface Category {
  id: string
  /** Unique. */
  slug: string
  name: string
  description: string
  parent_id: string | null
  /** Order among its siblings. */
  position: number
  /** Grows by one with every change; also the ETag. */
  version: number
  created_at: string
  updated_at: string
}

/** All categories of the shop, to be asked in memory. */
export interface CategoryTree {
  /** Parents before children, siblings in order. */
  readonly all: readonly Category[]
  find(idOrSlug: string): Category | null
  /** Of a category, or the roots for null. */
  childrenOf(id: string | null): readonly Category[]
  /** From the root down, with itself at the end; empty for an unknown one. */
  pathOf(id: string): Category[]
  /** Category id → itself and all below it. */
  readonly groups: ReadonlyMap<string, readonly string[]>
}

/** Whether walking up from a category comes to an end; two moves at once may have made a ring. */
function isRooted(category: Category, byId: ReadonlyMap<string, Category>): boolean {
  const seen = new Set<string>()
  for (let at: Category | undefined = category; at?.parent_id; at = byId.get(at.parent_id)) {
    if (seen.has(at.id)) return false
    seen.add(at.id)
  }
  return true
}

/** Builds the tree. A category whose parent is gone, or that is its own ancestor, stands at the root. */
export function createCategoryTree(categories: readonly Category[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const bySlug = new Map(categories.map((category) => [category.slug, category]))
  const children = new Map<string | null, Category[]>()
  const sorted = [...categories].sort(
    (a, b) => a.position - b.position || compareText(a.name, b.name) || compareText(a.id, b.id),
  )
  const parentOf = (category: Category) => {
    const isChild = category.parent_id !== null && byId.has(category.parent_id) && isRooted(category, byId)
    return isChild ? category.parent_id : null
  }
  for (const category of sorted) {
    const parent = parentOf(category)
    const siblings = children.get(parent)
    if (siblings) siblings.push(category)
    else children.set(parent, [category])
  }
  const all: Category[] = []
  const groups = new Map<string, string[]>()
  const visit = (category: Category): string[] => {
    all.push(category)
    const below = (children.get(category.id) ?? []).flatMap(visit)
    const group = [category.id, ...below]
    groups.set(category.id, group)
    return group
  }
  for (const root of children.get(null) ?? []) visit(root)
  const pathOf = (id: string): Category[] => {
    const category = byId.get(id)
    if (!category) return []
    const parent = parentOf(category)
    return parent === null ? [category] : [...pathOf(parent), category]
  }
  return {
    all,
    find: (idOrSlug) => byId.get(idOrSlug) ?? bySlug.get(idOrSlug) ?? null,
    childrenOf: (id) => children.get(id) ?? [],
    pathOf,
    groups,
  }
}
