import type { ExportRecord, LinkRecord } from '../../../graph-schema/records.ts';
import { compareText } from '../../../server/store/order.ts';

type Rows = Record<string, unknown>[];
type Of<T extends ExportRecord['type']> = Extract<ExportRecord, { type: T }>;

const of = <T extends ExportRecord['type']>(records: readonly ExportRecord[], type: T): Of<T>[] =>
  records.filter((record): record is Of<T> => record.type === type);

const implementing = (records: readonly ExportRecord[]): LinkRecord[] =>
  of(records, 'link').filter(({ relation }) => relation === 'IMPLEMENTS');

function countBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

const MUNICIPAL = '渝府发〔2021〕35号';

/** What each recipe must answer, worked out from the export by plain loops. */
export const EXPECTED: Record<string, (records: readonly ExportRecord[]) => Rows> = {
  untaken: (records) => {
    const taken = new Set(implementing(records).map(({ to }) => to.id));
    return of(records, 'clause')
      .filter(({ document, form, locator }) => document === MUNICIPAL && form === 'row' && locator.startsWith('附件2/'))
      .filter(({ id }) => !taken.has(id))
      .map(({ locator, text }) => ({ locator, text }));
  },
  'agency-deadline': (records) => {
    const led = new Set(
      of(records, 'duty')
        .filter(({ lead }) => lead === '市教委')
        .map(({ clauseId }) => clauseId),
    );
    return of(records, 'target')
      .filter(({ clauseId, deadline }) => led.has(clauseId) && deadline === '2025')
      .map(({ document, clause, text }) => ({ document, clause, target: text }));
  },
  'three-levels': (records) => {
    const links = of(records, 'link').filter(({ relation }) => relation !== 'PARALLELS');
    const found: Rows = [];
    const walk = (id: string, steps: string[], kinds: string[], used: Set<LinkRecord>): void => {
      for (const link of links.filter((one) => one.from.id === id && !used.has(one))) {
        const path = [...steps, `${link.to.document} ${link.to.clause}`];
        found.push({ steps: path, kinds: [...kinds, link.kind] });
        if (path.length <= 3) walk(link.to.id, path, [...kinds, link.kind], new Set([...used, link]));
      }
    };
    walk('liangpingfubanfa-2023-27/f.11', ['梁平府办发〔2023〕27号 附件/11'], [], new Set());
    return found;
  },
  lowered: (records) => {
    const targets = new Map(of(records, 'target').map((target) => [target.id, target]));
    const pairs = of(records, 'link').flatMap((link) => link.targets);
    const lowered = new Map(
      pairs
        .filter(({ verdict, from, to }) => verdict === 'lowered' && from && to)
        .map(({ from, to }) => [`${from!}|${to!}`, [targets.get(from!)!, targets.get(to!)!] as const]),
    );
    return [...lowered.values()].map(([target, above]) => ({
      document: target.document,
      clause: target.clause,
      target: target.text,
      above: above.text,
    }));
  },
  coverage: (records) => {
    const rows = new Set(
      of(records, 'clause')
        .filter(({ document, form }) => document === MUNICIPAL && form === 'row')
        .map(({ id }) => id),
    );
    const links = implementing(records).filter(({ to }) => rows.has(to.id));
    return [...countBy(links, ({ from }) => from.document)].map(([document, group]) => ({
      document,
      items: new Set(group.map(({ to }) => to.id)).size,
    }));
  },
  'verbatim-share': (records) =>
    [...countBy(implementing(records), ({ from }) => from.document)].map(([document, group]) => ({
      document,
      links: group.length,
      verbatim: group.filter(({ kind }) => kind === 'verbatim').length,
    })),
  'missing-cited': (records) => {
    const open = of(records, 'citation').filter(({ resolves }) => resolves === null);
    return [...countBy(open, ({ title, number }) => `${number ?? ''}|${title}`).values()].map((group) => ({
      title: group[0]!.title,
      number: group[0]!.number,
      documents: new Set(group.map(({ document }) => document)).size,
    }));
  },
  // names come from the register of bodies, which the export does not hold: only the numbers are worked out here
  busiest: (records) => {
    const region = new Map(of(records, 'document').map((one) => [one.document, one.regionCode ?? one.region]));
    const led = of(records, 'duty').filter(({ lead }) => lead);
    const groups = countBy(led, ({ document, lead, agencies, resolved }) => {
      return resolved[agencies.indexOf(lead!)] ?? `${region.get(document) ?? ''}/${lead!}`;
    });
    const counts = [...groups.values()].map((group) => group.length).sort((x, y) => y - x);
    return counts.slice(0, 10).map((clauses) => ({ clauses }));
  },
  'to-review': (records) =>
    of(records, 'link')
      .filter(({ band }) => band === 'review')
      .sort(
        (a, b) =>
          a.score - b.score ||
          compareText(a.from.document, b.from.document) ||
          compareText(a.from.clause, b.from.clause) ||
          compareText(a.to.document, b.to.document) ||
          compareText(a.to.clause, b.to.clause),
      )
      .slice(0, 20)
      .map(({ from, to, score }) => ({
        document: from.document,
        clause: from.clause,
        upperDocument: to.document,
        upperClause: to.clause,
        score,
      })),
  family: (records) => {
    const names = new Map(of(records, 'document').map(({ id, document }) => [id, document]));
    const own = of(records, 'document').find(({ documentNumber }) => documentNumber === MUNICIPAL)!.id;
    return of(records, 'parent')
      .filter(({ relation, from, to }) => relation !== 'PARALLELS' && (from === own || to === own))
      .map(({ from, to, basis }) =>
        from === own
          ? { direction: '上承', document: names.get(to), basis }
          : { direction: '下启', document: names.get(from), basis },
      );
  },
};
