import type { Rule } from '../types.ts';
import { bodyMissing, bodyUnknown } from './bodies.ts';
import { citationForm, citationNumber, citationSuperseded, citationUnknown } from './citations.ts';
import { copiedShare, targetCopied } from './copied.ts';
import { deadlinePast } from './deadlines.ts';
import { duplicate } from './duplicates.ts';
import { foreignAbbreviation } from './foreign-abbreviation.ts';
import { foreignPlace } from './foreign-place.ts';
import { foreignTownship } from './foreign-township.ts';
import { itemOpen } from './items.ts';
import { level } from './level.ts';
import { numbering } from './numbering.ts';
import { shareSum } from './shares.ts';
import { deadlineLate, deadlineMissing, targetLowered, targetMissing } from './targets.ts';
import { wordingWeaker } from './wording.ts';

/** All rules. Those not `shown` are applied only where a caller asks for all; see the figures in docs/drafting.md. */
export const RULES: readonly { rule: Rule; shown: boolean }[] = [
  { rule: foreignPlace, shown: true },
  { rule: foreignAbbreviation, shown: true },
  { rule: foreignTownship, shown: true },
  { rule: level, shown: true },
  { rule: bodyUnknown, shown: true },
  { rule: bodyMissing, shown: true },
  { rule: citationNumber, shown: true },
  { rule: citationSuperseded, shown: true },
  { rule: citationForm, shown: true },
  { rule: citationUnknown, shown: false },
  { rule: numbering, shown: true },
  { rule: deadlinePast, shown: true },
  { rule: targetLowered, shown: true },
  { rule: targetMissing, shown: true },
  { rule: deadlineLate, shown: true },
  { rule: deadlineMissing, shown: true },
  { rule: targetCopied, shown: true },
  { rule: itemOpen, shown: true },
  { rule: wordingWeaker, shown: true },
  { rule: shareSum, shown: true },
  { rule: duplicate, shown: true },
  { rule: copiedShare, shown: true },
];
