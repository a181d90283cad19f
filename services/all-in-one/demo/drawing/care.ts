import { area, circle, line, oval, rect, type Shape, shadow, turned } from './canvas.ts'

const label = (x: number, y: number, width: number, ink: string, mark: string) =>
  rect(x, y, width, 150, 10, '#fbf9f5') +
  line(`M${x + width * 0.25} ${y + 115}h${width * 0.5}`, ink, 8) +
  area(`M${x + width / 2} ${y + 90}q-36 -20 -24 -62q38 6 40 30q8 -30 34 -26q2 42 -50 58Z`, mark)

const pump: Shape = (ink) =>
  shadow(140, 670) +
  line('M400 260V170H300Q280 170 280 200', ink.deep, 28) +
  rect(360, 225, 80, 60, 10, ink.deep) +
  area('M350 285H450Q530 310 530 390V630Q530 670 490 670H310Q270 670 270 630V390Q270 310 350 285Z', ink.main) +
  area('M440 285H450Q530 310 530 390V630Q530 670 490 670H450Q500 480 440 285Z', ink.dark) +
  label(300, 430, 200, ink.deep, ink.accent) +
  rect(298, 350, 16, 60, 8, ink.pale)

const soapBar: Shape = (ink) =>
  shadow(260, 610) +
  rect(150, 500, 500, 100, 44, ink.accent) +
  line('M210 505V560M290 505V560M370 505V560M450 505V560M530 505V560M600 505V560', ink.accentDark, 12) +
  rect(190, 340, 420, 190, 80, ink.main) +
  area('M540 342Q610 345 610 420V450Q610 530 530 530H470Q570 450 540 342Z', ink.dark) +
  line('M290 435Q340 395 400 435T510 435', ink.pale, 14) +
  circle(245, 290, 34, '#ffffffaa') +
  circle(310, 240, 22, '#ffffffaa') +
  circle(540, 270, 40, '#ffffffaa') +
  circle(475, 220, 16, '#ffffffaa')

const creamJar: Shape = (ink) =>
  shadow(210, 640) +
  rect(200, 360, 400, 280, 50, ink.main) +
  area('M530 360H550Q600 360 600 410V590Q600 640 550 640H500Q570 500 530 360Z', ink.dark) +
  rect(185, 250, 430, 120, 30, ink.accent) +
  line(
    'M230 285V335M280 285V335M330 285V335M380 285V335M430 285V335M480 285V335M530 285V335M575 285V335',
    ink.accentDark,
    8,
  ) +
  label(285, 430, 220, ink.deep, '#5f9a5c') +
  rect(228, 420, 16, 130, 8, ink.pale)

const razor: Shape = (ink) =>
  turned(
    32,
    rect(372, 300, 56, 400, 26, ink.accent) +
      rect(404, 300, 24, 400, 12, ink.accentDark) +
      line('M378 420H422M378 450H422M378 480H422M378 510H422M378 540H422M378 570H422', ink.deep, 8) +
      rect(384, 220, 32, 90, 8, ink.main) +
      rect(250, 150, 300, 84, 30, ink.main) +
      rect(262, 206, 276, 34, 10, ink.pale) +
      line('M300 190H500', ink.dark, 10),
  )

const diffuser: Shape = (ink) =>
  shadow(160, 665) +
  line('M385 330L300 90M395 330L365 70M405 330L430 65M415 330L500 95', '#b9814f', 10) +
  rect(345, 300, 110, 70, 14, ink.accent) +
  rect(250, 360, 300, 300, 54, ink.main) +
  area('M490 360H496Q550 360 550 414V606Q550 660 496 660H450Q520 520 490 360Z', ink.dark) +
  label(300, 440, 200, ink.deep, ink.accent) +
  oval(400, 302, 55, 12, ink.accentDark)

export const care = { pump, soapBar, creamJar, razor, diffuser }
