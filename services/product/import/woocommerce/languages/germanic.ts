/** Headers of WooCommerce's export in Danish, Dutch, English, German, Norwegian and Swedish. */
export const GERMANIC_HEADERS = {
  en: `
    ID | Type | SKU | GTIN, UPC, EAN, or ISBN | Name | Published | Visibility in catalog ~ Visibility in catalogue ~
    Catalog visibility | Short description | Description | Date sale price starts | Date sale price ends | Tax status
    | Tax class | In stock? | Stock | Backorders allowed? | Weight (%s) | Sale price | Regular price | Categories |
    Tags | Images | Parent | Position | Brands ~ Brand | Attribute %d name | Attribute %d value(s) | Uncategorized ~
    Uncategorised
  `,
  da: `
    ID | Type | Varenummer | | Navn | Udgivet | Synlighed i katalog (shoppens frontend) | Kort beskrivelse |
    Beskrivelse | Den dato hvor tilbudsprisen starter | Den dato hvor tilbudsprisen slutter | Momsstatus | Momsklasse
    | På lager? | Lager ~ Lagerantal | Restordrer tilladt? | Vægt (%s) | Tilbudspris | Normalpris | Kategorier | Tags
    | Billeder | Overordnet ~ Forældre | Position | Varemærker | Egenskab %d navn | Egenskab %d værdi(er) |
    Ukategoriseret
  `,
  de: `
    ID | Typ | Artikelnummer | | Name | Veröffentlicht | Sichtbarkeit im Katalog | Kurzbeschreibung | Beschreibung |
    Datum, an dem der Angebotspreis beginnt ~ Datum, an dem Angebotspreis beginnt | Datum, an dem der Angebotspreis
    endet ~ Datum, an dem Angebotspreis endet | Steuerstatus | Steuerklasse | Vorrätig? | Bestand ~ Lager ~
    Lagerbestand | Lieferrückstände erlaubt? ~ Rückstände erlaubt? | Gewicht (%s) | Angebotspreis | Regulärer Preis |
    Kategorien | Schlagwörter | Bilder | Übergeordnetes Produkt | Position | Marken ~ Marke | Attribut %d Name |
    Attribut %d Wert(e) | Unkategorisiert
  `,
  nb: `
    ID | Type | Produktnummer ~ Varenummer | | Navn | Publisert | Synlighet i katalogen | Kort beskrivelse |
    Beskrivelse | Startdato for tilbudspris ~ Startdato for utsalgspris | Sluttdato for tilbudspris ~ Sluttdato for
    utsalgspris | Avgiftsstatus ~ Skattestatus | Avgiftsklasse ~ Skatteklasse | På lager? | Lager | Restordre tillatt?
    | Vekt (%s) | Tilbudspris ~ Utsalgspris | Ordinær pris | Kategorier | Stikkord | Bilder | Forelder | Posisjon |
    Merker | Attributt %d navn | Attributt %d verdi(er) | Ukategorisert
  `,
  nl: `
    ID | Type | SKU ~ Artikelnummer | | Naam | Gepubliceerd | Zichtbaarheid in catalogus | Korte beschrijving ~ Korte
    omschrijving | Beschrijving | Startdatum actieprijs | Einddatum actieprijs | Btw status | Belastingklasse | Op
    voorraad? | Voorraad | Nabestellingen toestaan? | Gewicht (%s) | Actieprijs | Reguliere prijs | Categorieën | Tags
    | Afbeeldingen | Hoofd | Positie | Merken | Attribuut %d naam ~ Naam eigenschap %d | Attribuut %d waarde(n) ~
    Waarde eigenschap %d | Geen categorie
  `,
  sv: `
    ID | Typ | Artikelnummer ~ Artikelnr | | Namn | Publicerad | Synlighet i katalog | Kort beskrivning | Beskrivning
    | Datum när reapriset börjar | Datum när reapriset upphör | Momsstatus | Momsklass ~ Momsgrupp | I lager? | Lager
    ~ Lagersaldo ~ I lager | Tillåt restnoteringar? ~ Restorder tillåtet? | Vikt (%s) | Reapris | Ordinarie pris |
    Kategorier | Etiketter ~ Taggar | Bilder | Överordnad ~ Förälder | Position | Varumärken | Attribut %d namn |
    Attribut %d värde(n) | Okategoriserad
  `,
} as const
