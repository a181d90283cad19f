import type { ProductContext } from '../context.ts'
import type { PageFieldsInput } from '../domain/page-fields.ts'
import { readHtml } from './descriptions.ts'
import { withPictureData } from './picture-backfill.ts'

/** What staff sent of a category or collection, whose HTML has not been read yet. */
export type Sent<T extends PageFieldsInput> = Omit<T, 'description_html'> & { description_html?: string }

type Image = NonNullable<PageFieldsInput['image']>
type Context = Pick<ProductContext, 'db' | 'descriptions'>

async function withData(ctx: Pick<Context, 'db'>, image: Image): Promise<Image> {
  const { media } = await withPictureData(ctx, { media: [image] })
  return media[0] ?? image
}

/** What staff sent, with its HTML read, and with what is known of its picture. */
export async function pageInputOf<T extends Pick<Sent<PageFieldsInput>, 'description_html' | 'image'>>(
  ctx: Context,
  sent: T,
): Promise<Omit<T, 'description_html' | 'image'> & Pick<PageFieldsInput, 'description_html' | 'image'>> {
  const { description_html: html, image, ...others } = sent
  return {
    ...others,
    ...(image === undefined ? {} : { image: image && (await withData(ctx, image)) }),
    ...(html === undefined ? {} : { description_html: await readHtml(ctx, html, '/description_html') }),
  }
}
