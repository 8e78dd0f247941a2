import { links } from '../links.ts';

/** Ways to write a query, each with what it does; a click tries it. */
export const SYNTAX: [string, string][] = [
  ['双师型 占比', '两词都有的排在前；自动带同义词'],
  ['“产教融合”', '引号内一字不差'],
  ['学徒制 -企业', '排除含“企业”的'],
  ['学分银行 OR 学习账户', '任一'],
  ['渝府发〔2021〕35号', '文号直达，括号和空格不拘'],
  ['渝府发〔2021〕35号 附件2第21项', '直达一条'],
  ['层级:区县 有指标:是', '限定；另有地区、年份、发文机关、责任单位、文种'],
];

/** The list of query forms. */
export function SyntaxList() {
  return (
    <dl class="syntax">
      {SYNTAX.map(([form, meaning]) => (
        <div key={form}>
          <dt>
            <a href={links.search({ q: form })}>{form}</a>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
