import type { Ink } from './colour.ts'

/** Draws one thing, about 500 units high, on the 800 x 800 canvas and answers SVG elements. */
export type Shape = (ink: Ink) => string

/** The floor line on which things stand, in canvas units from the top. */
const floor = 655

export const rect = (x: number, y: number, width: number, height: number, radius: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`

export const circle = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`

export const oval = (x: number, y: number, radiusX: number, radiusY: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${radiusX}" ry="${radiusY}" fill="${fill}"/>`

export const area = (outline: string, fill: string) => `<path d="${outline}" fill="${fill}"/>`

export const line = (course: string, stroke: string, width: number) =>
  `<path d="${course}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

export const ring = (x: number, y: number, radius: number, stroke: string, width: number) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`

export const turned = (degrees: number, content: string) => `<g transform="rotate(${degrees} 400 400)">${content}</g>`

export const moved = (x: number, y: number, scale: number, content: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${content}</g>`

export const faint = (opacity: number, content: string) => `<g opacity="${opacity}">${content}</g>`

/** The content and its mirror image about the middle of the canvas. */
export const both = (content: string) => `${content}<g transform="matrix(-1 0 0 1 800 0)">${content}</g>`

/** The shadow under a thing that stands on the floor. */
export const shadow = (radiusX: number, y = floor, x = 400) => faint(0.16, oval(x, y, radiusX, 20, '#241d38'))

/** Lamplight that fades downwards; once per picture, as its gradient has a fixed id. */
export const beam = (outline: string) =>
  '<linearGradient id="beam" x2="0" y2="1"><stop stop-color="#ffeeb0"/><stop offset="1" stop-color="#ffeeb0" stop-opacity="0"/></linearGradient>' +
  area(outline, 'url(#beam)')

/** A finished picture: backdrop, soft disc, then the thing itself. */
export function picture(title: string, backdrop: string, disc: string, content: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" role="img"><title>${title}</title>`,
    `<path d="M0 0h800v800H0z" fill="${backdrop}"/>`,
    circle(400, 400, 325, disc),
    content,
    '</svg>\n',
  ].join('')
}
