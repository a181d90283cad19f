/** What a column of a WooCommerce export says, in the order of the texts below. */
export const WOO_COLUMNS = [
  ...(['woo_id', 'woo_type', 'sku', 'barcode', 'title', 'published', 'visibility', 'short_description'] as const),
  ...(['description', 'sale_starts', 'sale_ends', 'tax_status', 'tax_code', 'in_stock', 'quantity'] as const),
  ...(['backorders', 'weight', 'sale_price', 'price', 'categories', 'tags', 'images', 'parent'] as const),
  ...(['position', 'vendor', 'attribute_name', 'attribute_values', 'uncategorized'] as const),
] as const

/**
 * Headers as WooCommerce writes them in the language of the shop's administration, separated by `|`; `~` stands between what
 * releases of WooCommerce or variants of a language call the same column. `%d` is the number of an attribute, `%s` the unit of
 * weight. The last text is no column but the category of products that have none.
 */
export const WOO_HEADERS: Readonly<Record<string, string>> = {
  en: `
    ID | Type | SKU | GTIN, UPC, EAN, or ISBN | Name | Published | Visibility in catalog ~ Visibility in catalogue ~
    Catalog visibility | Short description | Description | Date sale price starts | Date sale price ends |
    Tax status | Tax class | In stock? | Stock | Backorders allowed? | Weight (%s) | Sale price | Regular price |
    Categories | Tags | Images | Parent | Position | Brands ~ Brand | Attribute %d name | Attribute %d value(s) |
    Uncategorized
  `,
  da_DK: `
    ID | Type | Varenummer | | Navn | Udgivet | Synlighed i katalog (shoppens frontend) | Kort beskrivelse |
    Beskrivelse | Den dato hvor tilbudsprisen starter | Den dato hvor tilbudsprisen slutter | Momsstatus | Momsklasse
    | På lager? | Lager ~ Lagerantal | Restordrer tilladt? | Vægt (%s) | Tilbudspris | Normalpris | Kategorier | Tags
    | Billeder | Forældre | Position | | Egenskab %d navn | Egenskab %d værdi(er) | Ukategoriseret
  `,
  de_CH: `
    ID | Typ | Artikelnummer | GTIN, UPC, EAN oder ISBN | Name | Veröffentlicht | Sichtbarkeit im Katalog |
    Kurzbeschreibung | Beschreibung | Datum, an dem Angebotspreis beginnt | Datum, an dem Angebotspreis endet |
    Steuerstatus | Steuerklasse | Vorrätig? | Lager ~ Lagerbestand ~ Bestand | Rückstände erlaubt? | Gewicht (%s) |
    Angebotspreis | Regulärer Preis | Kategorien | Schlagwörter | Bilder | Übergeordnetes Produkt | Position | Marken
    ~ Marke | Attribut %d Name | Attribut %d Wert(e) | Unkategorisiert
  `,
  de_DE: `
    ID | Typ | Artikelnummer | GTIN, UPC, EAN oder ISBN | Name | Veröffentlicht | Sichtbarkeit im Katalog |
    Kurzbeschreibung | Beschreibung | Datum, an dem Angebotspreis beginnt | Datum, an dem Angebotspreis endet |
    Steuerstatus | Steuerklasse | Vorrätig? | Lager ~ Lagerbestand ~ Bestand | Lieferrückstande erlaubt? | Gewicht
    (%s) | Angebotspreis | Regulärer Preis | Kategorien | Schlagwörter | Bilder | Übergeordnetes Produkt | Position |
    Marken ~ Marke | Attribut %d Name | Attribut %d Wert(e) | Unkategorisiert
  `,
  el: `
    ID | Τύπος | Κωδικός προϊόντος | | Όνομα | Δημοσιευμένο | Ορατότητα στον κατάλογο | Σύντομη περιγραφή | Περιγραφή
    | Ημερομηνία έναρξης εκπτωτικής τιμής | Ημερομηνία λήξης εκπτωτικής τιμής | Κατάσταση φόρου | Κατηγορία φόρου | Σε
    απόθεμα; | Απόθεμα | Να επιτρέπονται λίστες αναμονής; | Βάρος (%s) | Τιμή προσφοράς | Κανονική τιμή | Κατηγορίες |
    Ετικέτες | Εικόνες | Γονέας | Θέση | | Όνομα ιδιότητας %d | Τιμή(ές) ιδιότητας %d | Χωρίς κατηγορία
  `,
  es_ES: `
    ID | Tipo | SKU | | Nombre | Publicado | Visibilidad en el catálogo | Descripción corta | Descripción | Día en que
    empieza el precio rebajado | Día en que termina el precio rebajado | Estado del impuesto | Clase de impuesto | ¿En
    inventario? ~ ¿Existencias? | Inventario | ¿Permitir reservas de productos agotados? | Peso (%s) | Precio rebajado
    | Precio normal | Categorías | Etiquetas | Imágenes | Superior | Posición | Marcas | Nombre del atributo %d | Valor(es)
    del atributo %d | Sin categorizar ~ Sin categoría
  `,
  fi: `
    ID | Laji | Tuotetunnus (SKU) | | Nimi | Julkaistu | Näkyvyys tuoteluettelossa | Lyhyt kuvaus | Kuvaus |
    Alennuksen aloituspäivä | Alennuksen päättymispäivä | Veron tila | Veroluokka | Varasto? | Varasto ~ Varastossa |
    Salli jälkitoimitukset? | Paino (%s) | Alennettu hinta | Normaali hinta | Osastot | Avainsanat | Kuvat | Ylempi
    taso | Paikka | | Ominaisuus %d nimi | Ominaisuus %d arvo(t) | Yleinen
  `,
  fr_FR: `
    ID | Type | UGS | | Nom | Publié | Visibilité dans le catalogue | Description courte | Description | Date de début
    de promo | Date de fin de promo | État de la TVA | Classe TVA ~ Classe de TVA | En stock ? ~ En stock ? | Stock |
    Autoriser les commandes de produits en rupture ? ~ Autoriser les commandes de produits en rupture ? | Poids (%s) |
    Tarif promo | Tarif régulier | Catégories | Étiquettes | Images | Parent | Position | Marques | Nom de l'attribut %d ~ Nom
    de l’attribut %d | Valeur(s) de l'attribut %d ~ Valeur(s) de l’attribut %d | Non classé
  `,
  id_ID: `
    ID | Ketik ~ Tipe | SKU | | Nama | Telah Terbit | Kenampakan pada katalog | Deskripsi singkat | Deskripsi |
    Tanggal harga diskon dimulai | Tanggal harga diskon berakhir | Status pajak | Kelas pajak | Stok tersedia? | Stok
    | Perbolehkan inden? | Berat (%s) | Harga obral | Harga normal | Kategori | Tag | Gambar-gambar | Induk | Posisi |
    | Nama atribut %d | Nilai Atribut %d | Tanpa kategori
  `,
  it_IT: `
    ID | Tipo | COD | | Nome | Pubblicato | Visibilità nel catalogo | Breve descrizione | Descrizione | Data di
    partenza del prezzo in saldo | Data in cui termina l'offerta ~ Termine data del prezzo di vendita | Stato delle
    imposte | Aliquota di imposta | In stock? | Magazzino | Abilita gli ordini arretrati? | Peso (%s) | Prezzo in
    offerta | Prezzo di listino | Categorie | Etichette ~ Tag | Immagine | Genitore | Posizione | | Attributo %d nome
    | Attributo %d valuta(e) | Senza categoria
  `,
  ja: `
    ID | タイプ ~ 種類 | SKU | | 名前 | 公開済み | カタログでの表示 ~ 表示されるカテゴリー | 簡単な説明 | 説明 | セール価格の開始日 | セール価格の終了日 | 税状況 ~ 課税ステータス |
    税区分 | 在庫の有無 | 在庫 | お取り寄せを許可する ? ~ 在庫待ちを許可する ? | 重量 (%s) | セール価格 | 標準価格 | カテゴリー | タグ | 画像 | 親 | 位置 ~ 配置 | | 属性 %d
    の名前 | 属性 %d の値 | uncategorized ~ 未分類
  `,
  ko_KR: `
    ID | 유형 ~ 형식 | SKU | | 이름 | 발행됨 | 카탈로그에 표시 여부 | 간단한 설명 | 설명 | 판매 가격 시작 날짜 | 판매 가격 종료 날짜 | 세금 상태 | 세금 클래스 | 재고가
    있나요? | 재고 | 품절 후 주문이 허용됐습니까? | 무게(%s) | 할인 가격 | 정상 가격 | 카테고리 | 태그 | 이미지 | 상위 | 위치 | | 속성 %d 이름 | 속성 %d 값 | 미분류
  `,
  nb_NO: `
    ID | Type | Varenummer | | Navn | Publisert | Synlighet i katalogen | Kort beskrivelse | Beskrivelse | Startdato
    for utsalgspris | Sluttdato for utsalgspris | Avgiftsstatus ~ Skattestatus | Avgiftsklasse ~ Skatteklasse | På
    lager? | Lager | Restordre tillatt? | Vekt (%s) | Utsalgspris | Ordinær pris | Kategorier | Stikkord | Bilder |
    Forelder | Posisjon | | Attributt %d navn | Attributt %d verdi(er) | Ukategorisert
  `,
  nl_NL: `
    ID | Type | Artikelnummer ~ SKU | | Naam | Gepubliceerd | Zichtbaarheid in catalogus | Korte omschrijving ~ Korte beschrijving |
    Beschrijving | Startdatum actieprijs | Einddatum actieprijs | Btw status | Belastingklasse | Op voorraad? |
    Voorraad | Nabestellingen toestaan? | Gewicht (%s) | Actieprijs | Reguliere prijs | Categorieën | Tags |
    Afbeeldingen | Hoofd | Positie | Merken | Naam eigenschap %d ~ Attribuut %d naam | Waarde eigenschap %d ~ Attribuut %d waarde(n) | Geen categorie
  `,
  pl_PL: `
    ID ~ Identyfikator | Typ ~ Rodzaj | SKU | | Nazwa | Opublikowano ~ Opublikowany | Widoczność w katalogu | Krótki opis | Opis | Data
    rozpoczęcia promocji | Data zakończenia promocji | Status podatku | Klasa podatkowa | W magazynie? | Magazyn ~
    Stan magazynowy | Pozwalać na zamówienia oczekujące (na dostawę do magazynu)? | Waga (%s) | Cena promocyjna | Cena
    | Kategorie | Tagi ~ Znaczniki | Obrazki | Element nadrzędny ~ Rodzic ~ Nadrzędny | Pozycja | Marki | Nazwa atrybutu %d | Wartości atrybutu %d |
    Bez kategorii
  `,
  pt_BR: `
    ID | Tipo | REF ~ SKU | | Nome | Publicado | Visibilidade no catálogo | Descrição curta | Descrição | Data de
    preço promocional começa em | Data de preço promocional termina em | Status da taxa ~ Status do imposto | Classe
    de imposto ~ Classe de taxa | Em estoque? | Estoque | São permitidas encomendas? | Peso (%s) | Preço promocional |
    Preço | Categorias | Tags | Imagens | Ascendente ~ Produto ascendente | Posição | | Nome do atributo %d | Valores
    do atributo %d | Sem categoria
  `,
  pt_PT: `
    ID | Tipo | REF | | Nome | Publicado | Visibilidade no catálogo | Descrição breve | Descrição | Data de início do
    preço promocional | Data de término do preço promocional | Situação fiscal | Classe de imposto | Em stock? | Qtd
    Stock ~ Stock | Permitir encomendas pendentes? | Peso (%s) | Preço promocional | Preço normal | Categorias |
    Etiquetas | Imagens | Pai | Posição | | Atributo %d nome | Atributo %d valor(es) | Sem categoria
  `,
  ru_RU: `
    ID | Тип | Артикул | | Имя | Опубликован | Видимость в каталоге | Короткое описание ~ Краткое описание | Описание
    | Дата начала действия продажной цены ~ Дата начала действия скидки | Дата окончания действия продажной цены ~
    Дата окончания действия скидки | Статус налога | Налоговый класс | В наличии? ~ Наличие | Запасы ~ Склад | Возможен ли
    предзаказ? ~ Задержанный заказ возможен? | Вес (%s) | Акционная цена ~ Цена распродажи | Базовая цена | Категории
    | Метки | Изображения | Родительский | Позиция | Бренды | Имя атрибута %d ~ Название атрибута %d | Значение(-я)
    аттрибута(-ов) %d ~ Значения атрибутов %d | Misc ~ Uncategorized
  `,
  sv_SE: `
    ID | Typ | Artikelnr ~ Artikelnummer | | Namn | Publicerad | Synlighet i katalog | Kort beskrivning | Beskrivning
    | Datum när reapriset börjar | Datum när reapriset upphör | Momsstatus | Momsgrupp ~ Momsklass | I lager? | I
    lager ~ Lager ~ Lagersaldo | Restorder tillåtet? ~ Tillåt restnoteringar? | Vikt (%s) | Reapris | Ordinarie pris |
    Kategorier | Etiketter ~ Taggar | Bilder | Förälder ~ Överordnad | Position | | Attribut %d namn | Attribut %d
    värde(n) | Okategoriserad
  `,
  th: `
    ID | ชนิด | รหัสสินค้า | | ชื่อ | เผยแพร่แล้ว | การมองเห็นในแค็ตตาล็อก | คำอธิบายแบบย่อ | รายละเอียด ~
    รายละเอียดเพิ่มเติม | วันเริ่มต้นลดราคา | วันสิ้นสุดการลดราคา | สถานะภาษี | กลุ่มภาษี | มีสินค้าในคลังสินค้า? |
    คลังสินค้า ~ สต็อก | อนุญาตให้จองสินค้าหรือไม่ | น้ำหนัก (%s) | ราคาที่ลด | ราคาปกติ | หมวดหมู่ | ป้ายกำกับ |
    ไฟล์รูปภาพ | หลัก | ตำแหน่ง | | ชื่อคุณสมบัติ %d | ค่าคุณสมบัติ %d | Uncategorized ~ ไม่มีหมวดหมู่
  `,
  tr_TR: `
    Kimlik | Tür | Stok kodu (SKU) | | İsim | Yayımlanmış | Katalogda görünürlük | Kısa açıklama | Açıklama |
    İndirimli fiyatın başladığı tarih | İndirimli fiyatın bittiği tarih | Vergi durumu | Vergi sınıfı | Stokta? | Stok
    | Yok satmaya izin? | Ağırlık (%s) | İndirimli satış fiyatı | Normal fiyat | Kategoriler | Etiketler | Görseller |
    Ebeveyn | Konum | | Nitelik %d ismi | Nitelik %d değer(ler)i | Genel
  `,
  uk: `
    ID | Тип | Артикул | | Ім'я ~ Назва | Опубліковано | Видимість в каталозі | Короткий опис | Опис | Початок акції |
    Завершення акції | Статус податку | Клас податку | В наявності? | Запас ~ Запаси ~ На складі | Дозволити
    резервування? | Вага (%s) | Ціна зі знижкою | Звичайна ціна | Категорії | Позначки | Зображення | Предок | Позиція
    ~ Положення | | Назва %d атрибуту | %d значення атрибуту | Без категорії
  `,
  vi: `
    ID | Loại | Mã sản phẩm | | Tên | Đã đăng | Hiển thị trong danh mục | Mô tả ngắn | Mô tả | Ngày bắt đầu giảm giá |
    Ngày kết thúc giảm giá | Trạng thái thuế | Lớp thuế | Còn hàng? | Kho | Cho phép đặt trước? | Cân nặng (%s) | Giá
    khuyến mãi | Giá bán thường | Danh mục | Từ khóa | Hình ảnh | Gốc | Vị trí | | Tên thuộc tính %d | Giá trị thuộc
    tính %d | Chưa phân loại
  `,
  zh_CN: `
    ID | 类型 | SKU | | 名称 | 已发布 | 在列表页可见 | 简短描述 | 描述 | 促销开始日期 | 促销截止日期 | 税状态 | 税类 | 有货？ | 库存 ~ 库存数 | 允许缺货下单？ | 重量(%s) |
    促销价格 | 常规售价 | 分类 | 标签 | 图片 | 父级 | 位置 | | 属性 %d 名称 | 属性 %d 值 | Uncategorized ~ 未分类
  `,
  zh_TW: `
    代碼 | 類型 | 貨號 | | 名稱 | 已發佈 | 目錄的可見度 | 簡短內容說明 ~ 簡短描述 | 描述 | 折扣價開始日期 | 折扣價結束日期 | 稅金狀態 | 稅率類別 | 有庫存？ | 庫存 | 允許無庫存下單嗎？
    | 重量 (%s) | 折扣價 | 原價 | 分類 | 標籤 | 圖片 | 上層 | 位置 | | 屬性 %d 名稱 | 屬性 %d 值 | 未分類
  `,
}
