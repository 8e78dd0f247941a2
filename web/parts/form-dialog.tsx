import type { ComponentChildren } from 'preact';
import { Dialog } from './dialog.tsx';

interface FormDialogProps {
  id: string;
  title: string;
  /** Words of the button that sends the form, and of the one that leaves it. */
  send: string;
  leave: string;
  /** True while the form is on its way. */
  busy: boolean;
  disabled?: boolean;
  problem: string;
  onSend: () => void;
  onClose: () => void;
  /** Fields. */
  children: ComponentChildren;
  /** What is said below the fields. */
  notes: ComponentChildren;
}

/** A window with a form: sent once, closed when it succeeded, else saying what was wrong. */
export function FormDialog(props: FormDialogProps) {
  const { id, title, send, leave, busy, disabled = false, problem, onSend, onClose, children, notes } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <button class="btn btn--primary" type="submit" form={id} disabled={busy || disabled}>
            {busy ? '正在存…' : send}
          </button>
          <button class="btn" type="button" onClick={onClose}>
            {leave}
          </button>
        </>
      }
    >
      <form
        id={id}
        class="field-list"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSend();
        }}
      >
        {children}
      </form>
      {problem && (
        <p class="alarm" role="alert">
          {problem}
        </p>
      )}
      {notes}
    </Dialog>
  );
}
