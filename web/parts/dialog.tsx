import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at the foot. */
  actions?: ComponentChildren;
}

/** A modal window: the browser keeps the focus in it, Esc and a click outside close it. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    const focused = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div class="dialog-inner">
        <header class="panel-head">
          <h2>{title}</h2>
          <button class="btn btn--quiet btn--small push" type="button" onClick={onClose}>
            关闭 <kbd>Esc</kbd>
          </button>
        </header>
        <div class="panel-body">{children}</div>
        {actions && <footer class="btn-row dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  );
}
