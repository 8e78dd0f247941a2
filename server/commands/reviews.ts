import { goldLinks } from '../review/gold.ts';
import { listReviews } from '../review/index.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

const EVERYTHING = { limit: Number.MAX_SAFE_INTEGER, offset: 0 };

/** `zhengmai reviews`: what reviewers stated, or their links as annotations; the linker's precision on standard error. */
export async function reviewsCommand(
  context: CommandContext,
  options: { data?: string; gold?: boolean },
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'reviews' }, async (store) => {
    const { reviews, precision } = await listReviews(store, EVERYTHING);
    const lines = options.gold ? goldLinks(reviews) : reviews.toReversed();
    await context.out(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const share = precision.precision === null ? '—' : `${(precision.precision * 100).toFixed(1)}%`;
    context.say(
      `复核记录 ${reviews.length} 条：确认 ${precision.confirmed}，驳回 ${precision.rejected}，补充 ${precision.added}；机器联系准确率 ${share}`,
    );
    return 0;
  });
}
