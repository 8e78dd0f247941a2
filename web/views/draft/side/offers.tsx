import { useEffect, useState } from 'preact/hooks';
import { isComposing } from '../../../keys.ts';
import { openOffers, type OpenOffer } from '../editor/flags.ts';
import { decideOffer } from '../session/insert.ts';
import type { DraftSession } from '../session/session.ts';

/** Names and numbers of another region in inserted text: each is decided on by itself, none is replaced unseen. */
export function Offers({ session }: { session: DraftSession }) {
  void session.changes.value; // drawn anew when the editor changes
  const open = session.view ? openOffers(session.view.state) : [];
  const [first] = open;
  if (!first) return null;
  return <OfferCard key={first.offer.id} first={first} left={open.length} session={session} />;
}

function OfferCard({ first, left, session }: { first: OpenOffer; left: number; session: DraftSession }) {
  const { offer, block } = first;
  const [typed, setTyped] = useState(offer.to);
  useEffect(() => document.getElementById(`b-${block}`)?.scrollIntoView({ block: 'nearest' }), [block]);
  const take = (): void => decideOffer(session, offer.id, typed);
  return (
    <section class="offer" aria-label="替换外地名称">
      <h2>
        外地名称 <span class="swap">“{offer.from}”</span>
        <span class="meta push">还有{left}处</span>
      </h2>
      <p>{offer.why}</p>
      <form
        class="btn-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) take();
        }}
      >
        <label>
          改为{' '}
          <input
            class="text-field"
            value={typed}
            placeholder="本地名称或数值"
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => isComposing(event) && event.stopPropagation()}
          />
        </label>
        <button class="btn btn--small btn--primary" type="submit" disabled={!typed.trim()}>
          替换
        </button>
        <button class="btn btn--small" type="button" onClick={() => decideOffer(session, offer.id, null)}>
          保留原词
        </button>
      </form>
    </section>
  );
}
