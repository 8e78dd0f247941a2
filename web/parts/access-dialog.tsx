import { token } from '../state/identity.ts';
import { me } from '../state/me.ts';
import { Dialog } from './dialog.tsx';
import { TokenForm } from './token-form.tsx';

/** Why nothing can be changed from this machine, with a field for the operator's token. */
export function AccessDialog({ onClose }: { onClose: () => void }) {
  const { mayWrite = false, name = '', message = '' } = me.value ?? {};
  return (
    <Dialog title={mayWrite ? '可以修改' : '只能查看'} onClose={onClose}>
      <p>{mayWrite ? `署名：${name}。` : message}</p>
      <TokenForm class="btn-row" button={{ text: '确定', class: 'btn--primary' }} />
    </Dialog>
  );
}

/** In the bar where nothing can be changed, or where a token says who we are; nothing at the server's own machine. */
export function AccessButton({ onOpen }: { onOpen: () => void }) {
  const known = me.value;
  if (!known || (known.mayWrite && !token.value)) return null;
  return (
    <button class="btn btn--quiet" type="button" title={known.message || `署名：${known.name}`} onClick={onOpen}>
      {known.mayWrite ? known.name : '只读'}
    </button>
  );
}
