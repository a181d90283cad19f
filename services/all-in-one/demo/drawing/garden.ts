import { area, circle, line, moved, oval, rect, type Shape, shadow, turned } from './canvas.ts'

const planter = (main: string, dark: string, light: string) =>
  area('M270 510H530L500 660H300Z', main) + area('M450 510H530L500 660H430Z', dark) + rect(252, 465, 296, 58, 14, light)

const pot: Shape = (ink) =>
  shadow(170, 660) +
  area('M225 330H575L525 630Q520 660 490 660H310Q280 660 275 630Z', ink.main) +
  area('M480 330H575L525 630Q520 660 490 660H430Q465 500 480 330Z', ink.dark) +
  rect(195, 235, 410, 105, 20, ink.light) +
  area('M500 235H585Q605 235 605 255V320Q605 340 585 340H500Z', ink.main) +
  oval(400, 240, 190, 26, ink.deep) +
  oval(400, 246, 165, 16, '#59402f') +
  line('M270 400L295 580', ink.light, 16)

const bigLeaf = (x: number, y: number, degrees: number, fill: string, vein: string) =>
  `<g transform="translate(${x} ${y}) rotate(${degrees})">${
    area(
      'M0 0Q-110 -40 -100 -140Q-70 -215 0 -240Q70 -215 100 -140Q110 -40 0 0ZM-100 -150L-98 -110L-45 -125ZM100 -150L45 -125L98 -110ZM-88 -75L-70 -45L-40 -75ZM88 -75L40 -75L70 -45Z',
      fill,
    ) + line('M0 0V-200', vein, 7)
  }</g>`

const monstera: Shape = (ink) =>
  shadow(140, 660) +
  line('M400 480Q380 400 280 350M400 480Q420 380 530 340M400 480V300', '#3f6b52', 12) +
  bigLeaf(285, 360, -58, '#4f8a5a', '#3f6b52') +
  bigLeaf(520, 350, 55, '#5f9a5c', '#3f6b52') +
  bigLeaf(400, 330, 4, '#73ad69', '#4f8a5a') +
  planter(ink.main, ink.dark, ink.light)

const blade = (x: number, lean: number, height: number, fill: string) =>
  area(
    `M${x - 30} 480Q${x - 40 + lean / 2} ${480 - height / 2} ${x + lean} ${480 - height}Q${x + 40 + lean / 2} ${480 - height / 2} ${x + 30} 480Z`,
    fill,
  )

const snakePlant: Shape = (ink) =>
  shadow(140, 660) +
  blade(330, -70, 250, '#3f6b52') +
  blade(470, 80, 270, '#3f6b52') +
  blade(365, -25, 350, '#5f9a5c') +
  blade(435, 30, 320, '#4f8a5a') +
  blade(400, 5, 380, '#8fb86e') +
  line('M402 460L404 160', '#5f9a5c', 8) +
  planter(ink.main, ink.dark, ink.light)

const seedBox: Shape = (ink) =>
  shadow(240, 650) +
  [205, 340, 475]
    .map(
      (x, at) =>
        rect(x, 190 + (at % 2) * 30, 120, 300, 10, at === 1 ? ink.accent : '#fbf9f5') +
        line(`M${x + 60} ${330 + (at % 2) * 30}v-60`, '#3f6b52', 8) +
        area(`M${x + 60} ${290 + (at % 2) * 30}q-45 5 -45 -45q45 -5 45 45q0 -55 45 -50q0 50 -45 50Z`, '#5f9a5c'),
    )
    .join('') +
  rect(160, 420, 480, 230, 18, ink.main) +
  rect(160, 520, 480, 12, 0, ink.dark) +
  rect(330, 462, 140, 36, 18, ink.deep) +
  line('M190 575H300M500 600H610M400 560H470', ink.light, 8)

const wateringCan: Shape = (ink) =>
  shadow(230, 645) +
  line('M470 330Q640 300 620 430Q605 540 510 570', ink.dark, 30) +
  line('M330 330Q350 190 440 190T500 330', ink.dark, 26) +
  area('M300 520L165 300L200 280L320 420Z', ink.dark) +
  area('M120 330L225 250L200 225Q130 240 105 300Z', ink.deep) +
  area('M285 320H515L545 610Q545 645 510 645H290Q255 645 255 610Z', ink.main) +
  area('M455 320H515L545 610Q545 645 510 645H430Q475 500 455 320Z', ink.dark) +
  oval(400, 322, 116, 20, ink.deep) +
  line('M315 400L300 560', ink.pale, 16)

const handle = (main: string, dark: string) =>
  rect(370, 430, 60, 230, 28, main) + rect(370, 590, 60, 26, 0, dark) + rect(382, 360, 36, 90, 10, '#98a4af')

const trowels: Shape = (ink) =>
  moved(
    -110,
    20,
    1,
    turned(
      -14,
      handle(ink.main, ink.accent) +
        area('M330 370H470Q490 230 400 120Q310 230 330 370Z', '#c6ccd3') +
        area('M400 120Q490 230 470 370H415Z', '#a9b3bd'),
    ),
  ) +
  moved(
    110,
    20,
    1,
    turned(
      14,
      handle(ink.main, ink.accent) + line('M340 150V290Q340 360 400 360T460 290V150M400 150V360', '#b4bec8', 26),
    ),
  )

const birdhouse: Shape = (ink) =>
  rect(380, 560, 40, 240, 4, ink.deep) +
  area('M240 330L400 190L560 330V590H240Z', ink.main) +
  area('M470 250L560 330V590H470Z', ink.dark) +
  line('M225 345L400 180L575 345', ink.accent, 44) +
  circle(390, 390, 56, ink.deep) +
  line('M390 490V520', ink.deep, 22) +
  line('M265 590H535', ink.accentDark, 26) +
  oval(345, 545, 44, 34, '#54749c') +
  circle(312, 515, 25, '#54749c') +
  area('M288 510L266 520L290 526Z', '#e3a23c') +
  circle(306, 510, 4, '#241d38') +
  area('M380 540L430 560L380 566Z', '#34466e')

export const garden = { pot, monstera, snakePlant, seedBox, wateringCan, trowels, birdhouse }
