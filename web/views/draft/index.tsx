import type { ViewProps } from '../../views.ts';
import { DraftPage } from './page.tsx';
import { DraftsPage } from './start/index.tsx';
import './draft.css';

/** 起草: all drafts, or one of them. */
export default function DraftView({ params }: ViewProps) {
  const [id] = params;
  return id ? <DraftPage key={id} id={id} /> : <DraftsPage />;
}
