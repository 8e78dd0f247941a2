import { useState } from 'preact/hooks';
import type { Draft, DraftBlock } from '../../../graph-schema/draft.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { diffTexts } from '../../parts/diff.ts';
import { joinTitle } from './editor/title.ts';
import type { Choice, Clash, Merged } from './session/merge.ts';
import type { DraftSession } from './session/session.ts';

function textOf(block: DraftBlock | null): string {
  return block ? joinTitle(block.title, block.text, block.level) : '';
}

function Text({
  name,
  pieces,
  removed,
}: {
  name: string;
  pieces: ReturnType<typeof diffTexts>['upper'];
  removed: boolean;
}) {
  return (
    <div class="clash-text">
      <p class="meta">{name}</p>
      {removed ? (
        <p class="quiet">删除了这一条</p>
      ) : (
        <p class="quote">
          {pieces.map((piece, index) => (piece.same ? piece.text : <mark key={index}>{piece.text}</mark>))}
        </p>
      )}
    </div>
  );
}

interface ClashProps {
  clash: Clash;
  by: string;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function ClashView({ clash, by, choice, onChoose }: ClashProps) {
  const { upper, lower } = diffTexts(textOf(clash.theirs), textOf(clash.mine));
  const choices: [Choice, string][] = [
    ['mine', '用我的'],
    ['theirs', '用对方的'],
    ...(clash.mine && clash.theirs ? [['both', '两条都留'] as [Choice, string]] : []),
  ];
  return (
    <li class="clash">
      <div class="clash-texts">
        <Text name="我的" pieces={lower} removed={clash.mine === null} />
        <Text name={`${by}的`} pieces={upper} removed={clash.theirs === null} />
      </div>
      <div class="btn-row" role="radiogroup" aria-label="留哪一个">
        {choices.map(([value, label]) => (
          <label key={value} class="check">
            <input
              type="radio"
              name={`clash-${clash.id}`}
              checked={choice === value}
              onChange={() => onChoose(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </li>
  );
}

interface ConflictDialogProps {
  session: DraftSession;
  open: { merged: Merged; stored: Draft };
}

/** Two people changed the same blocks: both texts side by side, and a choice for each. Nothing is lost before. */
export function ConflictDialog({ session, open: { merged, stored } }: ConflictDialogProps) {
  const usual = ({ mine, theirs }: Clash): Choice => (mine && theirs ? 'both' : mine ? 'mine' : 'theirs');
  const [choices, setChoices] = useState(new Map(merged.clashes.map((clash) => [clash.id, usual(clash)])));
  const take = (all: ReadonlyMap<string, Choice>): void => session.resolve(all);
  const by = stored.updatedBy || '对方';
  return (
    <Dialog
      title={`有${merged.clashes.length}条两边都改了`}
      onClose={() => take(choices)}
      actions={
        <button class="btn btn--primary" type="button" onClick={() => take(choices)}>
          按所选合并
        </button>
      }
    >
      <p class="meta">
        {by}已保存第{stored.version}版。没有同时改到的{merged.taken}处已自动并入；下面逐条选。不选的，两条都留。
      </p>
      <ol>
        {merged.clashes.map((clash) => (
          <ClashView
            key={clash.id}
            clash={clash}
            by={by}
            choice={choices.get(clash.id) ?? 'both'}
            onChoose={(choice) => setChoices(new Map(choices).set(clash.id, choice))}
          />
        ))}
      </ol>
    </Dialog>
  );
}
