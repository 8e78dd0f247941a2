import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyMentions } from '../../server/draft/agency-mentions.ts';
import { requireRegion } from '../../server/draft/regions.ts';
import { localForms, replacementsIn } from '../../server/draft/replacements.ts';
import { offersFor } from '../../server/draft/replacement-text.ts';
import { MemoryStore } from '../../server/store/memory.ts';

const YUZHONG = requireRegion('渝中区');
const QIJIANG = requireRegion('綦江区');
const CHONGQING = requireRegion('重庆市');
const SUINING = requireRegion('睢宁县');
const NONE = new Map<string, string>();

const offered = (text: string, from = YUZHONG, to = QIJIANG, printed: ReadonlyMap<string, string> = NONE) =>
  replacementsIn(text, from, to, { printed }).map((one) => `${one.from}→${one.to}`);

describe('bodies named in a text', () => {
  const names = (text: string) => agencyMentions(text, YUZHONG.code).map(({ name }) => name);
  it.each([
    ['由区教委、区财政局牵头', ['区教委', '区财政局']],
    ['重庆市渝中区人力社保局负责', ['重庆市渝中区人力社保局']],
    ['市教委指导，区委宣传部配合', ['市教委', '区委宣传部']],
  ])('%s', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it.each(['各区县政府要落实', '社区教育局面', '规范区政府采购', '教育局和财政局', '城市管理水平'])(
    'are none in %s',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
});

describe('replacements for a reused text', () => {
  it.each<[string, string[]]>([
    ['渝中区要加快建设', ['渝中区→綦江区']],
    ['重庆市渝中区教委牵头', ['重庆市渝中区教委→綦江区教委']],
    ['打造渝中特色品牌', ['渝中→綦江']],
    ['支持渝中职业教育中心扩容', ['渝中职业教育中心→']],
    ['渝中区要建设一所学校', ['渝中区→綦江区']],
    ['全区推进，由区教委牵头', []],
    ['在重庆市范围内推广', []],
    ['永川区已先行试点', []],
  ])('between districts of one city: %s', (text, offers) => {
    expect(offered(text)).toEqual(offers);
  });

  it.each<[string, string[]]>([
    ['由市教委牵头，各区县政府配合', ['市教委→区教委', '各区县政府→各镇人民政府、街道办事处']],
    ['全市中等职业学校达标，支持重庆建设', ['全市→全区']],
    ['培育市级示范项目', []],
    ['开拓全市场渠道', []],
  ])('from the city above: %s', (text, offers) => {
    expect(offered(text, CHONGQING)).toEqual(offers);
  });

  it.each<[string, string[]]>([
    ['全县推进，县教育局牵头', ['全县→全区', '县教育局→区教育局']],
    ['江苏省徐州市睢宁县', ['江苏省→重庆市', '徐州市→重庆市', '睢宁县→綦江区']],
    ['县级财政安排，报市教育局', ['县级→区级', '市教育局→市教育局']],
  ])('from another province: %s', (text, offers) => {
    expect(offered(text, SUINING)).toEqual(offers.filter((one) => one.split('→')[0] !== one.split('→')[1]));
  });

  it('take the name that bodies have here', () => {
    const printed = new Map([['education', '教育委员会']]);
    expect(offered('县教育局牵头', SUINING, QIJIANG, printed)).toEqual(['县教育局→区教委']);
  });

  it('leave a text of one’s own as it is', () => {
    expect(offered('渝中区教委', YUZHONG, YUZHONG)).toEqual([]);
  });

  it('never overlap, keep to the text, and quote it', () => {
    const parts = ['渝中区', '渝中', '区教委', '市教委', '全区', '重庆市', '职业教育中心', '，', '建设'];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((words) => words.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom(YUZHONG, CHONGQING, SUINING), (text, from) => {
        let end = 0;
        for (const { span, from: words, to } of replacementsIn(text, from, QIJIANG)) {
          expect(span[0]).toBeGreaterThanOrEqual(end);
          expect(text.slice(...span)).toBe(words);
          expect(to).not.toBe(words);
          end = span[1];
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('names of bodies in a region', () => {
  const agency = (id: string, name: string) => ({ id: `agency:${id}`, label: 'Agency' as const, props: { name } });
  it('come from its own documents, else from most neighbours, else from the city above', async () => {
    const store = new MemoryStore();
    await store.apply({ nodes: [agency('education-500000', '重庆市教育委员会')] });
    expect((await localForms(store, QIJIANG, ['education'])).get('education')).toBe('教育委员会');
    await store.apply({ nodes: [agency('education-500155', '重庆市梁平区教育局')] });
    expect((await localForms(store, QIJIANG, ['education'])).get('education')).toBe('教育局');
    await store.apply({ nodes: [agency('education-500110', '重庆市綦江区教育委员会')] });
    expect((await localForms(store, QIJIANG, ['education', 'finance'])).get('education')).toBe('教育委员会');
  });

  it('are used for offers, with numbers to look at', async () => {
    const offers = await offersFor(new MemoryStore(), '到2025年全县建成5个实训基地。', SUINING, QIJIANG);
    expect(offers.map(({ from, to }) => `${from}→${to}`)).toEqual(['全县→全区', '5个→']);
  });
});
