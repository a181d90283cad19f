/** What the texts of some categories have in common. The common ones stand first. */
interface Theme {
  materials: readonly string[]
  /** What is told of their products. */
  terms: readonly string[]
}

/** What products of a category are called, made of, described with and sold in. */
export interface Section extends Theme {
  /** Category names from the root down. */
  path: readonly string[]
  types: readonly string[]
  /** Names of options; most of its products have at most the first. */
  options: readonly string[]
  /** Euros. */
  price: readonly [low: number, high: number]
}

const split = (text: string) => text.split(' ')
const list = (text: string) => text.split(',').map((entry) => entry.trim())
const theme = (materials: string, terms: string): Theme => ({ materials: split(materials), terms: split(terms) })

const CLOTHES = theme(
  'Cotton Linen Merino Wool Denim Cashmere Silk Corduroy Hemp Velvet Fleece Viscose Jersey Leather',
  'fit cut fabric cotton seam collar sleeve pocket hem lining soft wash stretch breathable waist layer warm light weight wear',
)
const KITCHEN = theme(
  'Steel Ceramic Stoneware Glass Copper Enamel Porcelain Bamboo Walnut Silicone Aluminium Marble',
  'cook heat handle lid oven hob dishwasher base steel glaze grip edge pour steam stir serve table bowl rim coating',
)
const HOME = theme(
  'Oak Linen Cotton Walnut Brass Ash Wool Steel Velvet Glass Rattan Cork Marble Felt',
  'room wall light corner wood oak frame fabric cover cushion warm shade shelf floor style piece finish solid assembled',
)
const TECH = theme(
  'Aluminium Silicone Steel Leather Bamboo Glass Nylon',
  'battery charge cable screen sound wireless port usb app signal quiet hour fast storage sensor case adapter mode pair update',
)
const OUTDOOR = theme(
  'Nylon Canvas Leather Aluminium Steel Titanium Fleece Rubber Cork',
  'trail rain pack strap waterproof pole camp light weight night wind mountain mat dry zip layer frame tent carry weather',
)
const CARE = theme(
  'Almond Argan Lavender Silver Aloe Shea Rosemary Jojoba Charcoal',
  'skin hair oil scent vegan bottle gentle dry water natural lavender cream wash morning drop shine fresh daily plant balm',
)

function section(
  path: string,
  types: string,
  { materials, terms }: Theme,
  options: string,
  price: readonly [number, number],
): Section {
  return { path: list(path), types: list(types), materials, terms, options: list(options), price }
}

