import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionOfAgency } from '../../ingest/resolve/agency-region.ts';
import { regionsIn } from '../../ingest/resolve/region-mentions.ts';
import { findRegion, findRegions, gazetteer, isWithinRegion, parentRegion } from '../../ingest/resolve/regions.ts';

describe('findRegion', () => {
  it.each([
    ['重庆市', '500000'],
    ['重庆', '500000'],
    ['梁平区', '500155'],
    ['重庆市梁平区', '500155'],
    ['恩施州', '422800'],
    ['恩施土家族苗族自治州', '422800'],
    ['石柱县', '500240'],
    ['内蒙古', '150000'],
    ['吉林', '220000'],
    ['北京市朝阳区', '110105'],
    ['东莞市', '441900'],
    ['嘉峪关市', '620200'],
    ['济源市', '419001'],
    ['綦江县', '500222'],
    ['平湖县', '330482'],
    ['商丘地区', '411400'],
  ])('%s is %s', (name, code) => {
    expect(findRegion(name)?.code).toBe(code);
  });

  it('does not guess between divisions of one name', () => {
    expect(findRegion('朝阳区')).toBeNull();
    expect(findRegion('朝阳区', '220000')?.code).toBe('220104');
    expect(findRegion('没有市')).toBeNull();
    expect(findRegions('鼓楼区').length).toBeGreaterThan(3);
  });

  it('knows the division above each one', () => {
    expect(parentRegion(findRegion('梁平区')!)?.name).toBe('重庆市');
    expect(parentRegion(findRegion('睢宁县')!)?.name).toBe('徐州市');
    expect(parentRegion(findRegion('仙桃市')!)?.name).toBe('湖北省');
    expect(isWithinRegion('500155', '500000')).toBe(true);
    expect(isWithinRegion('500000', '500155')).toBe(false);
    expect(isWithinRegion('320324', '320300')).toBe(true);
    expect(isWithinRegion('320324', '320500')).toBe(false);
    expect(isWithinRegion('110000', null)).toBe(true);
    expect(isWithinRegion(null, '110000')).toBe(false);
  });

  it('finds every present division by its own name within its parent', () => {
    for (const region of gazetteer().byCode.values()) {
      const parent = parentRegion(region)?.code;
      expect(findRegions(region.name, parent).map((found) => found.code)).toContain(region.code);
    }
  });
});

describe('regionsIn', () => {
  it.each([
    ['在重庆市梁平区和四川省达州市开展试点', ['重庆市', '梁平区', '四川省', '达州市']],
    ['支持内蒙古、广西、宁夏', ['内蒙古', '广西', '宁夏']],
    ['各市和县级人民政府', []],
    ['海州区域协同', []],
    ['南京东路步行街', []],
    ['提高工作的和平与安康', []],
    ['老城区和新城区改造', []],
    ['呼和浩特市新城区', ['呼和浩特市', '新城区']],
    ['恩施州、石柱县', ['恩施州', '石柱县']],
    ['南昌大学', []],
    ['取得相应城市的许可，建设滨海城市', []],
    ['支持辽宁省海城市', ['辽宁省', '海城市']],
    ['到2025年，全市形成一批', []],
  ])('%s', (text, names) => {
    expect(regionsIn(text).map((mention) => mention.name)).toEqual(names);
  });

  it('takes the region in whose text a name stands', () => {
    expect(regionsIn('鼓楼区', '320300')[0]?.regions.map((region) => region.code)).toEqual(['320302']);
    expect(regionsIn('鼓楼区')[0]?.regions.length).toBeGreaterThan(3);
  });

  it('gives spans that hold the names, in order, for any mixture of names', () => {
    const names = fc.constantFrom('重庆市', '梁平区', '市', '和', '的', '北京', '新城区', '恩施州', '，');
    fc.assert(
      fc.property(fc.array(names, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const mention of regionsIn(text)) {
          expect(text.slice(...mention.span)).toBe(mention.name);
          expect(mention.span[0]).toBeGreaterThanOrEqual(end);
          end = mention.span[1];
        }
      }),
      { seed: 7 },
    );
  });
});

describe('regionOfAgency', () => {
  it.each([
    ['市教委', '500155', '重庆市'],
    ['区教委', '500155', '梁平区'],
    ['重庆市綦江区教育委员会', '500155', '綦江区'],
    ['国家发展改革委', '500155', undefined],
    ['省发展改革委', '320324', '江苏省'],
    ['市教育局', '320324', '徐州市'],
    ['县教育局', '320324', '睢宁县'],
    ['市场监管局', '320324', '睢宁县'],
    ['自治区党委', '450100', '广西壮族自治区'],
    ['中共徐州市委办公室', null, '徐州市'],
    ['国家税务总局广东省税务局', null, '广东省'],
    ['教育部', null, undefined],
  ])('%s in a text of %s: %s', (agency, context, name) => {
    expect(regionOfAgency(agency, context)?.name).toBe(name);
  });
});
