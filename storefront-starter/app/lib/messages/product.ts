export const productText = {
  sku: { en: 'Article number', de: 'Artikelnummer' },
  quantity: { en: 'Quantity', de: 'Menge' },
  addToCart: { en: 'Add to cart', de: 'In den Warenkorb' },
  adding: { en: 'Adding …', de: 'Wird hinzugefügt …' },
  soldOut: { en: 'Sold out', de: 'Ausverkauft' },
  soldOutValue: { en: '{value}, sold out', de: '{value}, ausverkauft' },
  inStock: { en: 'In stock', de: 'Auf Lager' },
  fewLeft: { en: 'Only {count} left', de: 'Nur noch {count} auf Lager' },
  toOrder: { en: 'Available to order', de: 'Auf Bestellung lieferbar' },
  chooseAnother: {
    en: 'Sold out. Please choose another variant.',
    de: 'Ausverkauft. Bitte wählen Sie eine andere Variante.',
  },
  productSoldOut: { en: 'Sold out at the moment.', de: 'Zurzeit ausverkauft.' },
  tellMe: { en: 'Tell me when it is back', de: 'Benachrichtigen, wenn es wieder da ist' },
  shippingAtCheckout: {
    en: 'Shipping costs are shown before you pay.',
    de: 'Versandkosten sehen Sie vor dem Bezahlen.',
  },
  securePayment: { en: 'You can order as a guest.', de: 'Sie können als Gast bestellen.' },
  details: { en: 'Details', de: 'Eigenschaften' },
  pictures: { en: 'Pictures of {title}', de: 'Bilder von {title}' },
  pictureOf: { en: '{number} of {count}', de: '{number} von {count}' },
  yes: { en: 'Yes', de: 'Ja' },
  no: { en: 'No', de: 'Nein' },
  choose: { en: 'Choose', de: 'Auswählen' },
}

/** Why a product could not be added, by the code of the API. */
export const addErrorText = {
  out_of_stock: { en: 'There is not enough of it in stock.', de: 'Davon ist nicht genug auf Lager.' },
  quantity: { en: 'So many cannot be ordered at once.', de: 'So viele können nicht auf einmal bestellt werden.' },
  checkout_in_progress: {
    en: 'A payment for your cart is under way. Finish it or cancel it first; the cart page leads you there.',
    de: 'Für Ihren Warenkorb läuft gerade eine Zahlung. Schließen Sie sie ab oder brechen Sie sie ab; der Warenkorb führt Sie hin.',
  },
  other: { en: 'This could not be added to the cart.', de: 'Das konnte nicht in den Warenkorb gelegt werden.' },
}
