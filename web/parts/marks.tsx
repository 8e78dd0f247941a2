import type { ComponentChildren } from 'preact';
import { KIND_NAMES, LEVEL_NAMES, REVIEW_NAMES, VERDICT_NAMES } from '../../graph-schema/names.ts';
import type { Level, LinkKind, ReviewDecision, Verdict } from '../../graph-schema/terms.ts';

/** The marks of the one vocabulary: the same square means the same in every view. */

/** Kinds of link and states of coverage that have a mark of their own. */
export type MarkKind = LinkKind | 'weak' | 'body' | 'none' | 'new' | 'restate';
export const MARK_NAMES: Record<MarkKind, string> = {
  ...KIND_NAMES,
  weak: '同题',
  body: '仅正文',
  none: '遗漏',
  new: '无上位',
  restate: '分解',
};

/** ■ 逐字 ◧ 改写 □ 主题 … With `bare` the word is for screen readers only. */
export function Kind({ kind, label, bare }: { kind: MarkKind; label?: string; bare?: boolean }) {
  const word = label ?? MARK_NAMES[kind];
  return (
    <span class={`kind kind--${kind}`} title={bare ? word : undefined}>
      {bare ? <span class="visually-hidden">{word}</span> : word}
    </span>
  );
}

const LEVEL_CLASS: Record<Level, string> = {
  national: 'national',
  ministry: 'city',
  provincial: 'city',
  'provincial-department': 'city',
  prefecture: 'city',
  'prefecture-department': 'city',
  county: 'county',
  'county-department': 'county',
  township: 'county',
};

/** Last character that says what kind of region it is: 重庆市 → 市, 云南省 → 省, 梁平区 → 区, 某自治县 → 县. */
function regionSign(region: string | null, fallback: string): string {
  const last = region?.slice(-1) ?? '';
  return '省市区县州盟旗镇乡'.includes(last) && last !== '' ? last : fallback;
}

/** One or two characters for a level: 国, 部, 部市, 省, 市, 区, 县, 镇. */
export function levelSign(level: Level | null, region: string | null): string {
  switch (level) {
    case null:
      return '？';
    case 'national':
      return '国';
    case 'ministry':
      return region ? `部${regionSign(region, '省')}` : '部';
    case 'provincial':
    case 'provincial-department':
      return regionSign(region, '省');
    case 'prefecture':
    case 'prefecture-department':
      return regionSign(region, '市');
    case 'county':
    case 'county-department':
      return regionSign(region, '县');
    case 'township':
      return regionSign(region, '乡');
  }
}

export interface LevelProps {
  level: Level | null;
  region: string | null;
  /** False for documents that are only cited: dashed. */
  held?: boolean;
}

/** Level badge: 国 filled, 部 市 with a base line, 区 plain, dashed where the document is not held. */
export function LevelBadge({ level, region, held = true }: LevelProps) {
  const look = held ? (level ? LEVEL_CLASS[level] : 'unknown') : 'not-held';
  const words = [level ? LEVEL_NAMES[level] : '层级未知', region, held ? '' : '未入库'].filter(Boolean).join(' · ');
  return (
    <span class={`level level--${look}`} title={words}>
      <span aria-hidden="true">{levelSign(level, region)}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}

const VERDICT_CLASS: Record<Verdict, string> = {
  same: 'same',
  raised: 'raised',
  lowered: 'lowered',
  'different-basis': 'basis',
  'no-value': 'no-value',
  'no-deadline': 'no-deadline',
  'value-added': 'added',
  'deadline-added': 'added',
  share: 'share',
};

/** = 一致 ▲ 加码 ▼ 减码 ÷ 分解 ○ 缺数值 … */
export function VerdictMark({ verdict, children }: { verdict: Verdict; children?: ComponentChildren }) {
  return <span class={`verdict verdict--${VERDICT_CLASS[verdict]}`}>{children ?? VERDICT_NAMES[verdict]}</span>;
}

/** ○ 未复核 ● 已确认, struck through 已驳回, dotted square 候选. */
export function ReviewMark({ decision, candidate }: { decision: ReviewDecision | null; candidate?: boolean }) {
  if (decision === null) {
    return <span class={`review${candidate ? ' review--candidate' : ''}`}>{candidate ? '候选' : '未复核'}</span>;
  }
  const look = decision === 'rejected' ? 'rejected' : 'confirmed';
  return <span class={`review review--${look}`}>{REVIEW_NAMES[decision]}</span>;
}

/** A score as a number and a short bar. */
export function Score({ value }: { value: number }) {
  return (
    <span class="score">
      <i aria-hidden="true">
        <b style={{ width: `${Math.round(value * 100)}%` }} />
      </i>
      {value.toFixed(2)}
    </span>
  );
}
