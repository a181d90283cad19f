/** Headers of WooCommerce's export in Bulgarian, Croatian, Czech, Polish, Russian, Serbian, Slovak, Slovenian and Ukrainian. */
export const SLAVIC_HEADERS = {
  bg: `
    ID | Вид | Код | | Име | Публикувано | Видимост в каталога | Кратко описание | Описание | Начална дата на
    намалението | Крайна дата на намалението | Състояние на таксата | Клас на такса | В наличност? | Наличност |
    Разрешаване на поръчки при изчерпани наличности? | Тегло (%s) | Промоционална цена: | Редовна цена: | Категории |
    Етикети | Изображения | Родителски | Позиция | Марки | Име на атрибута %d | Стойност(и) на атрибута %d | Без
    категория
  `,
  cs: `
    ID | Typ | Katalogové číslo | | Jméno | Publikovaný | Viditelnost v katalogu | Krátký popis | Popis | Sleva začíná
    dne | Sleva končí dne | Stav daně | Daňová třída | Skladem? | Sklad | Povoleno objednávání? | Hmotnost (%s) | Cena
    po slevě | Běžná cena | Kategorie | Štítky | Obrázky | Nadřazené | Pozice | | Název %d vlastnosti | Hodnota(y) %d
    vlastnosti | Nezařazené
  `,
  hr: `
    ID | Vrsta | SKU | | Naziv | Objavljeno | Vidljivost u katalogu | Kratak opis | Opis | Datum početka sniženja |
    Datum kraja sniženja | Status poreza | Klasa poreza | Na zalihi? | Zalihe | Narudžbe na upit dozvoljene? | Težina
    (%s) | Rasprodajna cijena | Normalna cijena | Kategorije | Oznake | Slike | Glavni | Pozicija | Robne marke |
    Atribut %d ime | Atribut %d vrijednosti | Nekategorizirane
  `,
  pl: `
    Identyfikator ~ ID | Rodzaj ~ Typ | SKU | | Nazwa | Opublikowano ~ Opublikowany | Widoczność w katalogu | Krótki
    opis | Opis | Data rozpoczęcia promocji | Data zakończenia promocji | Status podatku | Klasa podatkowa | W
    magazynie? | Stan magazynowy ~ Magazyn | Pozwalać na zamówienia oczekujące (na dostawę do magazynu)? | Waga (%s) |
    Cena promocyjna | Cena | Kategorie | Znaczniki ~ Tagi | Obrazki | Nadrzędny ~ Element nadrzędny ~ Rodzic | Pozycja
    | Marki | Nazwa atrybutu %d | Wartości atrybutu %d | Bez kategorii
  `,
  ru: `
    ID | Тип | Артикул | | Имя | Опубликован | Видимость в каталоге | Краткое описание ~ Короткое описание | Описание
    | Дата начала действия скидки ~ Дата начала действия продажной цены | Дата окончания действия скидки ~ Дата
    окончания действия продажной цены | Статус налога | Налоговый класс | Наличие ~ В наличии? | Запасы ~ Склад |
    Возможен ли предзаказ? ~ Задержанный заказ возможен? | Вес (%s) | Акционная цена ~ Цена распродажи | Базовая цена
    | Категории | Метки | Изображения | Родительский | Позиция | Бренды | Название атрибута %d ~ Имя атрибута %d |
    Значения атрибутов %d ~ Значение(-я) аттрибута(-ов) %d | Misc ~ Uncategorized
  `,
  sk: `
    ID | Typ | Katalógové číslo | | Meno | Publikované | Viditeľnosť v katalógu | Krátky popis | Popis | Dátum
    začiatku zľavy | Dátum konca akciovej ceny | Zdaniteľnosť | Sadzba dane | Na sklade? | Sklad | Povoliť objednávky,
    ak nie je na sklade? | Hmotnosť (%s) | Cena po zľave | Normálna cena | Kategórie | Tagy | Obrázky | Nadradené |
    Pozícia | | Meno vlastnosti %d | Hodnota(y) vlastnosti %d | Nezaradené
  `,
  sl: `
    ID | Vrsta | Šifra | | Naziv | Objavljeno | Vidnost v katalogu | Kratek opis | Opis | Začetni datum akcijske cene
    | Končni datum akcijske cene | Stanje davka | Davčni razred | Na zalogi? | Zaloga | Dovoljena naročila brez
    zaloge? | Teža (%s) | Akcijska cena | Redna cena | Kategorije | Oznake | Slike | Nadrejeni | Položaj | Blagovne
    znamke | Naziv atributa %d | Vrednost(i) atributa %d | Nekategorizirano
  `,
  sr: `
    ИД | Тип | Шифра производа | | Име | Објављено | Видљивост у каталогу | Кратак опис | Опис | Датум почетка
    продаје. | Датум престанка распродаје | Стање пореза | Пореска категорија | На залихама? | Залихе | Авансна
    продаја дозвољена? | Тежина (%s) | Цена на снижењу | Редовна цена | Категорије | Ознаке | Слике | Родитељ |
    Позиција валуте | | Име %d атрибута | Атрибут %d вредност(и) | Некатегоризовано
  `,
  uk: `
    ID | Тип | Артикул | | Назва ~ Ім'я | Опубліковано | Видимість в каталозі | Короткий опис | Опис | Початок акції |
    Завершення акції | Статус податку | Клас податку | В наявності? | Запаси ~ Запас ~ На складі | Дозволити
    резервування? | Вага (%s) | Ціна зі знижкою | Звичайна ціна | Категорії | Позначки | Зображення | Предок |
    Розташування ~ Позиція ~ Положення | | Назва %d атрибуту | %d значення атрибуту | Без категорії
  `,
} as const
