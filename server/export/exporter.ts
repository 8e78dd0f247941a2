import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { EXPORT_FORMATS, type ExportFormat } from './formats.ts';
import { MEDIA } from './media.ts';
import type { ExportRecord } from '../../graph-schema/records.ts';
import { chosenDocuments, type ExportFilter, type ExportView } from './view.ts';

type FileFormat = Extract<ExportFormat, { kind: 'file' }>;

/** Formats that are one file. */
export const FILE_FORMATS = Object.keys(EXPORT_FORMATS).filter((name) => EXPORT_FORMATS[name]!.kind === 'file');

/** Media types that the exporter may give. */
export const EXPORT_MEDIA = [...FILE_FORMATS.map((name) => (EXPORT_FORMATS[name] as FileFormat).media), MEDIA.csv];

/** A file that is about to be given out, made as it is read. */
export interface ExportFile {
  name: string;
  media: string;
  pieces: AsyncIterable<string | Uint8Array>;
}

export interface ExportRequest extends ExportFilter {
  format: string;
  only: readonly ExportRecord['type'][];
  base: string;
}

/** Gives out the store, or a choice of its documents, as files. */
export type Exporter = (request: ExportRequest) => Promise<ExportFile>;

/**
 * @throws (from the exporter) ZhengmaiError DOCUMENT_NOT_FOUND where nothing passes the filter
 */
export function createExporter(store: GraphStore): Exporter {
  return async ({ format, only, base, ...filter }) => {
    const { pieces, extension, media } = EXPORT_FORMATS[format] as FileFormat;
    const view = { base, ...(await viewOf(store, format, { ...filter, only })) };
    const single = format === 'csv' && only.length === 1;
    return {
      name: `政脉.${single ? 'csv' : extension}`,
      media: single ? MEDIA.csv : media,
      pieces: pieces(store, view),
    };
  };
}

/**
 * What a filter and a choice of kinds of records let through, for one format.
 * @throws ZhengmaiError DOCUMENT_NOT_FOUND where nothing passes; BAD_REQUEST where the format takes no choice
 */
export async function viewOf(
  store: GraphStore,
  format: string,
  { only, ...filter }: ExportFilter & Pick<ExportRequest, 'only'>,
): Promise<ExportView> {
  const documents = await chosenDocuments(store, filter);
  if (documents?.length === 0) throw new ZhengmaiError('DOCUMENT_NOT_FOUND', '没有符合条件的文件，没有导出。');
  if (EXPORT_FORMATS[format]!.whole && (documents || only.length > 0))
    throw new ZhengmaiError('BAD_REQUEST', `${format} 只能导出全库，不能选文件或记录种类。`, { field: 'format' });
  return { ...(documents && { documents }), ...(only.length > 0 && { only }) };
}
