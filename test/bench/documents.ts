import { z } from 'zod';
import { loadData } from '../../ingest/data.ts';
import { gazetteer, parentRegion, type Region } from '../../ingest/resolve/regions.ts';
import { seeded } from './clauses.ts';

/**
 * Invented documents made of the program's own vocabulary, in the shape of real ones: families of a national opinion,
 * plans of provinces and of their districts, each with number, addressees, headings, measures with targets and bodies, and
 * the plan above cited as its basis. A lower document takes over a third of the measures above it.
 */

const PROVINCES = 2;
const DISTRICTS = 10;
/** Documents of one family. */
export const FAMILY = 1 + PROVINCES + DISTRICTS;
const CHAPTERS = 4;
const SECTIONS = 6;
const SENTENCES = 3;
/** Words that one measure is about. */
const SUBJECTS = 3;

/** An invented file. */
export interface InventedFile {
  name: string;
  text: string;
}

interface Issuer {
  /** 重庆市, 重庆市梁平区; "" for the nation. */
  place: string;
  body: string;
  /** First part of the 文号. */
  code: string;
  /** How bodies of this level are named: 市教委, 区教委. */
  prefix: string;
}

interface Written {
  title: string;
  number: string;
  /** Measures by chapter and section. */
  sections: string[][];
}

interface Vocabulary {
  /** Three characters that stand together in several real documents. */
  trigrams: string[];
  bodies: string[];
  provinces: Region[];
  districts: Map<string, Region[]>;
}

const VERBS = '建设 推广 完善 培育 改造 健全 支持 优化 深化 加快推进 扩大 规范 统筹 提升 强化 创新'.split(' ');
const ENDS = '机制 体系 平台 基地 能力 试点 项目 标准 服务 队伍 示范区 质量 规模 模式 布局 网络'.split(' ');
const COUNTED: readonly [what: string, unit: string][] = [
  ['实训基地', '个'], ['示范项目', '个'], ['骨干企业', '家'], ['专业人才', '名'], ['服务站点', '处'], ['标准规范', '项'],
]; // prettier-ignore
const HAN = '一二三四五六七八九十';

function vocabulary(): Vocabulary {
  const background = loadData(
    'background-ngrams',
    z.object({ grams: z.record(z.string(), z.record(z.string(), z.string())) }),
  );
  const agencies = loadData(
    'agencies',
    z.object({ functions: z.array(z.object({ kind: z.string(), forms: z.record(z.string(), z.string()) })) }),
  );
  const trigrams = Object.values(background.grams['3']!).flatMap((joined) => joined.match(/.{3}/gu)!);
  const regions = [...gazetteer().byCode.values()].filter(({ former }) => !former);
  const districts = new Map<string, Region[]>();
  for (const region of regions) {
    const province = `${region.code.slice(0, 2)}0000`;
    if (!region.code.endsWith('00')) districts.set(province, [...(districts.get(province) ?? []), region]);
  }
  return {
    trigrams,
    bodies: agencies.functions.flatMap(({ kind, forms }) => (kind === 'party' ? [] : Object.keys(forms).slice(0, 1))),
    provinces: regions.filter(({ code }) => code.endsWith('0000') && (districts.get(code)?.length ?? 0) >= DISTRICTS),
    districts,
  };
}

/** Writes the documents of one family. */
class Writer {
  readonly #random: () => number;
  readonly #trigrams: string[];
  readonly #bodies: string[];
  readonly topic: string;
  /** Serial number of the next document. */
  #serial: number;

  constructor(family: number, { trigrams, bodies }: Vocabulary) {
    this.#random = seeded(family + 1);
    this.#trigrams = trigrams;
    this.topic = `${this.#subject()}和${this.#subject()}`;
    this.#bodies = bodies;
    this.#serial = family * FAMILY + 1;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }

  /** Two trigrams: as many subjects as documents of all fields have, so that only what is taken over is alike. */
  #subject(): string {
    return this.#pick(this.#trigrams) + this.#pick(this.#trigrams);
  }

