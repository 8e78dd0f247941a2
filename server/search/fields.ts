import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { SearchEntry } from '../../graph-schema/search.ts';
import { LEVELS, type Level } from '../../graph-schema/terms.ts';
import { normalize } from './normalize.ts';

/** Field names that a query may use, and the field each stands for. */
export const FIELD_NAMES: Record<string, FieldName> = {
  发文机关: 'issuer', 发文单位: 'issuer', 机关: 'issuer',
  文号: 'number', 发文字号: 'number',
  层级: 'level', 级别: 'level',
  地区: 'region', 区域: 'region',
  年份: 'year', 年度: 'year',
  责任单位: 'agency', 牵头单位: 'lead', 牵头: 'lead',
  文种: 'documentType',
  标题: 'title', 文件: 'document',
  有指标: 'hasTarget', 有上位: 'hasUp', 有下位: 'hasDown',
}; // prettier-ignore

export type FieldName =
  | 'issuer'
  | 'number'
  | 'level'
  | 'region'
  | 'year'
  | 'agency'
  | 'lead'
  | 'documentType'
  | 'title'
  | 'document'
  | 'hasTarget'
  | 'hasUp'
  | 'hasDown';

const LEVEL_NAMES: Record<string, Level> = {
  国家: 'national', 国家级: 'national', 中央: 'national', 国务院: 'national',
  部委: 'ministry', 国家部委: 'ministry', 部级: 'ministry',
  省级: 'provincial', 省: 'provincial', 省市: 'provincial', 直辖市: 'provincial', 市级: 'provincial', 市: 'provincial',
  省级部门: 'provincial-department', 市级部门: 'provincial-department', 省厅: 'provincial-department',
  地市级: 'prefecture', 地市: 'prefecture', 地级市: 'prefecture',
  地市级部门: 'prefecture-department', 地市部门: 'prefecture-department',
  区县: 'county', 区县级: 'county', 区级: 'county', 县级: 'county', 区: 'county', 县: 'county',
  区县部门: 'county-department', 区级部门: 'county-department', 县级部门: 'county-department',
  乡镇: 'township', 街道: 'township', 乡镇级: 'township',
}; // prettier-ignore

const YES = new Set(['是', '有', 'true', '1']);
const NO = new Set(['否', '无', '没有', 'false', '0']);

/** Says whether a clause fits one value of a field. */
export type FieldTest = (entry: SearchEntry) => boolean;

const key = (text: string) => normalize(text).text;
const holds = (values: readonly string[], part: string) => values.some((value) => key(value).includes(part));

function yesNo(name: string, value: string): boolean {
  if (YES.has(value)) return true;
  if (NO.has(value)) return false;
  throw new ZhengmaiError('BAD_QUERY', `“${name}”后面写“是”或“否”，不能写“${value}”。`);
}

function level(value: string): Level {
  const known = LEVEL_NAMES[value] ?? LEVELS.find((name) => name === value);
  if (known) return known;
  throw new ZhengmaiError(
    'BAD_QUERY',
    `没有层级“${value}”。可写：国家、部委、省级、省级部门、地市级、区县、区县部门、乡镇。`,
  );
}

function years(value: string): [number, number] {
  // matches "2021", "2019-2023", "2021年"; not "21"
  const match = /^((?:19|20)\d\d)年?(?:[-至到]((?:19|20)\d\d)年?)?$/u.exec(key(value));
  if (!match) throw new ZhengmaiError('BAD_QUERY', `“${value}”不是年份。写作 2021 或 2019-2023。`);
  return [Number(match[1]), Number(match[2] ?? match[1])];
}

/**
 * The test for one value as the user wrote it.
 * @throws ZhengmaiError BAD_QUERY where the field cannot have the value
 */
export function fieldTest(field: FieldName, name: string, value: string): FieldTest {
  const part = key(value);
  switch (field) {
    case 'issuer':
      return (entry) => holds(entry.issuers, part);
    case 'number':
      return (entry) => entry.documentNumber !== null && key(entry.documentNumber).includes(part.replace(/号$/u, ''));
    case 'level': {
      const wanted = level(value);
      return (entry) => entry.level === wanted;
    }
    case 'region':
      return (entry) => entry.region !== null && key(entry.region).includes(part);
    case 'year': {
      const [first, last] = years(value);
      return (entry) => entry.year !== null && entry.year >= first && entry.year <= last;
    }
    case 'agency':
      return (entry) => holds(entry.agencies, part);
    case 'lead':
      return (entry) => entry.lead !== null && key(entry.lead).includes(part);
    case 'documentType':
      return (entry) => entry.documentType === value;
    case 'title':
      return (entry) => key(entry.title).includes(part) || key(entry.documentTitle).includes(part);
    case 'document':
      return (entry) =>
        entry.documentId === value || key(entry.document).includes(part) || key(entry.documentTitle).includes(part);
    case 'hasTarget': {
      const wanted = yesNo(name, value);
      return (entry) => entry.targets.length > 0 === wanted;
    }
    case 'hasUp': {
      const wanted = yesNo(name, value);
      return (entry) => entry.up > 0 === wanted;
    }
    case 'hasDown': {
      const wanted = yesNo(name, value);
      return (entry) => entry.down > 0 === wanted;
    }
  }
}
