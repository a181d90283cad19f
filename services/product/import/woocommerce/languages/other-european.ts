/** Headers of WooCommerce's export in Estonian, Finnish, Greek, Hungarian, Latvian, Lithuanian and Turkish. */
export const OTHER_EUROPEAN_HEADERS = {
  el: `
    ID | Τύπος | Κωδικός προϊόντος | | Όνομα | Δημοσιευμένο | Ορατότητα στον κατάλογο | Σύντομη περιγραφή | Περιγραφή
    | Ημερομηνία έναρξης εκπτωτικής τιμής | Ημερομηνία λήξης εκπτωτικής τιμής | Κατάσταση φόρου | Κατηγορία φόρου | Σε
    απόθεμα; | Απόθεμα | Να επιτρέπονται λίστες αναμονής; | Βάρος (%s) | Τιμή προσφοράς | Κανονική τιμή | Κατηγορίες |
    Ετικέτες | Εικόνες | Γονέας | Θέση | Μάρκες | Όνομα ιδιότητας %d | Τιμή(ές) ιδιότητας %d | Χωρίς κατηγορία
  `,
  et: `
    ID | Tüüp | Tootekood | | Nimi | Avaldatud | Nähtavus kataloogis | Lühikirjeldus | Kirjeldus | Soodushinna
    alguskuupäev | Soodushinna lõpukuupäev | Maksustamine | Maksuklass | Laos? | Ladu | Järeltellimused lubatud? |
    Kaal (%s) | Soodushind | Tavahind | Kategooriad | Sildid | Pildid | Ülem | Positsioon | | Omaduse %d nimi |
    Omaduse %d väärtus(ed) | Määramata
  `,
  fi: `
    ID | Laji | Tuotetunnus (SKU) | | Nimi | Julkaistu | Näkyvyys tuoteluettelossa | Lyhyt kuvaus | Kuvaus |
    Alennuksen aloituspäivä | Alennuksen päättymispäivä | Veron tila | Veroluokka | Varasto? | Varasto ~ Varastossa |
    Salli jälkitoimitukset? | Paino (%s) | Alennettu hinta | Normaali hinta | Osastot | Avainsanat | Kuvat | Ylempi
    taso | Paikka | Brändit | Ominaisuus %d nimi | Ominaisuus %d arvo(t) | Yleinen
  `,
  hu: `
    Azonosító | Típus | Cikkszám | | Név | Közzétéve | Látható a katalógusban | Rövid leírás | Leírás | Akciós ár első
    napja | Akciós ár utolsó napja | Adó státusz | Adózási osztály | Raktáron? | Készlet | Függő rendelés
    engedélyezése? | Tömeg (%s) | Akciós ár | Normál ár | Kategória | Címkék | Képek | Szülő | Pozíció | | Tulajdonság
    neve %d | Tulajdonság (%d) értéke(i) | Egyéb
  `,
  lt: `
    ID | Tipas | Prekės kodas | | Pavadinimas | Paskelbtas | Matomumas kataloge | Trumpas apibūdinimas | Aprašymas |
    Akcijinės kainos galiojimo pradžia | Akcijinės kainos galiojimo pabaiga | Mokesčių statusas | Mokesčių klasė |
    Turime? | Atsargos | Leidžiami išankstiniai užsakymai? | Svoris (%s) | Akcijinė kaina | Reguliari kaina |
    Kategorijos | Žymos | Paveikslėliai | Tėvinis | Pozicija | Prekių ženklai | Požymio %d pavadinimas | Požymio %d
    reikšmė(s) | be-kategorijos
  `,
  lv: `
    ID | Tips | SKU | | Vārds | Publicēts | Redzamība katalogā | Īss apraksts | Apraksts | Akcijas cenas sākuma datums
    | Akcijas cenas beigu datums | Nodokļa status | Nodokļu likme. | Ir noliktavā? | Noliktavā | Atļaut
    atpkaļpasūtījumus? | Svars (%s) | Akcijas cena | Parastā cena: | Kategorija | Birkas | Attēli | Vecāks | Pozīcija
    | | Atribūta %d nosaukums | Atribūta %d vērtība (-s) | Bez kategorijas
  `,
  tr: `
    Kimlik | Tür | Stok kodu (SKU) | | İsim | Yayımlanmış | Katalogda görünürlük | Kısa açıklama | Açıklama |
    İndirimli fiyatın başladığı tarih | İndirimli fiyatın bittiği tarih | Vergi durumu | Vergi sınıfı | Stokta? | Stok
    | Yok satmaya izin? | Ağırlık (%s) | İndirimli satış fiyatı | Normal fiyat | Kategoriler | Etiketler | Görseller |
    Ebeveyn | Konum | Markalar | Nitelik %d ismi | Nitelik %d değer(ler)i | Genel
  `,
} as const
