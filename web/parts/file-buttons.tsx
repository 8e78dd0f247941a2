import { printPage } from '../state/printing.ts';

/** Names of the files that tables are given as. */
const NAMES = { xlsx: '导出 XLSX', docx: 'Word', csv: 'CSV' };
export type FileFormat = keyof typeof NAMES;

interface FileButtonsProps {
  formats: readonly FileFormat[];
  href: (format: FileFormat) => string;
}

/** The second click of a double click gives no second file. */
function onlyFirst(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

/** What is shown as files, and on paper. */
export function FileButtons({ formats, href }: FileButtonsProps) {
  return (
    <span class="btn-row push">
      {formats.map((format) => (
        <a key={format} class="btn btn--small" href={href(format)} download onClick={onlyFirst}>
          {NAMES[format]}
        </a>
      ))}
      <button class="btn btn--small" type="button" onClick={printPage}>
        打印
      </button>
    </span>
  );
}
