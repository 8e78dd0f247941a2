import { saveFile } from './copy.ts';

/** Looks that are written on the elements themselves: style attributes are not let through by the page's own policy. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-weight',
  'font-size',
  'font-family',
  'text-anchor',
];

/** A drawing as a file of its own, with the colours that it has on screen and paper behind it. */
export function drawingText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  for (const [index, element] of Array.from(copy.querySelectorAll('*')).entries()) {
    const style = getComputedStyle(originals[index]!);
    for (const name of LOOKS) element.setAttribute(name, style.getPropertyValue(name));
  }
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const box = svg.viewBox.baseVal;
  for (const [name, value] of [
    ['x', box.x],
    ['y', box.y],
    ['width', box.width],
    ['height', box.height],
  ] as const) {
    paper.setAttribute(name, String(value));
  }
  paper.setAttribute('fill', getComputedStyle(svg).getPropertyValue('--paper').trim() || '#fff');
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveFile(`${name}.svg`, 'image/svg+xml', drawingText(svg));
}

/** Pixels of a picture for one of the drawing: sharp on paper. */
const SCALE = 2;
/** Browsers draw nothing on larger canvases. */
const LONGEST_SIDE = 16_000;

/** Saves a drawing as PNG. @throws Error where the browser cannot draw it */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawingText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('no picture');
  saveFile(`${name}.png`, 'image/png', blob);
}
