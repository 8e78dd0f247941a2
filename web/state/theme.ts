import { effect } from '@preact/signals';
import { stored } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: Record<Theme, string> = { system: '随系统', light: '浅色', dark: '深色' };

/** Chosen theme; "?theme=dark" in the first address overrides it for one visit. */
export const theme = stored<Theme>('theme', 'system');

/** Keeps <html data-theme> in step with the choice. */
export function applyTheme(): void {
  const forced = new URLSearchParams(window.location.search).get('theme');
  effect(() => {
    const chosen = forced === 'dark' || forced === 'light' ? forced : theme.value;
    if (chosen === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
  });
}
