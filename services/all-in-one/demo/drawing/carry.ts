import { area, circle, line, oval, rect, type Shape, shadow } from './canvas.ts'

const trainer: Shape = (ink) =>
  shadow(310, 590) +
  area(
    'M130 330Q180 310 230 350Q300 360 345 300Q380 280 410 310L560 430Q680 450 690 540H120Q105 420 130 330Z',
    ink.main,
  ) +
  area('M560 430Q680 450 690 540H540Q530 470 560 430Z', ink.pale) +
  area('M130 330Q150 320 175 322Q190 430 180 540H120Q105 420 130 330Z', ink.dark) +
  line('M365 325L330 365M410 350L375 395M455 385L420 430M500 420L465 460', ink.pale, 16) +
  line('M250 490Q330 500 400 440', ink.accent, 20) +
  rect(100, 525, 605, 60, 28, ink.pale) +
  rect(112, 556, 580, 12, 6, ink.accent)

const boot: Shape = (ink) =>
  shadow(250, 670, 420) +
  area('M230 150H470V400Q480 450 560 475Q660 500 665 610H230Q215 400 230 150Z', ink.main) +
  area('M230 150H290Q270 400 295 610H230Q215 400 230 150Z', ink.dark) +
  area('M560 475Q660 500 665 610H560Q520 540 560 475Z', ink.light) +
  area('M330 165H430Q440 330 400 420Q340 350 330 165Z', ink.accent) +
  line('M350 190V330M378 190V370M406 190V330', ink.accentDark, 6) +
  rect(222, 600, 450, 40, 14, ink.deep) +
  rect(222, 625, 130, 44, 8, ink.deep) +
  line('M250 150Q250 110 275 130V165', ink.accent, 12)

const slipper: Shape = (ink) =>
  shadow(300, 590) +
  area('M125 400Q200 370 300 400Q360 300 470 320Q660 360 680 520Q685 560 640 560H150Q110 500 125 400Z', ink.main) +
  area('M470 320Q660 360 680 520Q685 560 640 560H540Q580 400 470 320Z', ink.dark) +
  area('M120 395Q210 350 305 395Q330 350 372 330Q330 430 250 440Q170 440 120 420Z', ink.accent) +
  rect(115, 540, 575, 46, 23, ink.deep) +
  line('M410 400Q480 390 540 440M420 450Q470 445 510 475', ink.light, 10)

const runner: Shape = (ink) =>
  shadow(310, 595) +
  area(
    'M125 300Q165 280 215 330Q300 345 340 290Q370 270 405 300L570 420Q690 440 700 520H120Q100 390 125 300Z',
    ink.main,
  ) +
  area('M570 420Q690 440 700 520H560Q540 460 570 420Z', ink.dark) +
  area('M200 520Q260 420 360 400L320 520ZM350 520Q390 440 460 420L440 520Z', ink.accent) +
  line('M355 315L320 355M400 345L365 385M448 380L412 420M495 412L460 452', ink.pale, 13) +
  area('M95 500Q240 520 400 505T715 505Q720 560 680 570H130Q95 560 95 500Z', ink.pale) +
  line('M135 580h50M215 580h50M295 580h50M375 580h50M455 580h50M535 580h50M615 580h50', ink.deep, 22) +
  line('M125 300Q110 270 130 250', ink.accent, 16)

const welly: Shape = (ink) =>
  shadow(230, 670, 410) +
  area('M245 140H480V430Q490 480 560 490Q640 510 645 620H245Z', ink.main) +
  area('M245 140H305V620H245Z', ink.dark) +
  rect(232, 125, 262, 56, 16, ink.accent) +
  line('M345 250V400', ink.light, 20) +
  area('M520 485Q640 500 645 620H560Q570 540 520 485Z', ink.light) +
  rect(235, 605, 425, 58, 18, ink.accent) +
  line('M270 645h0M330 645h0M390 645h0M450 645h0M510 645h0M570 645h0M625 645h0', ink.accentDark, 16)

