import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { KIND_NAMES, VERDICT_NAMES } from '../../../graph-schema/names.ts';
import { VERDICTS } from '../../../graph-schema/terms.ts';
import { links } from '../../links.ts';
import { Kind, LevelBadge, MARK_NAMES, ReviewMark, VerdictMark, type MarkKind } from '../../parts/marks.tsx';
import { SyntaxList } from '../../parts/syntax.tsx';
import { address } from '../../router.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { openDialog } from '../../state/shell.ts';
import { useTitle } from '../../state/title.ts';
import type { Figure } from './figures.ts';
import { KindExamples, TargetPicture } from './pictures.tsx';
import './help.css';

/** Put in by the build, see vite.config.ts. */
declare const __FIGURES__: Figure[];

const PART_NAMES: Record<string, string> = {
  structure: '分条和条号',
  targets: '指标',
  duties: '责任单位',
  citations: '引用的文件',
  links: '条款之间的联系',
  parents: '文件之间的上下位',
};

const KIND_MEANINGS: [MarkKind, string][] = [
  ['verbatim', '除地名、机关名、数字外逐字相同。'],
  ['adapted', '同一句话改写，或加了、减了内容。'],
  ['thematic', '措辞不同，措施相同。'],
  ['body', '下位的任务清单没有这一行，正文里有。'],
  ['none', '上位的条目，下位没有对应。'],
  ['new', '下位的措施，上位没有对应，是本级新增。'],
  ['restate', '同一文件里，附件的条目出自正文某条。'],
  ['weak', '只是话题相同，不算落实。'],
];

const VERDICT_MEANINGS: Record<(typeof VERDICTS)[number], string> = {
  same: '数值和口径都没变。',
  raised: '下位定得更高，或更早完成。',
  lowered: '下位定得更低，或更晚完成。',
  'different-basis': '分母、范围或单位不同，不能直接比。',
  'no-value': '上位有数，下位只有“提高”“推进”一类的话。',
  'no-deadline': '上位有期限，下位没有。',
  'value-added': '上位没有数，下位写了数。',
  'deadline-added': '上位没有期限，下位写了期限。',
  share: '下位承担总数中的一份。',
};

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} class="help-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}