  #phrase(subject = this.#subject()): string {
    return `${this.#pick(VERBS)}${subject}${this.#pick(ENDS)}`;
  }

  #target(subject = this.#subject()): string {
    const [what, unit] = this.#pick(COUNTED);
    const year = 2023 + Math.floor(this.#random() * 3);
    if (this.#random() < 0.3) return `到${year}年，${subject}覆盖率达到${60 + this.#number(40)}%以上。`;
    return `到${year}年，建成${subject}${what}${1 + this.#number(200)}${unit}。`;
  }

  #number(below: number): number {
    return Math.floor(this.#random() * below);
  }

  /** A measure about a few things: sentences of three phrases, one in eight a target. */
  #measure(): string {
    const subjects = Array.from({ length: SUBJECTS }, () => this.#subject());
    const one = (): string => this.#pick(subjects);
    const phrases = (): string => [this.#phrase(one()), this.#phrase(), this.#phrase(one())].join('，');
    const sentences = Array.from({ length: SENTENCES }, () =>
      this.#random() < 0.12 ? this.#target(one()) : `${phrases()}。`,
    );
    return sentences.join('');
  }

  #duty(prefix: string): string {
    const bodies = Array.from({ length: 2 + this.#number(3) }, () => `${prefix}${this.#pick(this.#bodies)}`);
    return prefix === '' ? '' : `（责任单位：${[...new Set(bodies)].join('、')}）`;
  }

  /** A third of the measures come from above, word for word or with another phrase. */
  #sections(above: Written | null): string[][] {
    return Array.from({ length: CHAPTERS }, (_, chapter) =>
      Array.from({ length: SECTIONS }, (__, section) => {
        const taken = above?.sections[chapter]?.[section];
        if (taken === undefined || this.#random() < 0.65) return this.#measure();
        return this.#random() < 0.5 ? taken : taken.replace(/，[^，。]+。/u, () => `，${this.#phrase()}。`);
      }),
    );
  }

  write({ place, body, code, prefix }: Issuer, year: number, above: Written | null): Written & { text: string } {
    const title = `${place}${this.topic}${above ? '实施方案' : '行动计划'}（${year}—${year + 3}年）`;
    const number = `${code}〔${year}〕${this.#serial++}号`;
    const sections = this.#sections(above);
    const basis = above ? `为贯彻落实《${above.title}》（${above.number}），` : '为推动高质量发展，';
    const chapters = sections.flatMap((measures, chapter) => [
      `${HAN[chapter + 1]!}、${this.#phrase()}`,
      ...measures.map((measure, i) => `（${HAN[i]!}）${this.#phrase()}。${measure}${this.#duty(prefix)}`),
    ]);
    const lines = [
      `${body}文件`,
      number,
      title,
      above ? '各乡镇人民政府、街道办事处，各有关单位：' : '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
      `${basis}结合实际，制定本方案。`,
      '一、总体要求',
      `（一）指导思想。坚持以人民为中心的发展思想，${this.#phrase()}，${this.#phrase()}。`,
      `（二）工作目标。${this.#target()}${this.#target()}`,
      ...chapters,
      body,
      `${year}年${1 + this.#number(12)}月${1 + this.#number(28)}日`,
      '（此件公开发布）',
    ];
    return { title, number, sections, text: `${lines.join('\n')}\n` };
  }
}

function issuersOf(family: number, { provinces, districts }: Vocabulary): [Issuer, [Issuer, Issuer[]][]] {
  const nation: Issuer = { place: '', body: '国务院', code: '国发', prefix: '' };
  const lower = Array.from({ length: PROVINCES }, (_, i): [Issuer, Issuer[]] => {
    const province = provinces[(family * PROVINCES + i) % provinces.length]!;
    const own = districts.get(province.code)!;
    const count = Math.floor(DISTRICTS / PROVINCES) + (i < DISTRICTS % PROVINCES ? 1 : 0);
    const issuer = (region: Region, place: string): Issuer => ({
      place,
      body: `${place}人民政府`,
      code: `${place.slice(0, 1)}${region.name.slice(0, 1)}府发`,
      prefix: region.name.slice(-1),
    });
    const below = Array.from({ length: count }, (__, j) => own[(family * count + j) % own.length]!);
    const place = (region: Region): string => {
      const city = parentRegion(region);
      return `${city && city.code !== province.code ? city.name : province.name}${region.name}`;
    };
    return [issuer(province, province.name), below.map((region) => issuer(region, place(region)))];
  });
  return [nation, lower];
}

/** The documents of so many families; the same in every run. */
export function* inventedFiles(families: number): Generator<InventedFile> {
  const words = vocabulary();
  for (let family = 0; family < families; family++) {
    const writer = new Writer(family, words);
    const [nation, provinces] = issuersOf(family, words);
    let count = 0;
    const file = (text: string): InventedFile => ({ name: `${family}-${count++}.txt`, text });
    const opinion = writer.write(nation, 2021, null);
    yield file(opinion.text);
    for (const [province, districts] of provinces) {
      const plan = writer.write(province, 2022, opinion);
      yield file(plan.text);
      for (const district of districts) yield file(writer.write(district, 2023, plan).text);
    }
  }
}
