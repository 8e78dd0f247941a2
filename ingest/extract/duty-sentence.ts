import { isBody, isGeneric, isNobody, parseAgencies } from './duty-list.ts';
import { isSectorBody } from './duty-sectors.ts';
import { cutAt, type Segment } from './view.ts';

/** Bodies that a sentence gives a duty, with their place. */
export interface SentenceDuty extends Segment {
  readonly agencies: string[];
  readonly lead: string | null;
  readonly etc: boolean;
}

const LIST = String.raw`(?<list>(?:（[^（）]{0,40}）|[^，。；：（）]){2,120}?)`;
// "由市教委牵头", "由省财政厅、省人社厅负责"; not "由副区长担任"
const BY = new RegExp(`由${LIST}(?:牵头|负(?:总责|责(?!人|解释))|承担|组织实施|统筹|会同|按职责|组成(?=，))`, 'u');
// "市教委牵头，", "区教委为牵头单位": the list up to the verb; not "牵头单位要加强", "市教委要发挥牵头作用"
const LEADING = new RegExp(`^${LIST}(?:(?:作为|为)?牵头单位|牵头(?!单位|部门|作用))`, 'u');
// "市财政局、市人社局配合", "市教委等部门参与": those who help where a body leads; not "配合做好"
const HELPING = new RegExp(`^${LIST}(?:积极|密切|协同)?(?:配合|参与|参加|协助|协办)(?=[，。；]|推进|实施|$)`, 'u');
// "会同市财政局制定"; not "会同意"
const TOGETHER =
  /会同(?<list>[^，。；：]{2,60}?)(?=制定|制订|研究|组织|开展|落实|推进|共同|负责|提出|编制|建立|做好|实施|抓好|[，。；]|$)/u;
// "领导小组办公室设在市教委"
const SEAT = /(?:办公室|秘书处|专班)(?:日常工作)?设在(?<list>[^，。；：]{2,40})/u;
// "成立…职业教育领导小组，统筹推进": the body that is founded
const FOUNDED =
  /(?:建立|成立|设立|组建|完善)(?:[^。；]{0,300}的)?(?<list>[^，。；、的]{2,40}(?:领导小组|联席会议|指挥部|工作专班|专项小组|协调小组))(?:制度)?(?=，(?:统筹|负责|协调|加强|研究|定期|具体))/u;
// what is founded: "领导小组", "工作专班"
const GROUPS = /小组|联席会议|指挥部|专班/u;
// "各区县政府要制定", "市教委负责", "教育部和某市人民政府共同加大"
const SUBJECT = new RegExp(
  `^(?:推动|督促|指导|要求)?${LIST}(?:要(?![求素点])|应当?(?![急对用])|须|必须|(?:具体|主要|全面|直接)?负责(?!人|解释)|抓落实|会同|共同|分别|统筹(?=[^规])|将|承担|做好|抓好|对(?=[^，。；：]{2,60}(?:进行|开展|实施)))`,
  'u',
);

// the verbs of SUBJECT: "要", "负责"; not "建成基地"
const ACTS = /[要应须将对]|负责|抓落实|会同|共同|分别|统筹|承担|[做抓]好/u;

// in statutes 应当 says what the law is for everybody; only who is in charge has a duty of his own
const CHARGED = new RegExp(`^${LIST}负责(?!人|解释)`, 'u');

/**
 * Duties that running text gives: 由…牵头, …负责, …要…, 办公室设在…. Only names that end as bodies do count, and
 * phrases that name nobody in particular (各部门) give no duty.
 * @param statute the text is an article of a statute
 */
export function sentenceDuties(text: string, statute = false): SentenceDuty[] {
  return cutAt(text, '。；').flatMap((sentence) => {
    const found: SentenceDuty[] = [];
    const printed = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600));
    // a look for the word that a pattern needs costs far less than the pattern
    if (GROUPS.test(printed)) add(found, FOUNDED.exec(printed), sentence.start, () => true);
    if (printed.includes('设在')) add(found, SEAT.exec(printed), sentence.start, isActor);
    if (printed.includes('由')) add(found, BY.exec(printed), sentence.start, isActor);
    let names: Segment | null = null;
    for (const phrase of cutAt(printed, '，')) {
      const part = printed.slice(phrase.start, phrase.end);
      const offset = sentence.start + phrase.start;
      const before = found.length;
      if (part.includes('牵头')) add(found, LEADING.exec(part), offset, isActor);
      if (statute ? part.includes('负责') : ACTS.test(part))
        add(found, (statute ? CHARGED : SUBJECT).exec(part), offset, isActor);
      // "有关部门要密切配合" has been read as what they must do
      const must = found.slice(before).some(({ end }) => /[要应须]/u.test(text.charAt(end)));
      if (found.length > 0 && !must && HELPS.test(part)) add(found, HELPING.exec(part), offset, isActor);
      if (found.length > 0 && part.includes('会同')) add(found, TOGETHER.exec(part), offset, isActor);
      const first = found[before];
      // "各区县人民政府，市教委负责落实": the list goes on behind the comma
      if (first && names && first.start === offset) found[before] = joined(text, names, first);
      names = isBodies(part) ? { start: offset, end: offset + part.length } : null;
    }
    return withoutOverlap(found);
  });
}

