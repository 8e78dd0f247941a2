import { useState } from 'preact/hooks';
import { DRAFT_TYPES } from '../../../../graph-schema/draft-terms.ts';
import { ApiError, request } from '../../../api.ts';
import { links } from '../../../links.ts';
import { failureWords } from '../../../parts/states.tsx';
import { navigate } from '../../../router.ts';
import { findAny, findOwn, findParents, findRegions, type ChosenRegion } from './lookup.ts';
import { PickField, type Option } from './pick-field.tsx';

interface Problems {
  region?: string;
  parents?: string;
  whole?: string;
}

interface ChosenProps {
  options: readonly Option[];
  onRemove: (id: string) => void;
}

function Chosen({ options, onRemove }: ChosenProps) {
  return (
    <>
      {options.map(({ id, label }) => (
        <span key={id} class="picked">
          <span class="suggestion-text" title={label}>
            {label}
          </span>
          <button type="button" class="text-button" aria-label={`去掉 ${label}`} onClick={() => onRemove(id)}>
            ×
          </button>
        </span>
      ))}
    </>
  );
}

function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: string;
  hint?: string;
  problem?: string | undefined;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="start-field">
      <span class="start-label">{label}</span>
      <div>
        {children}
        {problem ? (
          <p class="alarm" role="alert">
            {problem}
          </p>
        ) : (
          hint && <p class="meta">{hint}</p>
        )}
      </div>
    </div>
  );
}

const without = (list: readonly Option[], id: string): Option[] => list.filter((one) => one.id !== id);
const withOne = (list: readonly Option[], one: Option): Option[] => [...without(list, one.id), one];

/** What a new draft is for. The answer opens with the parts of the upper document and all its items. */
export function NewDraft() {
  const [region, setRegion] = useState<ChosenRegion | null>(null);
  const [parents, setParents] = useState<Option[]>([]);
  const [references, setReferences] = useState<Option[]>([]);
  const [own, setOwn] = useState<Option | null>(null);
  const [type, setType] = useState<string>(DRAFT_TYPES[0]);
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  const create = async (): Promise<void> => {
    const missing: Problems = {
      ...(region ? {} : { region: '选择本级地区：写区县名，从列出的里面选。' }),
      ...(parents.length > 0 ? {} : { parents: '至少选一份上位文件：写文号或标题里的词。' }),
    };
    setProblems(missing);
    if (!region || parents.length === 0) {
      document.getElementById(region ? 'start-parents' : 'start-region')?.focus();
      return;
    }
    setBusy(true);
    try {
      const { draft } = await request(
        'createDraft',
        {},
        {
          body: {
            region: region.id,
            parents: parents.map(({ id }) => id),
            documentType: type.trim() || DRAFT_TYPES[0],
            references: references.map(({ id }) => id),
            continues: own?.id ?? null,
          },
        },
      );
      navigate(links.draft(draft.id));
    } catch (error) {
      setProblems({ whole: error instanceof ApiError ? failureWords(error).text : '没有建成。' });
      setBusy(false);
    }
  };
  return (
    <form
      class="panel start-form"
      aria-label="新建草稿"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <div class="panel-head">
        <h2>新建草稿</h2>
      </div>
      <div class="panel-body">
        <Field label="本级地区" hint="写给哪个区县用。替换外地地名、核对层级都按它。" problem={problems.region}>
          {region ? (
            <Chosen
              options={[{ ...region, label: `${region.path}${region.label}` }]}
              onRemove={() => setRegion(null)}
            />
          ) : (
            <PickField
              id="start-region"
              label="本级地区"
              placeholder="綦江区"
              find={findRegions}
              invalid={Boolean(problems.region)}
              onPick={(option) => {
                setRegion(option as ChosenRegion);
                setProblems({ ...problems, region: '' });
              }}
            />
          )}
        </Field>
        <Field label="上位文件" hint="逐项列出要落实的条目。可选几份。" problem={problems.parents}>
          <Chosen options={parents} onRemove={(id) => setParents(without(parents, id))} />
          <PickField
            id="start-parents"
            label="上位文件"
            placeholder="文号或标题"
            scope={region?.id ?? ''}
            find={(text, signal) => findParents(text, region, signal)}
            invalid={Boolean(problems.parents)}
            onPick={(option) => {
              setParents(withOne(parents, option));
              setProblems({ ...problems, parents: '' });
            }}
          />
        </Field>
        <Field label="文种">
          <span class="segmented" role="group" aria-label="文种">
            {DRAFT_TYPES.map((name) => (
              <button key={name} type="button" aria-pressed={name === type} onClick={() => setType(name)}>
                {name}
              </button>
            ))}
          </span>
        </Field>
        <Field label="接续" hint="本地区以前的文件，草稿从它的文字开始。可不选。">
          {own ? (
            <Chosen options={[own]} onRemove={() => setOwn(null)} />
          ) : (
            <PickField
              id="start-own"
              label="接续的本级文件"
              placeholder="文号或标题，可不选"
              scope={region?.id ?? ''}
              find={(text, signal) => findOwn(text, region, signal)}
              onPick={setOwn}
            />
          )}
        </Field>
        <Field label="参照" hint="同类条款里排在前面。可不选。">
          <Chosen options={references} onRemove={(id) => setReferences(without(references, id))} />
          <PickField
            id="start-references"
            label="参照文件"
            placeholder="文号或标题，可不选"
            find={findAny}
            onPick={(option) => setReferences(withOne(references, option))}
          />
        </Field>
        {problems.whole && (
          <p class="alarm" role="alert">
            {problems.whole}
          </p>
        )}
        <div class="btn-row start-actions">
          <button class="btn btn--primary" type="submit" disabled={busy}>
            {busy ? '正在建…' : '开始起草'}
          </button>
        </div>
      </div>
    </form>
  );
}
