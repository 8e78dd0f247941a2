import type { MarkKind } from '../../parts/marks.tsx';
import { Kind } from '../../parts/marks.tsx';

/** Small pictures of what the kinds of link mean, with sentences made up for this page. */

interface Piece {
  text: string;
  /** gone: only above; added: only below; same words otherwise. */
  look?: 'gone' | 'added';
}

interface Example {
  kind: MarkKind;
  says: string;
  upper: Piece[];
  lower: Piece[];
}

const EXAMPLES: Example[] = [
  {
    kind: 'verbatim',
    says: '除名称、数字外逐字照用。',
    upper: [{ text: '支持建设' }, { text: '市级', look: 'gone' }, { text: '公共实训基地。' }],
    lower: [{ text: '支持建设' }, { text: '区级', look: 'added' }, { text: '公共实训基地。' }],
  },
  {
    kind: 'adapted',
    says: '同一句话，改了措辞或增删了内容。',
    upper: [{ text: '支持企业参与办学，' }, { text: '探索混合所有制。', look: 'gone' }],
    lower: [{ text: '支持' }, { text: '龙头', look: 'added' }, { text: '企业参与办学。' }],
  },
  {
    kind: 'thematic',
    says: '措辞不同，说的是同一项措施。',
    upper: [{ text: '健全终身职业技能培训体系。' }],
    lower: [{ text: '面向全体劳动者开展补贴性培训。' }],
  },
];

function Line({ level, pieces }: { level: string; pieces: readonly Piece[] }) {
  return (
    <p class="example-line">
      <span class="meta">{level}</span>
      <span class="quote">
        {pieces.map((piece, index) => {
          if (piece.look === 'gone') return <del key={index}>{piece.text}</del>;
          if (piece.look === 'added') return <ins key={index}>{piece.text}</ins>;
          return piece.text;
        })}
      </span>
    </p>
  );
}

/** One example for each kind of link. */
export function KindExamples() {
  return (
    <div class="examples">
      {EXAMPLES.map((example) => (
        <figure key={example.kind} class="panel">
          <figcaption>
            <Kind kind={example.kind} /> {example.says}
          </figcaption>
          <Line level="上位" pieces={example.upper} />
          <Line level="下位" pieces={example.lower} />
        </figure>
      ))}
    </div>
  );
}

/** How a target is read: a sentence with its parts named. */
export function TargetPicture() {
  const parts: [string, string][] = [
    ['到2025年，', '期限'],
    ['公办幼儿园在园幼儿', '指标'],
    ['占比', '指标'],
    ['达到', ''],
    ['60%', '数值'],
    ['以上', '口径'],
    ['。', ''],
  ];
  return (
    <figure class="panel target-picture">
      <figcaption class="meta">一句话怎样读成指标</figcaption>
      <p class="quote">
        {parts.map(([text, role]) =>
          role ? (
            <ruby key={text}>
              {text}
              <rt>{role}</rt>
            </ruby>
          ) : (
            text
          ),
        )}
      </p>
    </figure>
  );
}
