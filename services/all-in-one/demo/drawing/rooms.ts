import { area, beam, both, circle, faint, line, oval, rect, ring, type Shape, shadow } from './canvas.ts'

const deskLamp: Shape = (ink) =>
  shadow(170, 655, 340) +
  beam('M455 290L600 215L720 560H420Z') +
  line('M340 640L270 420L470 240', ink.main, 26) +
  circle(270, 420, 26, ink.deep) +
  rect(210, 625, 260, 30, 15, ink.dark) +
  area('M420 290Q400 190 490 165Q570 150 625 205Z', ink.accent) +
  area('M545 160Q590 170 625 205L540 243Q560 200 545 160Z', ink.accentDark) +
  circle(475, 205, 16, ink.deep)

const pendant: Shape = (ink) =>
  line('M400 0V190', ink.deep, 8) +
  rect(370, 160, 60, 50, 12, ink.deep) +
  circle(400, 420, 230, ink.main) +
  faint(0.8, circle(400, 430, 130, '#fff3c4')) +
  [50, 115, 180]
    .map(
      (reach) =>
        `<ellipse cx="400" cy="420" rx="${reach}" ry="228" fill="none" stroke="${ink.dark}" stroke-width="5"/>`,
    )
    .join('') +
  line('M185 340H615M170 420H630M185 500H615M240 580H560M240 260H560', ink.dark, 4)

const mushroomLamp: Shape = (ink) =>
  shadow(150, 655) +
  beam('M210 400H590L640 640H160Z') +
  area('M350 400H450L465 600H335Z', ink.light) +
  area('M410 400H450L465 600H415Z', ink.main) +
  rect(275, 595, 250, 58, 29, ink.main) +
  area('M410 595H496Q525 595 525 624T496 653H410Q440 624 410 595Z', ink.dark) +
  area('M160 410Q170 175 400 175T640 410Q640 430 615 430H185Q160 430 160 410Z', ink.main) +
  area('M500 190Q635 235 640 410Q640 430 615 430H540Q570 290 500 190Z', ink.dark) +
  line('M225 350Q240 270 305 235', ink.pale, 18)

const floorLamp: Shape = (ink) =>
  shadow(210, 690) +
  beam('M265 330H535L600 560H200Z') +
  line('M400 320L400 690M400 390L245 690M400 390L555 690', ink.main, 20) +
  circle(400, 395, 24, ink.deep) +
  area('M310 100H490L560 340H240Z', ink.accent) +
  area('M420 100H490L560 340H450Z', ink.accentDark) +
  rect(305, 90, 190, 18, 9, ink.accentDark)

const pillar = (x: number, top: number, width: number, main: string, dark: string) =>
  faint(0.35, circle(x + width / 2, top - 50, 62, '#ffe9a8')) +
  area(`M${x + width / 2} ${top - 95}q32 45 0 75q-32 -30 0 -75Z`, '#f0a63a') +
  line(`M${x + width / 2} ${top - 22}v28`, '#4b4038', 6) +
  rect(x, top, width, 652 - top, 16, main) +
  rect(x + width * 0.66, top, width * 0.34, 652 - top, 16, dark) +
  oval(x + width / 2, top + 10, width / 2, 14, dark)

const candles: Shape = (ink) =>
  shadow(280, 650) +
  pillar(165, 380, 140, ink.main, ink.dark) +
  pillar(330, 270, 150, ink.main, ink.dark) +
  pillar(505, 470, 130, ink.main, ink.dark)

const fold = (y: number, height: number, main: string, dark: string) =>
  rect(150, y, 500, height, height / 2, main) +
  line(`M610 ${y + height / 2}H220`, dark, 6) +
  area(
    `M560 ${y}H${650 - height / 2}a${height / 2} ${height / 2} 0 0 1 0 ${height}H560q30 ${-height / 2} 0 ${-height}Z`,
    dark,
  )

const bedding: Shape = (ink) =>
  shadow(260, 640) +
  fold(540, 95, ink.dark, ink.deep) +
  fold(445, 95, ink.main, ink.dark) +
  fold(350, 95, ink.light, ink.main) +
  area(
    'M200 250Q185 165 260 185Q400 205 540 185Q615 165 600 250Q590 300 605 335Q600 370 540 355Q400 340 260 355Q200 370 195 335Q210 300 200 250Z',
    ink.pale,
  ) +
  line('M235 225Q250 270 240 315M560 225Q548 270 560 315', ink.main, 8) +
  rect(385, 350, 30, 285, 4, ink.accent)

