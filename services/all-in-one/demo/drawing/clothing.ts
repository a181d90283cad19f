import { area, both, circle, line, oval, rect, type Shape, turned } from './canvas.ts'

const torso = 'M300 175Q400 215 500 175L560 200V640Q560 655 545 655H255Q240 655 240 640V200Z'
const longSleeve = 'M300 178L245 200Q205 225 190 300L135 590Q132 605 148 609L208 622Q222 624 225 610L262 420Z'
const shortSleeve = 'M300 178L245 200Q205 220 180 270L125 375Q120 388 132 395L205 432Q217 437 224 425L262 350Z'

const side = (fill: string) => area('M480 184L500 175L560 200V640Q560 655 545 655H470Q520 420 480 184Z', fill)

const jumper: Shape = (ink) =>
  both(area(longSleeve, ink.dark)) +
  area(torso, ink.main) +
  side(ink.dark) +
  both(rect(134, 576, 92, 44, 14, ink.deep)) +
  rect(238, 610, 324, 48, 14, ink.deep) +
  line('M305 180Q400 255 495 180', ink.deep, 28) +
  line('M262 330H538M262 370H538M262 410H538', ink.light, 10) +
  line(
    'M280 350h0M320 350h0M360 350h0M400 350h0M440 350h0M480 350h0M520 350h0M300 390h0M340 390h0M380 390h0M420 390h0M460 390h0M500 390h0',
    ink.accent,
    14,
  )

const tshirt: Shape = (ink) =>
  both(area(shortSleeve, ink.dark)) +
  area(torso, ink.main) +
  side(ink.dark) +
  line('M308 182Q400 262 492 182', ink.deep, 20) +
  line('M256 622H544', ink.light, 6) +
  line('M150 372L214 405M650 372L586 405', ink.light, 6)

const buttons = (x: number, from: number, to: number, step: number, fill: string) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => circle(x, from + at * step, 9, fill)).join('')

const shirt: Shape = (ink) =>
  both(area(longSleeve, ink.dark)) +
  area(torso, ink.main) +
  side(ink.dark) +
  rect(376, 220, 48, 435, 0, ink.light) +
  buttons(400, 270, 620, 70, ink.deep) +
  both(area('M300 160L400 235L345 300L285 200Z', ink.pale) + line('M400 235L345 300L287 202', ink.deep, 5)) +
  rect(450, 330, 80, 90, 8, ink.light) +
  both(line('M146 568L222 586', ink.deep, 8))

const jacket: Shape = (ink) =>
  both(area(longSleeve, ink.dark)) +
  area('M290 190Q280 90 400 90T510 190L400 260Z', ink.deep) +
  area('M325 195Q325 130 400 130T475 195L400 245Z', ink.accentDark) +
  area(torso, ink.main) +
  side(ink.dark) +
  area('M300 175Q400 215 500 175L400 300Z', ink.deep) +
  line('M400 265V650', ink.accent, 12) +
  rect(386, 290, 28, 44, 10, ink.accentDark) +
  both(line('M290 500L350 470', ink.deep, 14) + rect(140, 570, 86, 26, 8, ink.accent)) +
  rect(245, 622, 310, 20, 8, ink.deep) +
  line('M275 260V430', ink.light, 12)

const choreJacket: Shape = (ink) =>
  both(area(longSleeve, ink.dark)) +
  area(torso, ink.main) +
  side(ink.dark) +
  both(
    area('M300 165L400 230L350 320L280 205Z', ink.light) +
      rect(268, 480, 104, 130, 12, ink.light) +
      line('M268 512H372', ink.deep, 6),
  ) +
  rect(440, 330, 84, 96, 10, ink.light) +
  line('M400 250V650', ink.deep, 6) +
  buttons(420, 290, 610, 80, ink.accent) +
  both(line('M145 572L222 590', ink.deep, 6))

const gilet: Shape = (ink) =>
  area(
    'M300 175Q270 330 240 360V625Q240 650 265 650H535Q560 650 560 625V360Q530 330 500 175Q400 215 300 175Z',
    ink.main,
  ) +
  area('M480 184L500 175Q530 330 560 360V625Q560 650 535 650H470Q515 420 480 184Z', ink.dark) +
  both(area('M300 175Q262 200 250 235Q275 300 240 360Q300 330 318 190Z', ink.dark)) +
  area('M305 185Q310 120 400 120T495 185Q400 240 305 185Z', ink.deep) +
  line(
    'M250 400Q400 425 550 400M240 480Q400 505 560 480M240 560Q400 585 560 560M285 320Q400 345 515 320M298 250Q400 270 502 250',
    ink.deep,
    8,
  ) +
  line('M400 215V648', ink.accent, 14)

