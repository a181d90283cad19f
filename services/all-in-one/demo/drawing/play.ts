import { area, both, circle, line, oval, rect, ring, type Shape, shadow } from './canvas.ts'

const wheel = (x: number, y: number, radius: number, tyre: string, hub: string) =>
  circle(x, y, radius, tyre) + circle(x, y, radius * 0.45, hub)

const train: Shape = (ink) =>
  shadow(330, 640) +
  line('M370 560H450', '#8a5a3c', 18) +
  rect(440, 420, 250, 150, 16, ink.accent) +
  rect(440, 530, 250, 40, 12, ink.accentDark) +
  circle(505, 400, 42, '#5f9a5c') +
  circle(580, 392, 50, '#f2c14e') +
  circle(645, 405, 36, '#3a63b8') +
  rect(450, 430, 230, 40, 8, ink.accent) +
  rect(110, 430, 270, 140, 24, ink.main) +
  rect(255, 290, 125, 190, 14, ink.dark) +
  rect(285, 330, 66, 70, 10, '#fbf9f5') +
  rect(235, 265, 165, 36, 14, '#f2c14e') +
  rect(145, 340, 52, 100, 8, ink.deep) +
  rect(132, 320, 78, 34, 10, '#f2c14e') +
  circle(165, 262, 26, '#ffffffcc') +
  circle(205, 218, 34, '#ffffffcc') +
  [170, 305, 500, 630].map((x) => wheel(x, 585, 54, '#8a5a3c', '#dcc39c')).join('')

const rings: Shape = (ink) =>
  shadow(220, 660) +
  circle(400, 160, 50, ink.accent) +
  [
    [95, 205, '#f2c14e'],
    [130, 285, '#e3833c'],
    [165, 365, '#d3573a'],
    [195, 445, '#7a4a6d'],
    [225, 525, '#3c8a8c'],
  ]
    .map(
      ([half, y, fill]) =>
        rect(400 - Number(half), Number(y), Number(half) * 2, 76, 38, String(fill)) +
        rect(424 - Number(half), Number(y) + 14, 60, 12, 6, '#ffffff66'),
    )
    .join('') +
  rect(180, 605, 440, 52, 26, ink.main)

const fox: Shape = (ink) =>
  shadow(190, 675) +
  area('M540 640Q690 620 650 440Q640 400 615 430Q620 540 520 570Z', ink.dark) +
  area('M655 470Q655 410 640 425Q618 400 615 430Q610 480 600 500Q640 510 655 470Z', '#fbf9f5') +
  area('M280 660Q250 420 400 420T520 660Q400 690 280 660Z', ink.main) +
  area('M335 660Q330 500 400 500T465 660Q400 675 335 660Z', '#fbf9f5') +
  both(area('M215 320L205 130Q290 150 340 230Z', ink.main) + area('M232 270L230 175Q275 190 300 235Z', ink.deep)) +
  area('M400 200Q600 210 620 360Q520 480 400 480T180 360Q200 210 400 200Z', ink.main) +
  both(
    area('M182 362Q260 340 320 380Q380 420 400 480Q290 480 182 362Z', '#fbf9f5') +
      circle(315, 340, 17, '#2f2c38') +
      rect(295, 630, 80, 50, 25, ink.dark),
  ) +
  oval(400, 452, 30, 22, '#2f2c38')

const block = (x: number, y: number, fill: string, mark: string) =>
  rect(x, y, 160, 160, 18, fill) + rect(x + 16, y + 16, 128, 128, 10, '#ffffff33') + mark

const blocks: Shape = (ink) =>
  shadow(290, 660) +
  block(145, 495, ink.main, circle(225, 575, 38, '#fbf9f5')) +
  block(320, 495, '#3c8a8c', area('M400 530L445 610H355Z', '#fbf9f5')) +
  block(495, 495, '#f2c14e', rect(542, 542, 66, 66, 8, '#fbf9f5')) +
  block(
    232,
    325,
    '#54749c',
    area('M312 360L324 392L358 394L332 415L341 448L312 430L283 448L292 415L266 394L300 392Z', '#fbf9f5'),
  ) +
  block(408, 325, '#7d8a55', line('M458 405H518M488 375V435', '#fbf9f5', 22)) +
  area('M312 320L400 170L488 320Z', ink.accent) +
  area('M400 170L488 320H430Z', ink.accentDark)

const piece = (x: number, y: number, fill: string) =>
  `<g transform="translate(${x} ${y})">${area('M0 0H62Q45 -48 85 -48T108 0H170V62Q218 45 218 85T170 108V170H108Q125 122 85 122T62 170H0V108Q48 125 48 85T0 62Z', fill)}</g>`

const puzzle: Shape = (ink) =>
  piece(195, 225, ink.main) +
  piece(369, 225, ink.accent) +
  piece(195, 399, '#3c8a8c') +
  `<g transform="rotate(14 500 540)">${piece(415, 445, '#f2c14e')}</g>`

