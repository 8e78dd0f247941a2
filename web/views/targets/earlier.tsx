import { request } from '../../api.ts';
import { useLoad } from '../../state/load.ts';

export interface EarlierProps {
  up: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Most documents that are offered. */
const MOST = 2;

/** Offers the documents that the upper one itself continues or carries out, so that a number can be followed further up. */
export function EarlierDocuments({ up, chosen, onChange }: EarlierProps) {
  const load = useLoad(`document:${up}`, (signal) => request('document', { document: up }, { signal }));
  const above = (load.data?.relations ?? []).filter(({ direction, other }) => direction === 'up' && other.held);
  return (
    <>
      {above.slice(0, MOST).map(({ other }) => (
        <label key={other.id} class="check" title={other.title}>
          <input
            type="checkbox"
            checked={chosen.includes(other.id)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, other.id] : chosen.filter((id) => id !== other.id))
            }
          />
          含{other.documentNumber ?? other.title.slice(0, 12)}
        </label>
      ))}
    </>
  );
}