const HELPS = /配合|参与|参加|协助|协办/u;

/** True for a phrase that is a list of bodies and nothing else: "各区县（自治县）人民政府，". */
function isBodies(phrase: string): boolean {
  const list = phrase.replace(/，$/u, '');
  if (list === phrase || !isBody(list)) return false;
  return parseAgencies(list, true).agencies.some(isActor) && !/[要应须将对把使让]/u.test(list);
}

/** A duty whose list begins in the phrase before. */
function joined(text: string, names: Segment, duty: SentenceDuty): SentenceDuty {
  const before = parseAgencies(text.slice(names.start, names.end).replace(/，$/u, ''), true).agencies;
  return { ...duty, start: names.start, agencies: [...before, ...duty.agencies], lead: before[0] ?? duty.lead };
}

function add(
  found: SentenceDuty[],
  match: RegExpExecArray | null,
  offset: number,
  accepts: (name: string) => boolean,
): void {
  // "组织工作由市政府办公室负责": the body stands behind 由
  const list = match?.groups?.['list']?.replace(/^.*(?<![自理缘事])由(?=.{2})/u, '');
  if (!match || list === undefined || /(?:机制|体制|制度)(?:和|$)/u.test(list)) return;
  const named = parseAgencies(list, true);
  const complete = list.replace(/（[^（）]*）/gu, '').split(/[、和及与]/u).length;
  const agencies = named.agencies.filter((name) => accepts(name) || isGeneric(name));
  // "各制证单位要" speaks to everybody, "各制证单位负责" gives a duty
  const everybody = /(?:负责|牵头)$/u.test(match[0]) ? isNobody : isGeneric;
  if (agencies.every(everybody) || (everybody === isGeneric && /^各地各[^、，]*$/u.test(list))) return;
  // a subject that is only in part a list of bodies is no list: "推动学校和企业合作"
  if (agencies.length < complete / 2 && !named.etc) return;
  if (agencies.length === 1 && isWide(agencies[0] ?? '') && !/(?:负责|牵头|承担)$/u.test(match[0])) return;
  const start = offset + match.index + match[0].indexOf(list);
  found.push({ start, end: start + list.length, agencies, lead: agencies[0] ?? null, etc: named.etc });
}

// a body of the state by its first characters: "市教委", "各区县", "教育部", "国家…"
const OFFICIAL =
  /^(?:[各市省区县州盟旗国厅局]|中央|自治区|全[省市区县]|地区|人民|[\u4e00-\u9fa5]{1,8}(?:[部委署厅局]|总局|办公室|办|领导小组|联席会议|指挥部|专班|政府|管委会)$|[\u4e00-\u9fa5]{2,8}[省市区县州]$|[\u4e00-\u9fa5]{2,4}[省市区县州][\u4e00-\u9fa5]{1,24}(?:办公室|领导小组|联席会议|指挥部|专班|委员会|[委厅局])$|[\u4e00-\u9fa5]{2,14}(?:高新区|经开区|新区|开发区|管委会)$)/u;
const NO_ACTOR =
  /(?:学校|院校|企业|高校|机构|医院|公司|组织|协会|社区|[村行所站会科处]|市场主体|平台|园区|基金|区域|地区)$/u;
// words that begin a phrase and no name: "建立政府", "扩大普通高校"
const NO_NAME =
  /^(?:[本该其此这任在以将把使让对向从为与和并及或可应要须经由如若当除受被给用按据因]|有关|相关|所有|涉及|建立|构建|打造|营造|形成|健全|推动|推进|支持|加强|扩大|鼓励|开展|通过|完善|依托|落实|发挥|充分|坚持|深化|加快|引导|实施|强化|探索|组织|部市|市场|区域|国际|省际|市级统筹|县域)/u;

function isActor(name: string): boolean {
  if (!isBody(name) || isGeneric(name)) return false;
  if (isSectorBody(name)) return true;
  if (NO_NAME.test(name)) return false;
  if (/^各(?:[地省市区县级乡街旗盟州]|有关|相关)/u.test(name)) return true;
  return (
    OFFICIAL.test(name) && (!NO_ACTOR.test(name) || /(?:委员会|常委会|管委会|联席会议|监会|人民银行)$/u.test(name))
  );
}

/** "教育部门要" is told everywhere; "教育部门负责", "市教育部门要" and "教育、财政部门要" name who it is. */
const isWide = (name: string): boolean => isSectorBody(name) && !OFFICIAL.test(name);

function withoutOverlap(found: readonly SentenceDuty[]): SentenceDuty[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((duty, i) => !sorted.slice(0, i).some((other) => duty.start < other.end));
}
