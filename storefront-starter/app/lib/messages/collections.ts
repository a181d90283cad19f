export const collectionText = {
  title: { en: 'Collections', de: 'Kollektionen' },
  all: { en: 'All collections', de: 'Alle Kollektionen' },
  none: { en: 'There are no collections at the moment.', de: 'Zurzeit gibt es keine Kollektionen.' },
  emptyTitle: { en: 'Nothing here at the moment', de: 'Zurzeit ist hier nichts' },
  empty: {
    en: 'This collection has no products at the moment. Have a look at the others meanwhile.',
    de: 'In dieser Kollektion sind zurzeit keine Produkte. Sehen Sie sich solange die anderen an.',
  },
}
