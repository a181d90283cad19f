import { area, both, circle, line, oval, rect, ring, type Shape, shadow, turned } from './canvas.ts'

const cover = (main: string, dark: string, motif: string) =>
  shadow(200, 672, 415) +
  area('M585 150L620 175V675H255L215 650Z', '#fbf9f5') +
  line('M600 170V660M230 662H600', '#d6cfc2', 5) +
  rect(215, 130, 375, 525, 12, main) +
  rect(215, 130, 44, 525, 12, dark) +
  motif

const bookBowl: Shape = (ink) =>
  cover(
    ink.main,
    ink.dark,
    rect(300, 185, 250, 20, 10, ink.pale) +
      rect(340, 222, 170, 14, 7, ink.light) +
      area('M310 420H540Q535 530 425 530T310 420Z', ink.accent) +
      rect(295, 405, 260, 24, 12, ink.accentDark) +
      line(
        'M370 370Q350 345 370 320T370 275M425 370Q405 345 425 320T425 275M480 370Q460 345 480 320T480 275',
        ink.pale,
        9,
      ) +
      rect(370, 585, 110, 14, 7, ink.light),
  )

const bookLeaf: Shape = (ink) =>
  cover(
    ink.main,
    ink.dark,
    rect(300, 560, 250, 20, 10, ink.pale) +
      rect(340, 597, 170, 14, 7, ink.light) +
      line('M425 510V210', ink.accentDark, 10) +
      area(
        'M425 300Q340 300 330 215Q425 210 425 300ZM425 300Q510 300 520 215Q425 210 425 300ZM425 400Q320 400 310 310Q425 300 425 400ZM425 400Q530 400 540 310Q425 300 425 400ZM425 500Q330 500 320 420Q425 410 425 500ZM425 500Q520 500 530 420Q425 410 425 500Z',
        ink.accent,
      ),
  )

const bookPeaks: Shape = (ink) =>
  cover(
    ink.main,
    ink.dark,
    circle(490, 270, 52, ink.accent) +
      area('M259 560L360 340L430 450L480 390L590 560V643Q590 655 578 655H259Z', ink.deep) +
      area('M360 340L395 395L365 415L335 395ZM480 390L510 436L485 450L458 420Z', ink.pale) +
      rect(300, 180, 150, 18, 9, ink.pale) +
      rect(300, 214, 110, 14, 7, ink.light),
  )

const notebook: Shape = (ink) =>
  shadow(190, 672) +
  rect(232, 150, 355, 515, 26, '#fbf9f5') +
  rect(220, 135, 355, 515, 26, ink.main) +
  area('M540 135H549Q575 135 575 161V624Q575 650 549 650H540Z', ink.dark) +
  rect(500, 135, 20, 515, 0, ink.accent) +
  line('M330 650V700', ink.accent, 14) +
  rect(275, 230, 170, 90, 10, ink.pale) +
  line('M300 262H420M300 290H380', ink.dark, 7)

const pen: Shape = (ink) =>
  turned(
    -40,
    area('M80 400L200 352V448Z', ink.accent) +
      line('M95 400H170', ink.accentDark, 5) +
      circle(172, 400, 9, ink.accentDark) +
      area('M190 350Q230 338 270 338V462Q230 462 190 450Z', ink.deep) +
      rect(262, 332, 22, 136, 8, ink.accent) +
      area('M284 334H640Q715 345 715 400T640 466H284Z', ink.main) +
      area('M284 420H713Q700 458 640 466H284Z', ink.dark) +
      rect(470, 332, 26, 136, 6, ink.accent) +
      rect(520, 318, 170, 22, 11, ink.accent) +
      line('M310 362H440', ink.pale, 10),
  )

const paintBox: Shape = (ink) => {
  const pans = [
    '#d3573a',
    '#e3a23c',
    '#f2c14e',
    '#5f9a5c',
    '#3c8a8c',
    '#3a63b8',
    '#4a4a86',
    '#7a4a6d',
    '#a8395a',
    '#8a5a3c',
    '#4b4d57',
    '#fbf9f5',
  ]
  return (
    shadow(290, 650) +
    rect(120, 160, 560, 220, 26, ink.dark) +
    rect(145, 185, 510, 180, 16, '#fbf9f5') +
    oval(270, 270, 70, 50, '#cfe3ee') +
    oval(420, 280, 60, 44, '#f4d7c9') +
    oval(555, 265, 62, 46, '#dcebd2') +
    rect(120, 380, 560, 260, 26, ink.main) +
    pans.map((fill, at) => rect(150 + (at % 6) * 86, 410 + Math.floor(at / 6) * 105, 70, 86, 10, fill)).join('') +
    turned(
      -62,
      rect(220, 560, 300, 20, 10, ink.accent) +
        rect(190, 556, 50, 28, 4, '#98a4af') +
        area('M110 570Q150 548 190 556V584Q150 592 110 570Z', '#3a63b8'),
    )
  )
}