export const SECTIONS: readonly Section[] = [
  section(
    'Clothing, Tops',
    "T-Shirt, Shirt, Women's Blouse, Polo, Tank Top, Henley, Tunic",
    CLOTHES,
    'Size, Colour',
    [9, 79],
  ),
  section(
    'Clothing, Knitwear',
    "Sweater, Cardigan, Hoodie, Men's Pullover, Turtleneck, Vest",
    CLOTHES,
    'Size, Colour',
    [29, 199],
  ),
  section(
    'Clothing, Trousers',
    'Jeans, Chinos, Leggings, Shorts, Joggers, Culottes',
    CLOTHES,
    'Size, Colour',
    [25, 149],
  ),
  section(
    'Clothing, Outerwear',
    'Jacket, Parka, Raincoat, Trench Coat, Gilet, Anorak',
    CLOTHES,
    'Size, Colour',
    [59, 399],
  ),
  section('Clothing, Underwear', 'Socks, Boxer Shorts, Bralette, Tights, Pyjamas', CLOTHES, 'Size, Colour', [5, 59]),
  section(
    'Shoes, Trainers',
    "Running Shoe, Trainer, Women's Sneaker, Court Shoe, Slip-On",
    CLOTHES,
    'Shoe size, Colour',
    [39, 189],
  ),
  section('Shoes, Boots', 'Ankle Boot, Chelsea Boot, Hiking Boot, Wellington', OUTDOOR, 'Shoe size, Colour', [59, 289]),
  section(
    'Accessories, Bags',
    'Tote Bag, Rucksack, Wallet, Crossbody Bag, Duffel, Laptop Sleeve',
    OUTDOOR,
    'Colour',
    [15, 249],
  ),
  section('Accessories, Jewellery', 'Ring, Necklace, Earrings, Bracelet, Brooch', CARE, 'Metal, Length', [12, 590]),
  section(
    'Kitchen, Cookware',
    'Frying Pan, Saucepan, Casserole, Wok, Roasting Tin, Crêpe Pan',
    KITCHEN,
    'Diameter, Colour',
    [19, 279],
  ),
  section('Kitchen, Tableware', 'Mug, Plate, Bowl, Espresso Cup, Serving Dish, Carafe', KITCHEN, 'Colour', [6, 69]),
  section(
    'Kitchen, Knives',
    "Chef's Knife, Bread Knife, Paring Knife, Santoku, Sharpener",
    KITCHEN,
    'Length',
    [12, 229],
  ),
  section(
    'Kitchen, Coffee and Tea',
    'Coffee Grinder, Teapot, French Press, Kettle, Café Filter, Milk Jug',
    KITCHEN,
    'Capacity, Colour',
    [9, 199],
  ),
  section(
    'Home, Furniture',
    'Chair, Side Table, Bookcase, Stool, Desk, Bench, Sofa',
    HOME,
    'Colour, Material',
    [49, 1490],
  ),
  section('Home, Lighting', 'Table Lamp, Pendant, Floor Lamp, Lantern, Light Bulb', HOME, 'Colour', [14, 349]),
  section(
    'Home, Textiles',
    'Blanket, Cushion, Bath Towel, Duvet Cover, Curtain, Tablecloth',
    HOME,
    'Size, Colour',
    [12, 189],
  ),
  section('Home, Décor', 'Vase, Candle, Picture Frame, Mirror, Wall Clock, Plant Pot', HOME, 'Colour', [8, 159]),
  section(
    'Electronics, Audio',
    'Headphones, Wireless Speaker, Earbuds, Turntable, Soundbar, Wi-Fi Radio',
    TECH,
    'Colour',
    [19, 549],
  ),
  section(
    'Electronics, Accessories',
    'USB-C Cable, Charger, Power Bank, Phone Case, Keyboard, Mouse',
    TECH,
    'Colour, Length',
    [7, 149],
  ),
  section(
    'Electronics, Smart Home',
    'Smart Plug, Doorbell, Thermostat, Motion Sensor, Wi-Fi Router',
    TECH,
    'Pack',
    [15, 289],
  ),
  section(
    'Outdoor, Camping',
    'Tent, Sleeping Bag, Camp Stove, Head Torch, Water Bottle, Hammock',
    OUTDOOR,
    'Colour, Capacity',
    [12, 499],
  ),
  section(
    'Outdoor, Cycling',
    'Helmet, Bike Light, Pannier, Pump, Saddle, Bottle Cage',
    OUTDOOR,
    'Size, Colour',
    [9, 229],
  ),
  section(
    'Outdoor, Garden',
    'Watering Can, Planter, Secateurs, Trowel, Bird Feeder, Hose',
    OUTDOOR,
    'Colour',
    [8, 119],
  ),
  section('Beauty, Skin', 'Face Cream, Serum, Cleanser, Hand Balm, Sunscreen, Body Oil', CARE, 'Capacity', [6, 89]),
  section('Beauty, Hair', 'Shampoo, Conditioner, Hair Mask, Brush, Comb, Styling Wax', CARE, 'Capacity', [5, 49]),
  section('Children, Toys', 'Building Blocks, Puzzle, Soft Toy, Rattle, Play Kitchen, Kite', HOME, 'Colour', [7, 99]),
  section(
    'Children, Clothing',
    "Baby Romper, Children's T-Shirt, Snowsuit, Mittens, Sun Hat",
    CLOTHES,
    'Age, Colour',
    [8, 89],
  ),
  section(
    'Stationery, Paper',
    'Notebook, Planner, Sketchbook, Greeting Card, Wrapping Paper',
    HOME,
    'Colour, Pages',
    [3, 39],
  ),
  section('Stationery, Pens', 'Fountain Pen, Ballpoint, Pencil Set, Marker, Ink Bottle', HOME, 'Colour', [2, 129]),
  section(
    'Food, Pantry',
    'Olive Oil, Honey, Jalapeño Salsa, Pasta, Spice Mix, Granola, Müsli',
    KITCHEN,
    'Weight',
    [3, 39],
  ),
]
