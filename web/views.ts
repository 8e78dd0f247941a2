import type { ComponentType } from 'preact';

/** The views, each loaded when it is first needed. A view knows nothing of another: they meet in links.ts. */

export type ViewName =
  'search' | 'document' | 'lineage' | 'correlation' | 'compare' | 'targets' | 'agency' | 'draft' | 'corpus' | 'help';

export interface ViewProps {
  /** Path parts behind the view's own: ["yufufa-2021-35"] of /d/yufufa-2021-35. */
  params: readonly string[];
}

type ViewModule = () => Promise<{ default: ComponentType<ViewProps> }>;

interface ViewEntry {
  /** First part of the path. */
  path: string;
  /** Name in the navigation and in the window's title. */
  title: string;
  /** Second key after G; absent for views that are not in the navigation. */
  key?: string;
  load: ViewModule;
}

export const VIEWS: Record<ViewName, ViewEntry> = {
  search: { path: 'search', title: '检索', key: 's', load: () => import('./views/search/index.tsx') },
  document: { path: 'd', title: '文件', key: 'd', load: () => import('./views/document/index.tsx') },
  lineage: { path: 'lineage', title: '脉络', key: 'l', load: () => import('./views/lineage/index.tsx') },
  correlation: { path: 'table', title: '对照表', key: 't', load: () => import('./views/table/index.tsx') },
  compare: { path: 'pair', title: '对读', key: 'c', load: () => import('./views/pair/index.tsx') },
  targets: { path: 'targets', title: '指标', key: 'i', load: () => import('./views/targets/index.tsx') },
  agency: { path: 'agency', title: '单位', key: 'b', load: () => import('./views/agency/index.tsx') },
  draft: { path: 'draft', title: '起草', key: 'w', load: () => import('./views/draft/index.tsx') },
  corpus: { path: 'corpus', title: '文库', key: 'k', load: () => import('./views/corpus/index.tsx') },
  help: { path: 'help', title: '帮助', load: () => import('./views/help/index.tsx') },
};

/** Which view an address names, with the parts behind it; null for an address of no view. */
export function matchView(path: string): { name: ViewName; params: string[] } | null {
  const [first = '', ...params] = path.split('/').filter(Boolean);
  if (first === '') return { name: 'search', params: [] };
  const found = (Object.keys(VIEWS) as ViewName[]).find((name) => VIEWS[name].path === first);
  return found ? { name: found, params } : null;
}
