import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { draftContentSchema, type Draft, type DraftBlock } from '../../../graph-schema/draft.ts';

/** What tests of drafts have in common. */

export function plainBlock(id: string, level: number, text: string, more: Partial<DraftBlock> = {}): DraftBlock {
  const form = level === 0 ? 'paragraph' : 'clause';
  return { id, form, level, title: '', text, items: [], sources: [], agencies: [], ...more };
}

/** Makes a draft over the API, with blocks of its own, and gives its id. */
export async function createDraft(page: Page, blocks: DraftBlock[]): Promise<string> {
  const api = new URL('/api/v1/drafts', page.url()).href;
  const created = await page.request.post(api, { data: { region: '綦江区', parents: ['yufufa-2021-35'] } });
  const { draft } = (await created.json()) as { draft: Draft };
  const content = draftContentSchema.parse({ ...draft, blocks });
  const saved = await page.request.put(`${api}/${draft.id}`, { data: { base: draft.version, content } });
  expect(saved.status()).toBe(200);
  return draft.id;
}

/** Goes to a draft and waits until it can be written in. */
export async function openDraft(page: Page, id: string): Promise<void> {
  await page.goto(new URL(`/draft/${id}`, page.url()).href);
  await page.locator('.draft-text').first().waitFor();
}

/** The text as it is printed, a block a line: "（一）健全机制。". */
export function draftLines(page: Page): Promise<string[]> {
  return page
    .locator('.draft-text')
    .evaluateAll((all) => all.map((one) => ((one as HTMLElement).dataset['label'] ?? '') + (one.textContent ?? '')));
}

/** Waits until everything typed is at the server. */
export async function isSaved(page: Page): Promise<void> {
  await page.locator('.save-status[data-state="saved"]').waitFor();
}

/** Puts the cursor at the end of a block. */
export async function writeAt(page: Page, block: string): Promise<void> {
  const line = page.locator(`#b-${block} .draft-text`);
  await line.click();
  await page.locator(`#b-${block}.is-current`).waitFor();
  // the editor settles the cursor by a timer of the page after it gets the focus
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60)));
  await page.keyboard.press('End');
}

/** Pastes as a word processor does: HTML and plain text together. */
export async function pasteInto(page: Page, data: { html?: string; text: string }): Promise<void> {
  await page.locator('.draft-text-body').evaluate((body, { html, text }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (html) clipboardData.setData('text/html', html);
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}
