import type { Test } from 'tap'
import type { Visit } from '../harness/storefront.ts'

/** A word is misspelt: the page says what it was taken for, and leads to what was typed. */
export async function searchesMisspelt(t: Test, { page, url, product }: Visit): Promise<void> {
  const [word = ''] = product.title.toLowerCase().split(' ')
  const typed = `${word}z`
  await page.goto(`${url}/search?q=${typed}&available=1`)
  await page.getByRole('heading', { level: 1, name: `Results for “${word}”` }).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: `Showing results for “${word}”.` })
    .waitFor()
  t.equal(await page.getByRole('link', { name: product.title }).count(), 1, 'what was meant is found')
  await page.getByRole('link', { name: `Search instead for “${typed}”` }).click()
  await page.getByRole('heading', { level: 1, name: `Results for “${typed}”` }).waitFor()
  const { searchParams } = new URL(page.url())
  t.equal(searchParams.get('q'), typed)
  t.equal(searchParams.get('available'), '1', 'filters stay')
  t.equal(await page.getByText('Showing results for').count(), 0)
  t.equal(await page.getByRole('link', { name: product.title }).count(), 0, 'nothing is called so')
  await page.goto(`${url}/de/search?q=${typed}`)
  await page.getByRole('link', { name: `Stattdessen nach „${typed}“ suchen` }).waitFor()
}
