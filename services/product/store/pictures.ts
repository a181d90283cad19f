import type { PictureData } from '../domain/picture-size.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'pictures'>

/** What is known of some files, by their names. */
export async function findPictures(db: Db, files: readonly string[]): Promise<Map<string, PictureData>> {
  if (files.length === 0) return new Map()
  const found = await db.pictures.find({ _id: { $in: [...files] }, is_resizable: { $exists: true } }).lean()
  return new Map(
    found.map(({ _id, width, height, color, is_resizable }) => [
      _id,
      {
        ...(width && height ? { width, height } : {}),
        ...(color ? { color } : {}),
        isResizable: is_resizable ?? false,
      },
    ]),
  )
}

/** Keeps what a file says: it never changes, so whoever comes first is right. */
export async function keepPicture(db: Db, file: string, { isResizable, ...data }: PictureData): Promise<void> {
  await db.pictures.updateOne({ _id: file }, { $set: { ...data, is_resizable: isResizable } }, { upsert: true })
}

/** How often a picture ended the process that worked on it, and when it did last. */
export interface PictureFailures {
  count: number
  at: number
}

export async function findFailures(db: Db, file: string): Promise<PictureFailures> {
  const found = await db.pictures.findById(file, { failures: 1, failed_at: 1 }).lean()
  return { count: found?.failures ?? 0, at: found?.failed_at?.getTime() ?? 0 }
}

export async function noteFailure(db: Db, file: string, failed_at: Date): Promise<void> {
  await db.pictures.updateOne({ _id: file }, { $inc: { failures: 1 }, $set: { failed_at } }, { upsert: true })
}