const throwRug: Shape = (ink) =>
  line(
    'M215 620V690M265 620V690M315 620V690M365 620V690M435 620V690M485 620V690M535 620V690M585 620V690',
    ink.deep,
    12,
  ) +
  rect(190, 130, 420, 510, 26, ink.main) +
  rect(190, 200, 420, 46, 0, ink.accent) +
  rect(190, 264, 420, 16, 0, ink.accent) +
  rect(190, 530, 420, 46, 0, ink.accent) +
  rect(190, 496, 420, 16, 0, ink.accent) +
  faint(0.18, area('M500 130H584Q610 130 610 156V614Q610 640 584 640H500Q530 400 500 130Z', '#241d38')) +
  line('M290 150V620M380 150V620', ink.light, 6)

const cushion: Shape = (ink) =>
  shadow(230, 650) +
  area(
    'M165 175Q400 225 635 175Q650 165 650 190Q600 400 655 630Q655 655 630 645Q400 600 170 645Q145 655 145 630Q200 400 150 190Q150 165 165 175Z',
    ink.main,
  ) +
  area('M560 190L635 175Q650 165 650 190Q600 400 655 630Q655 655 630 645L540 630Q600 400 560 190Z', ink.dark) +
  line('M240 240Q400 270 560 240M240 580Q400 550 560 580', ink.light, 8) +
  circle(400, 410, 22, ink.accent) +
  line('M400 380V330M400 440V490M370 410H320M430 410H480', ink.dark, 8)

const towel: Shape = (ink) => {
  const weave = [300, 360, 420, 480].map((y) => `M250 ${y}H520`).join('')
  const warp = [295, 340, 385, 430, 475].map((x) => `M${x} 240V530`).join('')
  return (
    rect(130, 165, 540, 24, 12, ink.accent) +
    circle(130, 177, 24, ink.accentDark) +
    circle(670, 177, 24, ink.accentDark) +
    rect(270, 170, 300, 400, 14, ink.deep) +
    rect(230, 155, 310, 510, 18, ink.main) +
    line(weave + warp, ink.light, 7) +
    rect(230, 575, 310, 16, 0, ink.dark) +
    rect(230, 605, 310, 16, 0, ink.dark)
  )
}

const rug: Shape = (ink) =>
  faint(0.12, oval(400, 425, 315, 200, '#241d38')) +
  [
    [310, ink.dark],
    [285, ink.main],
    [225, ink.accent],
    [195, ink.main],
    [120, ink.light],
    [60, ink.dark],
  ]
    .map(([reach, fill]) => oval(400, 405, Number(reach), Number(reach) * 0.63, String(fill)))
    .join('')

const chair: Shape = (ink) =>
  shadow(190, 680) +
  both(
    line('M275 480L255 680', ink.dark, 26) +
      line('M325 470L335 640', ink.deep, 20) +
      line('M285 470L275 150', ink.main, 26),
  ) +
  rect(262, 140, 276, 90, 36, ink.main) +
  line('M345 230V450M400 230V450M455 230V450', ink.dark, 14) +
  rect(235, 440, 330, 54, 26, ink.light) +
  rect(235, 468, 330, 26, 13, ink.accent)

const armchair: Shape = (ink) =>
  shadow(270, 680) +
  both(line('M235 600L215 680', ink.accent, 26)) +
  rect(210, 170, 380, 400, 90, ink.dark) +
  rect(245, 205, 310, 300, 60, ink.main) +
  rect(225, 440, 350, 120, 44, ink.light) +
  rect(190, 520, 420, 100, 40, ink.main) +
  both(rect(130, 370, 120, 250, 56, ink.main) + rect(152, 395, 18, 120, 9, ink.light)) +
  area('M610 400Q670 420 670 426V564Q670 620 614 620H600Q640 520 610 400Z', ink.dark)

const sideTable: Shape = (ink) =>
  shadow(210, 690) +
  line('M300 380L240 690M500 380L560 690M400 390V680', ink.main, 22) +
  oval(400, 385, 240, 48, ink.dark) +
  oval(400, 370, 240, 48, ink.light) +
  area('M360 260Q330 300 345 350Q400 375 455 350Q470 300 440 260V225H360Z', ink.accent) +
  line('M400 225Q390 160 345 120M400 225Q415 150 460 130', '#5f9a5c', 8) +
  oval(340, 118, 30, 20, '#5f9a5c') +
  oval(468, 128, 32, 20, '#78b074') +
  circle(402, 110, 34, '#e3a23c') +
  ring(402, 110, 14, '#b9814f', 8)

export const rooms = {
  deskLamp,
  pendant,
  mushroomLamp,
  floorLamp,
  candles,
  bedding,
  throwRug,
  cushion,
  towel,
  rug,
  chair,
  armchair,
  sideTable,
}
