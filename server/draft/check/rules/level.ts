import type { Rule, Spotted } from '../types.ts';

// bodies of a whole level below a province or prefecture: "各区县政府", "各县（市、区）人民政府", "各市州"; not "各区直部门"
const BELOW = /^各(?:区县|县区|县市区|市县区?|区市县?|市州|州市|设区市|[区县市]（[^（）]{1,8}）)/u;
// "我市", "我省"; not "自我市场定位"
const OURS = /(?<![自忘本])我([省市])(?!场)/gu;

/**
 * Words of a higher level in the text of a county: districts as responsible bodies below it, "我市" where the county is
 * none. Silent in cities, which call themselves 市 whatever their level.
 */
export const level: Rule = ({ document, region, clauses }) => {
  if (region?.level !== 'county') return [];
  const bodies = document.duties.flatMap(({ clauseId, agencies }): Spotted[] => {
    const clause = clauses.get(clauseId);
    const below = agencies.filter((agency) => BELOW.test(agency));
    if (!clause || below.length === 0) return [];
    return below.map((agency) => {
      const at = clause.text.indexOf(agency);
      return {
        rule: 'level-mismatch',
        weight: 'must',
        clause,
        span: at < 0 ? null : [at, at + agency.length],
        text: agency,
        message: `${region.name}以下没有区县，“${agency}”是上级文件的写法。`,
        repair: null,
      };
    });
  });
  const own = region.name.endsWith('市') ? '市' : '';
  const ours = document.clauses.flatMap((clause) =>
    [...clause.text.matchAll(OURS)]
      .filter(([, level]) => level !== own)
      .map(({ index, 0: words }): Spotted => {
        const unit = region.name.slice(-1);
        return {
          rule: 'level-mismatch',
          weight: 'look',
          clause,
          span: [index, index + words.length],
          text: words,
          message: `${region.name}的文件里说“${words}”，核对是否上级文件的写法。`,
          repair: { label: `改为“我${unit}”`, text: `我${unit}` },
        };
      }),
  );
  return [...bodies, ...ours];
};