function Figures() {
  if (__FIGURES__.length === 0) return <p>这个版本没有带测量结果。</p>;
  return (
    <table class="table help-figures">
      <caption class="meta">与人工标注对照。查准：找出的里面对的占多少；查全：该有的里面找出多少。</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col" class="right">
            查准
          </th>
          <th scope="col" class="right">
            查全
          </th>
          <th scope="col" class="right">
            标注数
          </th>
        </tr>
      </thead>
      <tbody>
        {__FIGURES__.map((figure) => (
          <tr key={figure.part}>
            <th scope="row">{PART_NAMES[figure.part] ?? figure.part}</th>
            <td class="right">{percent(figure.precision)}</td>
            <td class="right">{percent(figure.recall)}</td>
            <td class="right">{figure.items}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SECTIONS: { id: string; title: string; body: () => ComponentChildren }[] = [
  {
    id: 'search',
    title: '怎样检索',
    body: () => (
      <>
        <p>结果是条款，不是整份文件。点下面的写法可以直接试。</p>
        <SyntaxList />
        <p>
          引号、括号、冒号用全角半角都行；文号里的〔〕写成[]、()也认。结果旁边写着为什么找到它：命中了哪个词，用了哪个同义词，缺哪个词。同义词的命中只加下划线，不涂黄。
        </p>
        <p>左边的筛选数字是当前结果里的条数。检索的地址就是当前状态，复制地址发给同事，看到的一样。</p>
      </>
    ),
  },
  {
    id: 'quote',
    title: '怎样引用',
    body: () => (
      <>
        <p>
          选中一条按 <kbd>C</kbd>
          ，得到带出处的引文：“原句”（《标题》，文号，附件2第21项）。先选中其中一句再按，只引那一句。原句里的双引号自动换成单引号。
        </p>
        <p>
          按 <kbd>L</kbd> 复制这一条的链接，按 <kbd>S</kbd> 存入条款库；条款库可以整批复制，起草时可以插入。
        </p>
      </>
    ),
  },
  {
    id: 'draft',
    title: '怎样起草',
    body: () => (
      <>
        <p>
          在“起草”里选本级地区和上位文件。左边是上位的每一项：✓ 已写，— 未写，×
          不写（写明理由）。选一项，右边列出各地怎样落实它，插入的条款带着出处；外地地名、机构和数值一处一处问，不会悄悄替换。
        </p>
        <p>
          编号自动排。<kbd>Tab</kbd> 降级，<kbd>Shift+Tab</kbd> 升级，<kbd>Alt+↑</kbd> <kbd>Alt+↓</kbd> 移动，
          <kbd>Ctrl+B</kbd> 把开头一句设为标题，<kbd>Ctrl+Z</kbd> 撤销，<kbd>F7</kbd> 到下一处要看的地方，
          <kbd>Ctrl+Enter</kbd> 插入选中的同类条款，<kbd>Esc</kbd> 离开正文。
        </p>
        <p>每次停顿自动保存；断网时存在本机，连上后送出。两人同时改，没碰到的自动合并，改到同一条的两边都列出来选。</p>
      </>
    ),
  },
  {
    id: 'kinds',
    title: '联系的类型',
    body: () => (
      <>
        <p>方块填得越满，措辞越接近。各个视图、打印件和Word里是同一套标记。</p>
        <KindExamples />
        <dl class="mark-list">
          {KIND_MEANINGS.map(([kind, meaning]) => (
            <div key={kind}>
              <dt>
                <Kind kind={kind} label={MARK_NAMES[kind]} />
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p>
          <LevelBadge level="national" region={null} /> 国家{'　'}
          <LevelBadge level="provincial" region="重庆市" /> 部委、省市{'　'}
          <LevelBadge level="county" region="梁平区" /> 区县{'　'}
          <LevelBadge level="national" region={null} held={false} /> 未入库
        </p>
      </>
    ),
  },
  {
    id: 'certainty',
    title: '有多可靠',
    body: () => (
      <>
        <p>
          联系由程序按文字、标题、位置、责任单位和指标算出，分两档：把握大的直接显示，把握不大的标
          <ReviewMark decision={null} candidate />
          ，等人复核。人的结论（
          <ReviewMark decision="confirmed" />、<ReviewMark decision="rejected" />
          ）重新入库后仍在，程序不会改。
        </p>
        <Figures />
        <p>
          {KIND_NAMES.verbatim}和{KIND_NAMES.adapted}的联系比{KIND_NAMES.thematic}
          的可靠得多。没有找到联系，不等于没有落实：请看上位条款的全文再下结论。
        </p>
      </>
    ),
  },
  {
    id: 'numbers',
    title: '指标怎样读出',
    body: () => (
      <>
        <TargetPicture />
        <p>
          写了数值的承诺才算指标，文件里的日期、人名、文号和现状数字不算。“以上”记作≥，“左右”记作约。期限先看本句，再看本条前文、标题和规划期；都没有就写“未写期限”，不补。
        </p>
        <dl class="mark-list">
          {VERDICTS.map((verdict) => (
            <div key={verdict}>
              <dt>
                <VerdictMark verdict={verdict}>{VERDICT_NAMES[verdict]}</VerdictMark>
              </dt>
              <dd>{VERDICT_MEANINGS[verdict]}</dd>
            </div>
          ))}
        </dl>
      </>
    ),
  },
  {
    id: 'compare-numbers',
    title: '指标和单位怎样看',
    body: () => (
      <>
        <p>
          <a href={links.targets()}>指标</a>
          把几份文件里的同一项指标放在一行：程序按名称和条款联系认出同一项，名称去掉“力争”“全市”一类的字。每份文件与它上面最近的一份比。
        </p>
        <p>
          <span class="alarm">×</span>
          是写到这项指标但没有数，点条号可看原文；—
          是没有写到。虚线连着的是分解：下位承担总数中的一份，合计与上位数比。同一文件里写法不同的，会注明各在哪一条。
        </p>
        <p>
          <a href={links.agencies()}>单位</a>
          列出一个责任单位在全部文件里的职责，分牵头和配合，可按期限排列，并给出上下级对口单位。单位名称都可以点。
        </p>
      </>
    ),
  },
  {
    id: 'corpus',
    title: '文件入库',
    body: () => (
      <>
        <p>
          在<a href={links.corpus()}>文库</a>
          拖入文件或文件夹，能读txt、md、html、docx、pdf。扫描图像没有文字，读不了。同一文件再次上传会认出来，不重复入库。
        </p>
        <p>
          标题、文号、日期读错了可以更正，重新入库后更正仍然有效。删除后可以马上撤销。原文一个字都不改，疑点写在旁边（校）。
        </p>
      </>
    ),
  },
  {
    id: 'keys',
    title: '快捷键',
    body: () => (
      <p>
        随时按 <kbd>?</kbd> 看
        <button class="text-button" type="button" onClick={() => (openDialog.value = 'keys')}>
          全部快捷键
        </button>
        。在输入框里打字和选字时，单键不起作用。
      </p>
    ),
  },
];

/** 帮助: how to search, what the marks mean, how sure they are. */
export default function HelpView() {
  const { hash, key } = address.value;
  useTitle('帮助');
  useScrollMemory(true, hash === '');
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [hash, key]);
  return (
    <div class="help">
      <nav class="help-contents" aria-label="帮助目录">
        {SECTIONS.map((section) => (
          <a key={section.id} href={links.help(section.id)} aria-current={section.id === hash ? 'true' : undefined}>
            {section.title}
          </a>
        ))}
      </nav>
      <div class="help-text">
        <h1>帮助</h1>
        {SECTIONS.map((section) => (
          <Section key={section.id} id={section.id} title={section.title}>
            {section.body()}
          </Section>
        ))}
      </div>
    </div>
  );
}
