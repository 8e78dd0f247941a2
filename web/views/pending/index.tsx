import { Message } from '../../parts/states.tsx';
import { useTitle } from '../../state/title.ts';

/** Stands where a view is still being built. */
export default function PendingView() {
  useTitle('还没有做好');
  return (
    <Message whole title="这个视图还没有做好">
      <p>
        先用<a href="/search">检索</a>和<a href="/corpus">文库</a>。
      </p>
    </Message>
  );
}
