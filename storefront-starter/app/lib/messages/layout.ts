export const layoutText = {
  skipToContent: { en: 'Skip to content', de: 'Zum Inhalt springen' },
  mainMenu: { en: 'Departments', de: 'Sortiment' },
  menu: { en: 'Menu', de: 'Menü' },
  search: { en: 'Search', de: 'Suche' },
  searchProducts: { en: 'Search products', de: 'Produkte suchen' },
  cart: { en: 'Cart', de: 'Warenkorb' },
  home: { en: 'Home', de: 'Startseite' },
  shop: { en: 'Shop', de: 'Einkaufen' },
  allProducts: { en: 'All products', de: 'Alle Produkte' },
  help: { en: 'Help', de: 'Hilfe' },
  findOrder: { en: 'Find an order', de: 'Bestellung finden' },
  writeToUs: { en: 'Write to us', de: 'Schreiben Sie uns' },
  settings: { en: 'Settings', de: 'Einstellungen' },
  language: { en: 'Language', de: 'Sprache' },
  currency: { en: 'Currency', de: 'Währung' },
  appearance: { en: 'Appearance', de: 'Darstellung' },
  light: { en: 'Light', de: 'Hell' },
  dark: { en: 'Dark', de: 'Dunkel' },
  system: { en: 'As my device', de: 'Wie mein Gerät' },
  change: { en: 'Change', de: 'Ändern' },
  runsOnStoa: { en: 'Runs on Stoa, open-source commerce.', de: 'Läuft mit Stoa, freier Software für Shops.' },
}

export const cartCount = {
  en: { one: '{count} item', other: '{count} items' },
  de: { one: '{count} Artikel', other: '{count} Artikel' },
}
