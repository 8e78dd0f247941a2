import type { Span } from '../../graph-schema/records.ts';
import type { DateMark } from './dates.ts';
import { ACHIEVES, FUTURE } from './target-cues.ts';
import { polished } from './target-name.ts';
import type { SentenceContext } from './target-sentence.ts';
import type { TargetFinding } from './targets.ts';
import { cutAt, type Segment, type TextView } from './view.ts';

// what ALL and REACHED_ALL need: "全部", "所有", "均达到"; not "健全"
const COVERS = /全部|全覆盖|所有|均[达实完]/u;

// "全部达到国家设置标准", "所有学校基本办学条件达到"; not "全部费用"
const ALL =
  /(?:全部|所有)[^，。；]{0,60}?(?:达到|实现|完成|达标|建成|纳入|配齐|配备|覆盖)|均(?:达到|实现|完成|达标)|(?:实现|达到|做到)全部[^，。；]{2,8}$|(?:实现|达到|基本)[^，。；]{0,40}全覆盖|全覆盖$/u;

// "报送工作总结", "上报备案"; not "报名系统上线"
const REPORTS = /报送|上报|报告|报备|备案|汇总|报[省市区县州局委办厅]|反馈/u;

// "社区服务站点实现全覆盖", "确保学校全部达标"; not "全覆盖的网络", "推进全覆盖"
const REACHED_ALL =
  /(?:实现|达到|做到|完成)[^，。；]{0,40}全覆盖(?=$|、)|(?:实现|确保)[^，。；]{0,40}全部(?:达标|到位|入学|上岗|接入|纳入|完成)/u;

// "基本完成规划编制", "全市基本实现", "全面建成"; not "完善体系"
const COMPLETES = /^[^，。；]{0,14}?(?:基本|全面|全部|初步|如期)(?:建成|完成|形成|实现|建立|消除|达到)/u;

/**
 * Commitments without a number: 全部 and 全覆盖 as 100 %, and what must be achieved by a date (基本建成…) with no value.
 * All but 实现…全覆盖 need a date in the sentence or a word such as 力争; phrases that hold a counted target are passed over.
 */
export function wholeTargets(view: TextView, context: SentenceContext, counted: readonly Span[]): TargetFinding[] {
  const { text, sentence, year } = context;
  // "2023年4月1日至2027年12月31日": how long a rule holds, not until when something is done
  const term = (d: DateMark): boolean => text.charAt(d.start) === '至' && /[年月日]/u.test(text.charAt(d.start - 1));
  const ahead = context.dates.filter((d) => !isPast(d, year) && !term(d));
  const due =
    ahead.find((d) => d.kind === 'by') ?? ahead.find((d) => d.kind === 'during' || d.kind === 'within') ?? null;
  const boundOf = (p: Segment): DateMark | null => ahead.findLast((d) => d.kind === 'by' && d.start < p.end) ?? due;
  if (context.background && due?.kind !== 'by') return [];
  const said = text.slice(sentence.start, sentence.end);
  const covers = COVERS.test(said);
  if (due === null && !covers) return [];
  if (due === null && isPast(context.carried, year)) return [];
  const announced = due !== null || FUTURE.test(said);
  const phrases = phrasesOf(text, sentence);
  const free = phrases.filter((p) => {
    const [start, end] = view.span(p.start, p.end);
    return !counted.some((span) => span[0] < end && start < span[1]);
  });
  const all = (covers ? free : [])
    .filter((p) => REACHED_ALL.test(body(text, p)) || (announced && ALL.test(body(text, p))))
    .map((p) => finding(view, context, p, boundOf(p) ?? context.carried, 100));
  const dated = due === null ? null : datedPhrase(context, free, due);
  if (!dated || all.some(({ span }) => span[1] > view.span(dated.start, dated.end)[0])) return all;
  return [...all, finding(view, context, dated, due, null)];
}

/** The phrase that says what must be achieved by a date, without a number: "2025年底前基本建成…"; null where none does. */
function datedPhrase({ text, sentence }: SentenceContext, free: readonly Segment[], due: DateMark): Segment | null {
  const dated = free.find((p) => p.end > due.end + 2 && p.start <= due.end + 1);
  if (!dated || inBracket(text.slice(sentence.start, due.start))) return null;
  const said = body(text, dated);
  const promised = due.kind === 'by' ? ACHIEVES : COMPLETES;
  if (said.length < 6 || REPORTS.test(said) || ANNOUNCES.test(said)) return null;
  return promised.test(withoutDate(said)) ? dated : null;
}

// "实现以下目标", "达到如下要求": what follows is the commitment; not "完成下列任务中的"
const ANNOUNCES = /(?:以下|下列|如下)[^，。；]{0,6}(?:目标|要求|指标|任务)$/u;

