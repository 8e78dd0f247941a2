import multer from 'multer';
import {
  checkedFileSchema,
  checkedSchema,
  checkFileRequestSchema,
  checkRequestSchema,
  type Checked,
  type CheckRequest,
} from '../../graph-schema/api-check.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { Checks } from '../contract.ts';
import { route, type Route } from './route.ts';

const TAG = '校核';

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 30, fieldSize: 10_000 },
  defParamCharset: 'utf8',
});

/** Checks of texts that are no stored draft, so that other systems can use them too. */
export function checkRoutes(checks: Checks): Route[] {
  return [
    route({
      method: 'post',
      path: '/check',
      reads: true,
      summary: '校核一段文本或一份草稿，不入库',
      tag: TAG,
      limit: '20mb',
      body: checkRequestSchema,
      answer: checkedSchema,
      handle: ({ body }) => checkBody(checks, body),
    }),
    route({
      method: 'post',
      path: '/check/file',
      reads: true,
      summary: '校核一个文件（docx、pdf、txt、html、md），不入库',
      tag: TAG,
      form: 'file',
      body: checkFileRequestSchema,
      middleware: [upload.single('file')],
      answer: checkedFileSchema,
      handle: async ({ request: { file }, body: { all, ...said } }) => {
        if (!file) {
          throw new ZhengmaiError('BAD_REQUEST', '没有收到文件：把文件放在表单的 file 字段里。', { field: 'file' });
        }
        const source = { name: file.originalname, bytes: file.buffer };
        return { documents: await checks.file(source, { ...said, all: all === '1' }) };
      },
    }),
  ];
}

async function checkBody(checks: Checks, { draft, text, name, ...said }: CheckRequest): Promise<Checked> {
  if (draft) return checks.given(draft, said);
  const [checked] = await checks.file({ name, bytes: new TextEncoder().encode(text) }, said);
  if (!checked) throw new ZhengmaiError('UNREADABLE_FILE', `${name}：没有可以校核的文字。`);
  return checked;
}
