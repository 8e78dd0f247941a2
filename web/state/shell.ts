import { signal } from '@preact/signals';

/** Which side column is open as a drawer in narrow windows. */
export const drawer = signal<'left' | 'right' | null>(null);

/** Opens a drawer, or closes it where it is open. */
export function toggleDrawer(side: 'left' | 'right'): void {
  drawer.value = drawer.value === side ? null : side;
}

/** Windows of the shell itself. */
export const openDialog = signal<'keys' | 'clips' | 'access' | null>(null);

/** Said politely to screen readers: counts of results, changes of place. */
export const announcement = signal('');
