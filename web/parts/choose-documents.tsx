import { Message } from './states.tsx';
import type { Scope } from '../links.ts';
import { lastScope } from '../state/scope.ts';

export interface ChooseProps {
  scope: Scope;
  /** What the view does with the documents: "逐项看谁落实了". */
  purpose: string;
  /** Address of this view with a scope. */
  href: (scope: Scope) => string;
}

/** Says that documents have to be chosen first, and leads back to those that were looked at last. */
export function ChooseDocuments({ scope, purpose, href }: ChooseProps) {
  const last = lastScope.value;
  return (
    <Message title="先选要比对的文件">
      <p>{scope.up ? '还没有选下位文件。' : purpose}在上面的“上位”“下位”里选。</p>
      {last.up && last.down.length > 0 && !scope.up && (
        <p>
          <a href={href(last)}>回到上次比对的文件</a>
        </p>
      )}
    </Message>
  );
}
