import type { ProductContext } from '../context.ts'
import type { CardView, ProductCard } from '../domain/product-card.ts'

/** Entries of a list as they are sent; what is not known of their pictures is found out for the next time. */
export async function cardsOf(ctx: ProductContext, ids: readonly string[], view: CardView): Promise<ProductCard[]> {
  const cards = await ctx.catalogue.cards(ids, view)
  for (const { id, image } of cards) if (image) ctx.pictureBackfill.note(id, [image])
  return cards
}
