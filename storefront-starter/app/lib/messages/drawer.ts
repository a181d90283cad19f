/** Apart from the texts of product pages: they are loaded when something was added. */
export const drawerText = {
  added: { en: 'Added to your cart', de: 'In Ihrem Warenkorb' },
  toCart: { en: 'See or change the cart', de: 'Warenkorb ansehen oder ändern' },
  close: { en: 'Close', de: 'Schließen' },
}
