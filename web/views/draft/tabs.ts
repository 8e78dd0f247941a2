/** Tabs of the right column. */
export const TABS = {
  peers: '同类条款',
  check: '检查',
  sources: '来源',
  clips: '条款库',
  search: '搜索',
  versions: '版本',
} as const;
export type Tab = keyof typeof TABS;
