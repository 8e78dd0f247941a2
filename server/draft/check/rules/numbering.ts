import type { DiagnosticCode } from '../../../../graph-schema/diagnostics.ts';
import type { Rule, Spotted } from '../types.ts';

const SLIPS: ReadonlySet<DiagnosticCode> = new Set(['NUMBER_REPAIRED', 'NUMBER_SKIPPED', 'NUMBER_REPEATED']);

// the first number of a list: where it stands again, a second list begins; "一、", "（1）"; not "十一、"
const STARTS_ANEW = /^[（(\s]*(?:第?一|1)(?:[)）、．.章条节\s]|$)|^$/u;
// the second number of a list: "（二）", "2．"; not "二、", "十二"
const SECOND = /^[（(\s]*[二2]\s*[)）.．]/u;
// locators that were made unique: "二之二"; not "二/（二）"
const AGAIN = /之[一二三四五六七八九十]+$/u;

/** Slips in the printed numbering, as the outline found them. Silent in tables and where a list begins anew; a draft numbers itself and has none. */
export const numbering: Rule = ({ document }) =>
  document.diagnostics
    .filter(({ code }) => SLIPS.has(code))
    .flatMap(({ clause: locator, message, code }): Spotted[] => {
      const clause = document.clauses.find((one) => one.locator === locator) ?? null;
      if (!clause || clause.form === 'row' || STARTS_ANEW.test(clause.label)) return [];
      // the first of a list often stands in the line that leads to it
      if (code === 'NUMBER_SKIPPED' && SECOND.test(clause.label)) return [];
      // an article that seems to be missing most often stands in the middle of a line
      if (code === 'NUMBER_SKIPPED' && clause.label.startsWith('第')) return [];
      // a number that stands twice is told of where the second one stands, not where the parts that hold it are alike
      if (code === 'NUMBER_REPEATED' && AGAIN.test(clause.locator)) return [];
      return [
        {
          rule: 'numbering',
          weight: 'must',
          clause,
          span: clause?.label ? [0, clause.label.length] : null,
          text: clause?.label ?? '',
          message,
          about: code,
        },
      ];
    });