const boardGame: Shape = (ink) =>
  shadow(300, 660) +
  rect(115, 210, 470, 430, 22, ink.dark) +
  rect(115, 185, 470, 400, 22, ink.main) +
  area('M115 500Q230 430 350 490T585 470V563Q585 585 563 585H137Q115 585 115 563Z', '#54749c') +
  area('M320 480L335 280H385L400 480Z', '#fbf9f5') +
  area('M328 380H392L396 425H324Z', '#d3573a') +
  rect(330, 250, 60, 38, 6, ink.accent) +
  area('M325 252Q360 205 395 252Z', '#d3573a') +
  area('M390 255L570 220V310L390 275Z', '#ffffff44') +
  rect(540, 530, 120, 120, 22, '#fbf9f5') +
  [
    [572, 562],
    [600, 590],
    [628, 618],
  ]
    .map(([x, y]) => circle(Number(x), Number(y), 12, ink.deep))
    .join('') +
  area('M480 650Q470 610 495 590Q475 560 505 545Q535 560 515 590Q540 610 530 650Z', ink.accent)

const bottle: Shape = (ink) =>
  shadow(120, 680) +
  line('M355 130Q355 80 400 80T445 130', ink.deep, 18) +
  rect(340, 115, 120, 90, 18, ink.accent) +
  rect(340, 170, 120, 34, 6, ink.accentDark) +
  area(
    'M345 205H455Q460 250 500 280Q515 300 515 330V640Q515 680 475 680H325Q285 680 285 640V330Q285 300 300 280Q340 250 345 205Z',
    ink.main,
  ) +
  area('M455 205Q460 250 500 280Q515 300 515 330V640Q515 680 475 680H430Q470 480 455 330Q440 280 430 205Z', ink.dark) +
  rect(315, 350, 20, 230, 10, ink.light) +
  area('M370 500L405 430L425 465L440 445L470 500Z', ink.pale)

const tent: Shape = (ink) =>
  shadow(340, 625) +
  area('M400 190L730 620H70Z', ink.main) +
  area('M400 190L730 620H560Z', ink.dark) +
  area('M400 300L520 620H280Z', ink.deep) +
  area('M400 300L280 620H215Q330 500 400 300Z', ink.accent) +
  line('M400 190L375 150M400 190L425 150', ink.deep, 12) +
  line('M130 620L80 650M670 620L720 650', ink.deep, 8) +
  line('M360 270L180 505', ink.light, 12)

const mat: Shape = (ink) =>
  shadow(300, 640, 410) +
  area('M210 520H640Q700 520 700 580V625H260Z', ink.light) +
  rect(150, 400, 460, 230, 115, ink.main) +
  area('M265 545H610Q560 630 495 630H265Z', ink.dark) +
  circle(265, 515, 115, ink.deep) +
  ring(265, 515, 92, ink.light, 14) +
  ring(265, 515, 60, ink.light, 14) +
  circle(265, 515, 30, ink.light) +
  rect(420, 398, 34, 234, 8, ink.accent) +
  rect(520, 400, 34, 230, 8, ink.accent)

const kettlebell: Shape = (ink) =>
  shadow(190, 660) +
  line('M310 380Q250 170 400 170T490 380', ink.main, 58) +
  line('M325 300Q320 200 400 196', ink.light, 12) +
  area('M400 310Q590 320 590 500Q590 600 520 655H280Q210 600 210 500Q210 320 400 310Z', ink.main) +
  area('M500 335Q590 380 590 500Q590 600 520 655H440Q570 520 500 335Z', ink.dark) +
  circle(395, 490, 84, ink.accent) +
  circle(395, 490, 64, ink.accentDark) +
  line('M370 462V518M395 478V518M420 462V518', '#fbf9f5', 12)

const helmet: Shape = (ink) =>
  line('M240 500Q300 640 400 655Q500 640 560 490', ink.deep, 14) +
  rect(370, 632, 60, 44, 12, ink.accent) +
  area('M120 490Q120 190 410 190T690 470Q700 520 640 525Q400 480 170 540Q125 540 120 490Z', ink.main) +
  area('M560 230Q680 310 690 470Q700 520 640 525L560 510Q640 380 560 230Z', ink.dark) +
  area(
    'M210 400Q250 280 350 250Q300 320 280 420ZM340 410Q360 300 430 245Q430 320 430 400ZM490 400Q500 320 490 260Q580 320 590 420Z',
    ink.deep,
  ) +
  line('M160 460Q160 370 205 310', ink.light, 16) +
  line('M145 525Q400 455 660 512', ink.accent, 18)

export const play = { train, rings, fox, blocks, puzzle, boardGame, bottle, tent, mat, kettlebell, helmet }
