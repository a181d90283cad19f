import { area, circle, faint, line, oval, rect, type Shape, shadow, turned } from './canvas.ts'

const mug: Shape = (ink) =>
  shadow(200, 640, 390) +
  line('M525 350H570Q630 350 630 415Q630 495 525 525', ink.dark, 40) +
  area('M245 275H535V550Q535 640 445 640H335Q245 640 245 550Z', ink.main) +
  area('M470 275H535V550Q535 640 445 640H400Q470 630 470 545Z', ink.dark) +
  area('M247 575Q255 640 335 640H445Q525 640 533 575Z', '#e6d3b8') +
  oval(390, 275, 145, 30, ink.pale) +
  oval(390, 279, 124, 21, '#5b3b2c') +
  rect(280, 340, 20, 180, 10, ink.light)

const casserole: Shape = (ink) =>
  shadow(250, 620) +
  line('M190 440H140Q120 440 120 465Q120 490 145 490H190', ink.deep, 26) +
  line('M610 440H660Q680 440 680 465Q680 490 655 490H610', ink.deep, 26) +
  area('M180 390H620V530Q620 620 530 620H270Q180 620 180 530Z', ink.main) +
  area('M540 390H620V530Q620 620 530 620H470Q540 610 540 530Z', ink.dark) +
  area('M180 365Q200 245 400 245T620 365Z', ink.light) +
  area('M480 252Q605 275 620 365H550Q550 290 480 252Z', ink.main) +
  rect(160, 360, 480, 38, 19, ink.deep) +
  rect(375, 205, 50, 46, 12, ink.accentDark) +
  rect(350, 180, 100, 38, 19, ink.accent) +
  rect(215, 430, 20, 120, 10, ink.pale)

const knife: Shape = (ink) =>
  turned(
    -38,
    faint(0.12, area('M95 480Q200 392 480 382L700 380V450H520V492H200Q130 492 95 480Z', '#241d38')) +
      area('M80 452Q180 350 470 345V462H190Q120 465 80 452Z', '#dfe5ea') +
      area('M80 452Q180 425 470 420V462H190Q120 465 80 452Z', '#bcc6cf') +
      rect(460, 340, 34, 124, 8, '#98a4af') +
      area('M494 345H690Q725 345 725 385Q725 425 690 425H600Q570 405 540 425H494Z', ink.main) +
      area('M494 392H724Q720 425 690 425H600Q570 405 540 425H494Z', ink.dark) +
      circle(540, 380, 9, ink.accent) +
      circle(605, 378, 9, ink.accent) +
      circle(670, 380, 9, ink.accent),
  )

const board: Shape = (ink) =>
  shadow(190, 660) +
  rect(345, 130, 110, 190, 50, ink.main) +
  circle(400, 185, 22, ink.deep) +
  rect(215, 255, 370, 400, 46, ink.main) +
  area('M520 255H539Q585 255 585 301V609Q585 655 539 655H520Z', ink.dark) +
  line('M270 320V590M330 300V470M330 530V610M400 330V600M460 300V420M460 480V610', ink.light, 8)

const dripper: Shape = (ink) =>
  shadow(180, 655) +
  line('M495 440Q600 430 590 520Q580 570 520 575', ink.accent, 26) +
  area('M330 370H470L480 430Q560 500 540 600Q530 655 470 655H330Q270 655 260 600Q240 500 320 430Z', '#e9f0f1') +
  area('M262 545Q255 570 260 600Q270 655 330 655H470Q530 655 540 600Q545 570 538 545Z', '#6a422d') +
  line('M295 520Q300 480 335 445', '#ffffff', 12) +
  rect(312, 395, 176, 46, 12, ink.accent) +
  rect(270, 345, 260, 26, 13, ink.dark) +
  area('M235 170H565L455 350H345Z', ink.main) +
  area('M470 170H565L455 350H412Z', ink.dark) +
  oval(400, 170, 165, 26, ink.pale) +
  oval(400, 172, 140, 18, '#5b3b2c')

const kettle: Shape = (ink) =>
  shadow(220, 640) +
  line('M255 340Q240 150 400 150T545 340', ink.accent, 30) +
  area('M560 400Q640 390 660 290L700 300Q690 480 570 520Z', ink.dark) +
  area('M250 330H550Q620 430 605 560Q595 640 510 640H290Q205 640 195 560Q180 430 250 330Z', ink.main) +
  area('M500 330H550Q620 430 605 560Q595 640 510 640H440Q530 625 535 550Q545 430 500 330Z', ink.dark) +
  area('M270 330Q290 270 400 270T530 330Z', ink.light) +
  rect(240, 318, 320, 26, 13, ink.deep) +
  circle(400, 258, 26, ink.accentDark) +
  line('M245 430Q228 490 240 560', ink.pale, 18)

const mill: Shape = (ink) =>
  shadow(120, 660) +
  circle(400, 140, 18, '#98a4af') +
  area('M330 215Q330 150 400 150T470 215Q470 265 440 280H360Q330 265 330 215Z', ink.light) +
  area('M430 156Q470 170 470 215Q470 265 440 280H405Q435 255 430 156Z', ink.main) +
  rect(352, 278, 96, 20, 8, ink.deep) +
  area(
    'M355 298H445Q475 330 455 375Q430 420 460 470Q500 530 495 620Q495 660 460 660H340Q305 660 305 620Q300 530 340 470Q370 420 345 375Q325 330 355 298Z',
    ink.main,
  ) +
  area(
    'M420 298H445Q475 330 455 375Q430 420 460 470Q500 530 495 620Q495 660 460 660H420Q450 560 410 470Q390 400 415 360Z',
    ink.dark,
  ) +
  line('M345 520Q335 570 338 615', ink.light, 14)

const jar = (x: number, top: number, width: number, filling: string, level: number, lid: string) =>
  rect(x, top, width, 650 - top, 34, '#eef3f3') +
  area(
    `M${x + 14} ${level}H${x + width - 14}V610Q${x + width - 14} 636 ${x + width - 40} 636H${x + 40}Q${x + 14} 636 ${x + 14} 610Z`,
    filling,
  ) +
  rect(x + 26, top + 50, 14, 150, 7, '#ffffff') +
  rect(x + 8, top - 30, width - 16, 46, 14, lid)

const jars: Shape = (ink) =>
  shadow(290, 652) +
  jar(120, 270, 180, '#e2b25c', 380, ink.main) +
  jar(320, 370, 165, '#8f5b3c', 450, ink.main) +
  jar(505, 440, 160, '#7f9b63', 500, ink.main)

export const kitchen = { mug, casserole, knife, board, dripper, kettle, mill, jars }