const isPast = (date: DateMark | null, year: number | null): boolean =>
  date?.year != null && year !== null && date.year < year;

// "实现城区全覆盖、乡镇覆盖率70%", "覆盖率100%、乡镇全覆盖": a number stands beside it; not "监管全覆盖、过程全记录"
const COVERED =
  /(?<=全覆盖)、(?=[^，。；：、]{0,30}\d)|(?<=\d[^，。；：、]{1,6})、(?=[^，。；：、]{2,20}全覆盖(?:[，。；]|$))/u;

/** Phrases of a sentence; one that says what is covered whole ends with that where a number of something else follows. */
export function phrasesOf(text: string, { start, end }: Segment): Segment[] {
  return cutAt(text, '，：', start, end).flatMap((phrase) => {
    const printed = text.slice(phrase.start, phrase.end);
    const cut = printed.includes('全覆盖') ? printed.search(COVERED) : -1;
    if (cut < 0) return [phrase];
    const middle = phrase.start + cut + 1;
    return [
      { start: phrase.start, end: middle },
      { start: middle, end: phrase.end },
    ];
  });
}

const body = (text: string, { start, end }: Segment): string =>
  text.slice(start, end).replace(/[，。；：！？、]$/u, '');

function finding(
  view: TextView,
  context: SentenceContext,
  phrase: Segment,
  due: DateMark | null,
  value: 100 | null,
): TargetFinding {
  const { text, sentence } = context;
  const touches = due !== null && due.end <= phrase.start && phrase.start - due.end <= 1;
  const start = touches ? Math.max(sentence.start, leadOf(text, due, sentence.start)) : phrase.start;
  const printed = body(text, phrase);
  const said = withoutDate(printed);
  return {
    text: '',
    span: view.span(start, phrase.start + printed.length),
    object: polished(value === null ? achievedOf(said) : coveredOf(said)),
    value,
    value2: null,
    cmp: '=',
    unit: value === null ? '' : '%',
    deadline: due?.deadline ?? null,
    deadlineSource: due === null ? null : due === context.carried ? 'clause' : 'own',
    baseline: null,
  };
}

/** True behind a bracket that is still open: "〔市教委牵头，各县（市）配合，". */
const inBracket = (before: string): boolean =>
  before.replace(/[^（〔[]/gu, '').length > before.replace(/[^）〕\]]/gu, '').length;

/** What a phrase says without the date that opens it. */
const withoutDate = (printed: string): string =>
  printed.replace(
    /^(?:力争|确保|争取|[到用在，、])*(?:“?十[四五六七]五”?(?:期?末|期间|时期)?|20\d{2}年(?:\d{1,2}月)?(?:[上下]半年)?[底末]?前?|[今当本]?年[底末内]前?|[\d一二三四五两]+年(?:左右)?(?:的?时间|内))?[，、]?/u,
    '',
  );

const ENSURES = /^(?:力争|确保|争取|努力|推[动进]|促进|[将对使]|率先|逐步|全面|进一步|基本)+/u;

/** "基本建成公共服务体系" → "公共服务体系", "职业教育体系基本形成" → "职业教育体系"; "完成整改" as it is. */
function achievedOf(said: string): string {
  const bare = said.replace(ENSURES, '');
  const noun = bare
    .replace(/^(?:基本|全面|全部|初步)?(?:建成|建立|形成|完成|实现)(?:了|好)?(?=.{4})/u, '')
    .replace(/(?<=.{4})(?:基本|初步|全面|更加|进一步)?(?:形成|建立|建成|健全|完善|完备|齐全)$/u, '');
  return noun.replace(/(?:基本|全面|初步)(?=实现|建成|形成|达到|达标|完成)/u, '');
}

/** "实现养老机构全覆盖" → "养老机构覆盖", "学校全部达到标准" → "学校达到标准"; "" for a mere "实现全覆盖". */
function coveredOf(said: string): string {
  const bare = said.replace(ENSURES, '').replace(/^(?:基本)?(?:实现|完成|达到|做到)(?=.{3})/u, '');
  if (bare.startsWith('全覆盖')) return '';
  return bare
    .replace(/(?:尽快|逐步|率先|有序|全面)?(?:基本)?(?:实现|完成|达到)(?=[^，。；]*全覆盖)/u, '')
    .replace(/全覆盖.*$/u, '覆盖')
    .replace(/(?:无[^、]{1,3}|[^、]{2}化)、覆盖$/u, '覆盖')
    .replace(/^(?:全部|所有)?(?:完成|实现)(?=.{4})|全部|所有/u, '');
}

/** Start of a date with the 力争 before it. */
function leadOf(text: string, due: DateMark, from: number): number {
  const lead = /(?:力争|确保|争取)$/u.exec(text.slice(Math.max(from, due.start - 2), due.start));
  return due.start - (lead?.[0].length ?? 0);
}
