import { addDays, findDate } from './document-date.ts';
import { matchesOf } from '../patterns.ts';

// "本条例自2020年1月1日起施行", "本办法自印发之日起30日后实施", "自发布之日起执行"; not "自行车"
const IN_FORCE = /自([^自。；，\n]{2,28}?)(?:起|后)(?:正式|开始)?(?:施行|实施|执行|生效|试行)/gu;
// "本办法", "本意见", "本《细则》", "修订后的《…条例》", in front of 自…起施行
const OWN = /(?:本《?[\u4E00-\u9FFF]{2,12}》?|公布|印发|发布|修订后的.{0,40})[，,]?(?:从|将)?$/u;
// "印发之日", "公布之日起30日": counted from the document's own date
const FROM_ISSUE =
  /^(?:印发|发布|公布|颁布|下发|发文|签发|成文|本.{0,8}(?:印发|发布|公布))之日(?:起(?:满?(\d{1,3})日)?)?/u;

/**
 * 施行日期: where the text says 本…自…起施行; counted from the document's date for 自印发之日起.
 * @param tight the cleaned text without white space
 * @param date the document's own date
 */
export function effectiveDate(tight: string, date: string | null): string | null {
  let found: string | null = null;
  for (const match of matchesOf(IN_FORCE, tight)) {
    if (!OWN.test(tight.slice(Math.max(0, match.index - 48), match.index))) continue;
    const from = FROM_ISSUE.exec(match[1] ?? '');
    if (from) found = date && from[1] ? addDays(date, Number(from[1])) : date;
    else found = findDate(match[1] ?? '') ?? found;
  }
  return found;
}

// "本办法有效期5年", "执行期限至2023年12月31日", "试行期二年"
const TERM = /有效期|执行期限|实施期限|试行期|施行期限|执行至|有效至/u;
// "《某办法》同时废止", "原办法即行废止", "停止执行"; not "废止或者修改规章的程序"
const REPEAL = /(?:同时|即行|自行|予以|相应|自然)(?:废止|失效)|停止执行/u;
const SELF = /本[\u4E00-\u9FFF]{1,12}|自.{2,24}起|同时废止|(?:有效期|执行期限|试行期)[为至限]?[\d一二三五]/u;
const LONGEST = 240;

/**
 * What a text says about its own validity: term, end and what it repeals; null where it says nothing. Only the
 * closing part and the notice in front are read, where such statements stand; terms of licences in the text do not count.
 * @param tight the cleaned text without white space
 */
export function validityOf(tight: string): string | null {
  const parts = tight.length <= 4000 ? [tight] : [tight.slice(0, 1500), tight.slice(-2500)];
  const sentences = parts
    .flatMap((part) => part.split(/[。\n]/u))
    .filter((sentence) => {
      if (sentence.length > LONGEST) return false;
      return REPEAL.test(sentence)
        ? SELF.test(sentence)
        : TERM.test(sentence) && /本[\u4E00-\u9FFF]{2,12}|起施行|起实施|起执行/u.test(sentence);
    });
  const unique = Array.from(new Set(sentences.map(ownStatement)));
  return unique.length > 0 ? `${unique.slice(0, 3).join('。')}。` : null;
}

// "本办法自", "本措施有效期", "以上措施自": where the statement begins behind what was set in front of it without a full stop
const STATEMENT = /(?:本|以上)[\u4E00-\u9FFF]{2,8}?(?:[自从由]|有效期|试行期)/u;
// "第二十条", "（六）", "【有效期】", "10."
const LABEL = /^(?:第[一二三四五六七八九十百]+条|[（(【][^）)】]{1,80}[）)】]|\d+[.．、])+/u;

// "各有关单位：经研究，决定废止…": header and addressees run on in front of the first sentence
const HEADER = /^.*(?:单位|部门|政府|机构|各[^：]{1,20})：(?=.*(?:废止|失效|停止执行|有效))/u;

function ownStatement(printed: string): string {
  const sentence = printed.replace(HEADER, '');
  const start = sentence.search(STATEMENT);
  return (start > 0 && !sentence.slice(0, start).includes('《') ? sentence.slice(start) : sentence).replace(LABEL, '');
}
