/** Headers of WooCommerce's export in Catalan, French, Italian, Portuguese, Romanian and Spanish. */
export const ROMANCE_HEADERS = {
  ca: `
     | | | | | | | | | | | | | | | | | | | | | | | | | | |
  `,
  es: `
    ID | Tipo | SKU | | Nombre | Publicado | Visibilidad en el catálogo | Descripción corta | Descripción | Día en que
    empieza el precio rebajado ~ Fecha en que empieza el precio rebajado | Día en que termina el precio rebajado ~
    Fecha en que termina el precio de oferta | Estado del impuesto | Clase de impuesto | ¿Existencias? ~ ¿En
    inventario? ~ ¿En stock? | Inventario ~ Stock | ¿Permitir reservas de productos agotados? | Peso (%s) | Precio
    rebajado ~ Precio de oferta | Precio normal | Categorías | Etiquetas | Imágenes | Superior ~ Principal | Posición
    | Marcas | Nombre del atributo %d | Valor(es) del atributo %d | Sin categorizar ~ Sin categoría
  `,
  fr: `
    ID | Type | UGS | | Nom | Publié | Visibilité dans le catalogue | Description courte | Description | Date de début
    de promo | Date de fin de promo | État de la TVA ~ Statut fiscal | Classe de TVA ~ Classe TVA ~ Classe de taxe |
    En stock ? ~ En inventaire? | Stock ~ Inventaire | Autoriser les commandes de produits en rupture ? | Poids (%s) |
    Tarif promo | Tarif régulier | Catégories | Étiquettes | Images | Parent | Position | Marques ~ Brands | Nom de
    l’attribut %d ~ Nom de l'attribut %d | Valeur(s) de l’attribut %d ~ Valeur(s) de l'attribut %d | Non classé
  `,
  it: `
    ID | Tipo | SKU ~ COD | | Nome | Pubblicato | Visibilità nel catalogo | Breve descrizione | Descrizione | Data di
    partenza del prezzo in saldo | Data in cui termina l'offerta ~ Termine data del prezzo di vendita | Stato delle
    imposte | Aliquota di imposta | In stock? | Magazzino | Abilita gli ordini arretrati? | Peso (%s) | Prezzo in
    offerta | Prezzo di listino | Categorie | Tag ~ Etichette | Immagine | Genitore | Posizione | Marchi | Nome
    dell'attributo %d ~ Attributo %d nome | Valore dell'attributo %d ~ Attributo %d valuta(e) | Senza categoria
  `,
  pt_BR: `
    ID | Tipo | SKU ~ REF | | Nome | Publicado | Visibilidade no catálogo | Descrição curta | Descrição | Data de
    preço promocional começa em | Data de preço promocional termina em | Status do imposto ~ Status da taxa | Classe
    de imposto ~ Classe de taxa | Em estoque? | Estoque | São permitidas encomendas? | Peso (%s) | Preço promocional |
    Preço | Categorias | Tags | Imagens | Ascendente ~ Produto ascendente | Posição | Marcas | Nome do atributo %d |
    Valores do atributo %d | Sem categoria
  `,
  pt_PT: `
    ID | Tipo | REF | | Nome | Publicado | Visibilidade no catálogo | Descrição breve | Descrição | Data de início do
    preço promocional | Data de término do preço promocional | Situação fiscal | Classe de imposto | Em stock? | Stock
    ~ Qtd Stock | Permitir encomendas pendentes? | Peso (%s) | Preço promocional | Preço normal | Categorias |
    Etiquetas | Imagens | Pai | Posição | Marcas | Atributo %d nome | Atributo %d valor(es) | Sem categoria
  `,
  ro: `
    ID | Tip | SKU | | Nume | Publicat | Vizibilitate în catalog | Descriere scurtă | Descriere | Dată începere
    promoție | Dată încheiere promoție | Stare taxă | Clasă de impozitare | În stoc? | Stoc | Precomenzile sunt
    permise? | Greutate (%s) | Preț promoțional | Preț obișnuit | Categorii | Etichete | Imagini | Părinte | Poziție |
    Branduri | Nume atribut %d | Valoare (valori) atribut %d | Fără categorie
  `,
} as const
