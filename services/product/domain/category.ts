import { DomainError, invalidField } from '@stoa/kit/values/problem'
import { BLANK_PAGE, lineOf, type PageFields, type PageFieldsInput, pageFieldsAfter } from './page-fields.ts'
import { formerSlugsAfter, givenSlug, makeSlug } from './slug.ts'
import { compareText } from './text.ts'
import {
  type CategoryTranslation,
  type CategoryTranslationPatch,
  mergeCategoryTranslations,
  type Translations,
  UNTRANSLATED,
} from './translation.ts'

/** A category as stored; times are RFC 3339 UTC. */
export interface Category extends PageFields {
  id: string
  /** Unique. */
  slug: string
  /** Slugs that it had, here or in the shop that it came from. */
  former_slugs: readonly string[]
  name: string
  translations: Translations<CategoryTranslation>
  parent_id: string | null
  /** Order among its siblings. */
  position: number
  /** Grows by one with every change; also the ETag. */
  version: number
  created_at: string
  updated_at: string
}

/** All categories of the shop, in memory. */
export interface CategoryTree {
  /** Parents before children, siblings in order. */
  readonly all: readonly Category[]
  find(idOrSlug: string): Category | null
  /** Of a category, or the roots for null. */
  childrenOf(id: string | null): readonly Category[]
  /** From the root down, the category itself last; empty for an unknown one. */
  pathOf(id: string): Category[]
  /** Category id → itself and all below it. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  /** Those that any category is translated into. */
  readonly locales: ReadonlySet<string>
}

/** Whether the ancestors of a category end at a root; two moves at the same time may have made a circle. */
function isRooted(category: Category, byId: ReadonlyMap<string, Category>): boolean {
  const seen = new Set<string>()
  for (let at: Category | undefined = category; at?.parent_id; at = byId.get(at.parent_id)) {
    if (seen.has(at.id)) return false
    seen.add(at.id)
  }
  return true
}

/** Builds the tree. A category whose parent is gone, or that is its own ancestor, becomes a root. */
export function createCategoryTree(categories: readonly Category[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const bySlug = new Map(categories.map((category) => [category.slug, category]))
  const byFormerSlug = new Map(categories.flatMap((one) => one.former_slugs.map((slug) => [slug, one] as const)))
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
    find: (idOrSlug) => byId.get(idOrSlug) ?? bySlug.get(idOrSlug) ?? byFormerSlug.get(idOrSlug) ?? null,
    childrenOf: (id) => children.get(id) ?? [],
    pathOf,
    groups,
    locales: new Set(categories.flatMap(({ translations }) => Object.keys(translations))),
  }
}

/** Fields that staff may set; what is undefined stays. */
export interface CategoryFields extends PageFieldsInput {
  name?: string
  slug?: string
  translations?: Record<string, CategoryTranslationPatch | null>
  parent_id?: string | null
  position?: number
}

/** Levels of a tree, so that walking it never goes deep. */
const MAX_LEVELS = 20

/** The levels from a category down; 1 for one without others below it, also for a new one. */
function heightOf(tree: CategoryTree, id: string): number {
  const depths = (tree.groups.get(id) ?? []).map((below) => tree.pathOf(below).length)
  return depths.length === 0 ? 1 : Math.max(...depths) - tree.pathOf(id).length + 1
}

/** Throws when a category cannot be put below the parent: there is none such, it is below the category itself, or too deep. */
export function checkParent(tree: CategoryTree, id: string, parentId: string | null | undefined): void {
  if (!parentId) return
  if (!tree.groups.has(parentId)) throw invalidField('/parent_id', 'unknown', 'There is no such category.')
  if (tree.groups.get(id)?.includes(parentId)) {
    throw invalidField('/parent_id', 'ring', 'A category cannot stand below itself.')
  }
  const above = tree.pathOf(parentId).length
  if (above + heightOf(tree, id) > MAX_LEVELS) {
    throw invalidField('/parent_id', 'too_deep', `Categories have at most ${MAX_LEVELS} levels.`)
  }
}

/** A new category. Its parent is checked by `checkParent`, except where the caller has just made it. */
export function newCategory(id: string, fields: CategoryFields & { name: string }, now: string): Category {
  const name = lineOf(fields.name, 'name')
  const { parent_id = null, position = 0 } = fields
  const slug = givenSlug(fields.slug) ?? makeSlug(name)
  return {
    ...{ id, slug, former_slugs: [], name, ...pageFieldsAfter(BLANK_PAGE, fields) },
    translations: mergeCategoryTranslations(UNTRANSLATED, fields.translations ?? {}),
    ...{ parent_id, position, version: 1, created_at: now, updated_at: now },
  }
}

/** A category with the given fields changed, as its next version. */
export function withCategoryFields(
  category: Category,
  fields: CategoryFields,
  { tree, now }: { tree: CategoryTree; now: string },
): Category {
  checkParent(tree, category.id, fields.parent_id)
  givenSlug(fields.slug)
  const name = fields.name === undefined ? category.name : lineOf(fields.name, 'name')
  const former_slugs = formerSlugsAfter(category.former_slugs, category.slug, fields.slug ?? category.slug)
  return {
    ...category,
    former_slugs,
    ...fields,
    ...pageFieldsAfter(category, fields),
    translations: mergeCategoryTranslations(category.translations, fields.translations ?? {}),
    ...{ name, version: category.version + 1, updated_at: now },
  }
}

/** Throws when a category cannot be deleted, because there are others below it. */
export function checkChildless(tree: CategoryTree, id: string): void {
  if (tree.childrenOf(id).length > 0) throw new DomainError('invalid_state', 'There are categories below it.')
}