const dress: Shape = (ink) =>
  both(area('M318 140L262 165Q225 200 205 290L270 315L310 260Z', ink.dark)) +
  area(
    'M320 138L400 250L480 138L535 165Q525 270 490 350Q560 540 600 670Q400 715 200 670Q240 540 310 350Q275 270 265 165Z',
    ink.main,
  ) +
  area('M490 350Q560 540 600 670Q540 686 470 692Q500 520 440 350Z', ink.dark) +
  line('M320 138L470 350M480 138L400 250', ink.light, 12) +
  rect(302, 335, 196, 36, 14, ink.accent) +
  line('M318 360Q290 420 300 480M325 360Q320 420 335 460', ink.accentDark, 14) +
  line('M345 400Q310 540 290 670M405 400Q410 540 405 680', ink.light, 8)

const trousers: Shape = (ink) =>
  area('M285 130H515L600 670H440L400 330L360 670H200Z', ink.main) +
  area('M450 130H515L600 670H515Q520 380 450 130Z', ink.dark) +
  rect(280, 115, 240, 46, 12, ink.deep) +
  circle(400, 138, 11, ink.accent) +
  line('M400 165V330', ink.deep, 8) +
  line('M310 175Q310 240 275 260M490 175Q490 240 525 260', ink.deep, 7) +
  line('M300 300L270 655', ink.light, 8)

const scarf: Shape = (ink) =>
  line(
    'M465 610V670M495 610V670M525 610V670M555 610V670M265 540V600M295 540V600M325 540V600M355 540V600',
    ink.deep,
    10,
  ) +
  area('M255 250L365 290V545H255Z', ink.dark) +
  area('M440 300L565 260V620H440Z', ink.main) +
  rect(440, 540, 125, 26, 0, ink.accent) +
  rect(440, 490, 125, 26, 0, ink.accent) +
  rect(255, 470, 110, 26, 0, ink.accentDark) +
  area('M200 240Q200 150 400 150T600 240Q620 350 400 380Q180 350 200 240Z', ink.main) +
  oval(400, 225, 140, 48, ink.deep) +
  line('M235 270Q290 340 400 345T565 270', ink.light, 12)

const beanie: Shape = (ink) =>
  circle(400, 165, 62, ink.accent) +
  circle(380, 148, 22, '#ffffff55') +
  area('M190 520Q180 200 400 200T610 520Z', ink.main) +
  area('M490 225Q620 290 610 520H520Q540 350 490 225Z', ink.dark) +
  line(
    'M290 280Q255 370 260 490M350 240Q320 360 325 490M415 225Q410 360 405 490M480 250Q500 370 490 490',
    ink.light,
    9,
  ) +
  rect(165, 490, 470, 130, 40, ink.deep) +
  line('M220 515V595M270 515V595M320 515V595M370 515V595M420 515V595M470 515V595M520 515V595M570 515V595', ink.dark, 12)

const belt: Shape = (ink) =>
  `<circle cx="400" cy="400" r="215" fill="none" stroke="${ink.main}" stroke-width="74"/>` +
  `<circle cx="400" cy="400" r="160" fill="none" stroke="${ink.dark}" stroke-width="40"/>` +
  `<circle cx="400" cy="400" r="236" fill="none" stroke="${ink.light}" stroke-width="5" stroke-dasharray="16 12"/>` +
  area('M400 145H620Q665 145 690 185Q665 225 620 225H400Z', ink.main) +
  line('M560 185h0M600 185h0M640 185h0', ink.deep, 15) +
  `<rect x="400" y="125" width="110" height="120" rx="20" fill="none" stroke="${ink.accent}" stroke-width="22"/>` +
  rect(400, 176, 100, 18, 9, ink.accentDark)

const sock = (main: string, dark: string, band: string) =>
  area('M320 130H450V430Q450 460 480 480L590 550Q640 590 610 630Q580 665 530 645L360 560Q320 535 320 480Z', main) +
  area('M320 480Q320 535 360 560L410 585Q430 500 320 430Z', dark) +
  area('M590 550Q640 590 610 630Q580 665 530 645L500 630Q500 570 560 530Z', dark) +
  rect(312, 120, 146, 56, 14, dark) +
  rect(320, 220, 130, 22, 0, band) +
  rect(320, 262, 130, 22, 0, band)

const socks: Shape = (ink) =>
  `<g transform="translate(-125 -10)">${sock(ink.accent, ink.accentDark, ink.pale)}</g>` +
  `<g transform="translate(35 30)">${sock(ink.main, ink.dark, ink.accent)}</g>`

const hat: Shape = (ink) =>
  turned(
    -8,
    oval(400, 520, 320, 92, ink.dark) +
      oval(400, 500, 320, 88, ink.main) +
      area('M225 490Q235 235 400 235T575 490Q400 560 225 490Z', ink.light) +
      area('M480 250Q570 300 575 490Q545 505 505 513Q530 360 480 250Z', ink.main) +
      area('M228 430Q400 500 572 430L576 495Q400 565 224 495Z', ink.accent) +
      line('M270 340Q400 380 530 340M290 290Q400 320 510 290', ink.dark, 6),
  )

export const clothing = {
  jumper,
  tshirt,
  shirt,
  jacket,
  choreJacket,
  gilet,
  dress,
  trousers,
  scarf,
  beanie,
  belt,
  socks,
  hat,
}
