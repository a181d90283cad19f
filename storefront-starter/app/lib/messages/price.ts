/** Apart from the texts of lists: a product page needs these alone. */
export const priceText = {
  from: { en: 'from {price}', de: 'ab {price}' },
  priceNow: { en: 'Price now:', de: 'Preis jetzt:' },
  priceBefore: { en: 'Price before:', de: 'Preis vorher:' },
  lowest: {
    en: 'Lowest price in the last 30 days: {price}',
    de: 'Niedrigster Preis der letzten 30 Tage: {price}',
  },
  noPrice: { en: 'Not sold in this currency', de: 'In dieser Währung nicht erhältlich' },
}