const calendar: Shape = (ink) => {
  const days = Array.from({ length: 28 }, (_, at) =>
    circle(268 + (at % 7) * 44, 470 + Math.floor(at / 7) * 48, at === 16 ? 19 : 11, at === 16 ? ink.accent : ink.light),
  ).join('')
  return (
    line('M400 70L330 130H470Z', ink.deep, 6) +
    circle(400, 66, 12, ink.deep) +
    rect(205, 130, 390, 560, 16, '#fbf9f5') +
    rect(205, 130, 390, 270, 16, ink.main) +
    area('M205 400V340Q290 270 360 340T480 310T595 340V400Z', ink.dark) +
    circle(500, 210, 42, ink.accent) +
    rect(300, 424, 200, 18, 9, ink.deep) +
    days
  )
}

const headphones: Shape = (ink) =>
  line('M200 470V400Q200 170 400 170T600 400V470', ink.main, 44) +
  line('M250 300Q290 195 400 190', ink.light, 12) +
  both(
    rect(220, 425, 60, 210, 28, ink.deep) +
      rect(150, 415, 96, 230, 46, ink.main) +
      rect(150, 415, 44, 230, 22, ink.dark) +
      circle(205, 530, 20, ink.accent),
  )

const speaker: Shape = (ink) =>
  shadow(250, 650) +
  line('M260 230Q260 150 340 150H460Q540 150 540 230', ink.accent, 24) +
  rect(150, 220, 500, 430, 60, ink.main) +
  area('M580 220H590Q650 220 650 280V590Q650 650 590 650H560Q610 430 580 220Z', ink.dark) +
  circle(330, 435, 145, ink.deep) +
  circle(330, 435, 112, ink.dark) +
  circle(330, 435, 46, ink.accent) +
  circle(555, 380, 52, ink.deep) +
  circle(555, 380, 24, ink.accent) +
  line('M520 520H590M520 560H590', ink.light, 14)

const turntable: Shape = (ink) =>
  shadow(320, 640) +
  rect(90, 190, 620, 420, 34, ink.main) +
  rect(90, 560, 620, 66, 30, ink.dark) +
  circle(340, 385, 172, '#2f2c38') +
  [140, 112, 86].map((radius) => ring(340, 385, radius, '#4a4655', 5)).join('') +
  circle(340, 385, 56, ink.accent) +
  circle(340, 385, 9, '#fbf9f5') +
  line('M610 260L600 430L480 490', '#e9edf0', 16) +
  circle(610, 260, 40, ink.deep) +
  circle(610, 260, 20, '#e9edf0') +
  circle(610, 535, 22, ink.deep)

const watch: Shape = (ink) =>
  area('M320 240L335 70H465L480 240ZM320 560L335 730H465L480 560Z', ink.main) +
  area('M430 240L425 70H465L480 240ZM430 560L425 730H465L480 560Z', ink.dark) +
  line('M400 650h0M400 685h0M400 615h0', ink.deep, 14) +
  rect(575, 380, 36, 40, 8, ink.accentDark) +
  circle(400, 400, 188, ink.accentDark) +
  circle(400, 400, 172, ink.accent) +
  circle(400, 400, 148, '#fbf9f5') +
  line('M400 275V300M400 500V525M275 400H300M500 400H525', '#3a3a44', 12) +
  line('M400 400V310M400 400L465 440', '#3a3a44', 14) +
  line('M400 430L345 320', '#d3573a', 6) +
  circle(400, 400, 13, '#3a3a44')

const clock: Shape = (ink) =>
  shadow(170, 680) +
  line('M285 590L245 670M515 590L555 670', ink.deep, 30) +
  both(area('M185 250Q190 150 305 150L330 185Q240 215 215 285Z', ink.accent)) +
  line('M400 190V140', ink.deep, 22) +
  circle(400, 410, 225, ink.main) +
  area('M500 209A225 225 0 0 1 500 611Q620 410 500 209Z', ink.dark) +
  circle(400, 410, 172, '#fbf9f5') +
  line('M400 265V290M400 530V555M255 410H280M520 410H545', ink.deep, 14) +
  line('M400 410V310M400 410L330 460', '#3a3a44', 16) +
  circle(400, 410, 15, ink.accent)

export const desk = {
  bookBowl,
  bookLeaf,
  bookPeaks,
  notebook,
  pen,
  paintBox,
  calendar,
  headphones,
  speaker,
  turntable,
  watch,
  clock,
}