const tote: Shape = (ink) =>
  shadow(210, 670) +
  line('M310 340Q290 130 400 130T490 340', ink.deep, 26) +
  area('M210 300H590L620 640Q622 668 594 668H206Q178 668 180 640Z', ink.main) +
  area('M510 300H590L620 640Q622 668 594 668H510Q550 480 510 300Z', ink.dark) +
  line('M315 310Q305 160 400 160T485 310', ink.accent, 24) +
  rect(296, 300, 38, 90, 8, ink.accent) +
  rect(466, 300, 38, 90, 8, ink.accent) +
  circle(385, 510, 66, ink.light) +
  area('M385 560Q340 520 365 470Q400 450 420 465Q430 520 385 560Z', ink.accent)

const backpack: Shape = (ink) =>
  shadow(200, 675) +
  line('M350 150Q350 100 400 100T450 150', ink.deep, 22) +
  area('M225 300Q180 420 195 600L240 620V320ZM575 300Q620 420 605 600L560 620V320Z', ink.deep) +
  rect(225, 190, 350, 480, 64, ink.main) +
  area('M500 190H511Q575 190 575 254V606Q575 670 511 670H480Q530 420 500 190Z', ink.dark) +
  area('M240 150H560Q575 150 575 170V290Q400 330 225 290V170Q225 150 240 150Z', ink.light) +
  rect(275, 430, 250, 190, 34, ink.dark) +
  line('M300 480H500', ink.accent, 12) +
  line('M320 260V400M480 260V400', ink.accent, 22) +
  rect(303, 370, 34, 44, 8, ink.accentDark) +
  rect(463, 370, 34, 44, 8, ink.accentDark)

const suitcase: Shape = (ink) =>
  shadow(190, 690) +
  line('M335 230V105H465V230', '#98a4af', 20) +
  rect(325, 90, 150, 34, 17, ink.deep) +
  circle(285, 672, 22, ink.deep) +
  circle(515, 672, 22, ink.deep) +
  rect(225, 210, 350, 450, 46, ink.main) +
  area('M500 210H529Q575 210 575 256V614Q575 660 529 660H500Z', ink.dark) +
  line('M285 260V610M345 260V610M405 260V610M465 260V610', ink.dark, 14) +
  line('M270 260V610M330 260V610M390 260V610M450 260V610', ink.light, 6) +
  rect(355, 395, 90, 70, 12, ink.accent) +
  line('M375 430H425', ink.accentDark, 10)

const duffel: Shape = (ink) =>
  shadow(290, 640) +
  line('M270 400Q270 190 400 190T530 400', ink.accentDark, 26) +
  rect(120, 320, 560, 315, 110, ink.main) +
  area('M600 325Q680 340 680 430V525Q680 635 570 635H540Q650 480 600 325Z', ink.dark) +
  line('M200 350H600', ink.deep, 12) +
  rect(255, 335, 34, 300, 6, ink.accent) +
  rect(511, 335, 34, 300, 6, ink.accent) +
  rect(330, 430, 140, 110, 16, ink.dark) +
  line('M330 465H470', ink.accent, 8) +
  line('M165 410Q155 470 170 530', ink.light, 16)

const wallet: Shape = (ink) =>
  shadow(240, 610) +
  rect(230, 195, 310, 160, 18, '#87b5d6') +
  rect(250, 235, 310, 140, 18, ink.accent) +
  rect(160, 270, 480, 330, 40, ink.main) +
  area('M560 270H600Q640 270 640 310V560Q640 600 600 600H540Q590 430 560 270Z', ink.dark) +
  `<rect x="182" y="292" width="436" height="286" rx="26" fill="none" stroke="${ink.light}" stroke-width="5" stroke-dasharray="16 12"/>` +
  area('M640 380H520Q470 380 470 430T520 480H640Z', ink.deep) +
  circle(525, 430, 20, ink.accent) +
  oval(300, 440, 60, 60, ink.dark)

export const carry = { trainer, boot, slipper, runner, welly, tote, backpack, suitcase, duffel, wallet }
