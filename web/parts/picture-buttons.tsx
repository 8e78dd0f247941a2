import { toast } from '../state/toasts.ts';
import { savePng, saveSvg } from './picture.ts';

/** Saves the drawing that the selector finds, as SVG or PNG. */
export function PictureButtons({ selector, name }: { selector: string; name: string }) {
  const drawing = (): SVGSVGElement | null => document.querySelector<SVGSVGElement>(selector);
  const png = (): void => {
    const svg = drawing();
    if (svg) savePng(svg, name).catch(() => toast('浏览器没能画成图片，用 SVG 试试'));
  };
  return (
    <span class="btn-row">
      <button
        class="btn btn--small"
        type="button"
        onClick={() => {
          const svg = drawing();
          if (svg) saveSvg(svg, name);
        }}
      >
        导出 SVG
      </button>
      <button class="btn btn--small" type="button" onClick={png}>
        PNG
      </button>
    </span>
  );
}
