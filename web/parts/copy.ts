import { toast } from '../state/toasts.ts';

/** Copies through a hidden field: pages that are not served over https or from this machine have no clipboard API. */
function copyByField(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

/** Copies a text and says so. */
export async function copyText(text: string, receipt: string): Promise<void> {
  const done =
    'clipboard' in navigator
      ? await navigator.clipboard.writeText(text).then(
          () => true,
          () => copyByField(text),
        )
      : copyByField(text);
  toast(done ? receipt : '浏览器不让复制，请选中文字后按 Ctrl+C');
}

/** Copies a link to a place of this site. */
export function copyLink(href: string): Promise<void> {
  return copyText(new URL(href, window.location.href).href, '已复制条款链接');
}

/** Lets the browser load a file by itself, however large, under the name that the server gives it. */
export function saveFrom(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
