import {
  BASIS_NAMES,
  CITATION_ROLE_NAMES,
  COMPARATOR_NAMES,
  KIND_NAMES,
  LEVEL_NAMES,
  RELATION_NAMES,
  ROLE_NAMES,
} from '../../graph-schema/names.ts';
import type { ExportRecord } from '../../graph-schema/records.ts';

type RecordType = ExportRecord['type'];
type RecordOf<Type extends RecordType> = Extract<ExportRecord, { type: Type }>;
export type CellValue = string | number | null;

/** Columns of one kind of record: heading, and what stands below it. */
export interface RecordSheet {
  name: string;
  header: string[];
  row: (record: ExportRecord) => CellValue[];
}

type Columns<Type extends RecordType> = Record<string, (record: RecordOf<Type>) => CellValue>;

function sheet<Type extends RecordType>(name: string, columns: Columns<Type>): RecordSheet {
  const cells = Object.values(columns);
  return { name, header: Object.keys(columns), row: (record) => cells.map((cell) => cell(record as RecordOf<Type>)) };
}

const list = (texts: readonly string[]): string => texts.join('、');

/** One table for each kind of record, for CSV and spreadsheets; numbers stay numbers. */
export const RECORD_SHEETS: Readonly<Record<RecordType, RecordSheet>> = {
  document: sheet<'document'>('文件', {
    文件: ({ document }) => document,
    标题: ({ title }) => title,
    层级: ({ level }) => level && LEVEL_NAMES[level],
    地区: ({ region }) => region,
    地区代码: ({ regionCode }) => regionCode,
    发文机关: ({ issuers }) => list(issuers),
    文种: ({ documentType }) => documentType,
    发文字号: ({ documentNumber }) => documentNumber,
    成文日期: ({ date }) => date,
    施行日期: ({ effectiveDate }) => effectiveDate,
    主送机关: ({ addressees }) => list(addressees),
    有效性: ({ validity }) => validity,
    主题: ({ theme }) => list(theme),
    标识: ({ id }) => id,
    来源文件: ({ source }) => source.file,
  }),
  clause: sheet<'clause'>('条款', {
    文件: ({ document }) => document,
    条款: ({ locator }) => locator,
    标题: ({ title }) => title,
    原文: ({ text }) => text,
    性质: ({ role }) => ROLE_NAMES[role],
    上级条款: ({ parent }) => parent,
    顺序: ({ order }) => order,
    标识: ({ id }) => id,
  }),
  target: sheet<'target'>('指标', {
    文件: ({ document }) => document,
    条款: ({ clause }) => clause,
    指标: ({ object }) => object,
    数值: ({ value }) => value,
    数值上限: ({ value2 }) => value2,
    比较: ({ cmp }) => COMPARATOR_NAMES[cmp],
    单位: ({ unit }) => unit,
    期限: ({ deadline }) => deadline,
    基期: ({ baseline }) => baseline,
    原文: ({ text }) => text,
    条款标识: ({ clauseId }) => clauseId,
  }),
  duty: sheet<'duty'>('责任单位', {
    文件: ({ document }) => document,
    条款: ({ clause }) => clause,
    牵头单位: ({ lead }) => lead,
    责任单位: ({ agencies }) => list(agencies),
    等: ({ etc }) => (etc ? '等' : ''),
    条款标识: ({ clauseId }) => clauseId,
  }),
  citation: sheet<'citation'>('引用', {
    文件: ({ document }) => document,
    条款: ({ clause }) => clause,
    被引标题: ({ title }) => title,
    被引文号: ({ number }) => number,
    被引条文: ({ provision }) => provision,
    关系: ({ role }) => CITATION_ROLE_NAMES[role],
    库中文件: ({ resolves }) => resolves,
    条款标识: ({ clauseId }) => clauseId,
  }),
  parent: sheet<'parent'>('文件关系', {
    下位文件: ({ from }) => from,
    上位文件: ({ to }) => to,
    关系: ({ relation }) => RELATION_NAMES[relation],
    依据: ({ basis }) => BASIS_NAMES[basis] ?? basis,
    把握: ({ confidence }) => confidence,
    理由: ({ reason }) => reason,
  }),
  link: sheet<'link'>('条款联系', {
    下位文件: ({ from }) => from.document,
    下位条款: ({ from }) => from.clause,
    上位文件: ({ to }) => to.document,
    上位条款: ({ to }) => to.clause,
    关系: ({ relation }) => RELATION_NAMES[relation],
    类型: ({ kind }) => KIND_NAMES[kind],
    分值: ({ score }) => score,
    把握: ({ band }) => (band === 'firm' ? '可信' : '候选'),
    依据: ({ evidence }) => evidence.map(({ text }) => text).join('……'),
    下位条款标识: ({ from }) => from.id,
    上位条款标识: ({ to }) => to.id,
  }),
  diagnostic: sheet<'diagnostic'>('校读提示', {
    文件: ({ document }) => document,
    条款: ({ clause }) => clause,
    代码: ({ code }) => code,
    说明: ({ message }) => message,
  }),
};
