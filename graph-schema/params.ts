import { z } from 'zod';

/** Parameters of addresses, which come as text. */

const WHOLE = '应是整数，如 20';
/**
 * A whole number as a parameter: "20"; neither "" nor " 20", "1e3", "0x10", nor the same parameter twice. Described as an
 * integer.
 */
export function wholeParam(min: number, max = Number.MAX_SAFE_INTEGER): z.ZodPreprocess<z.ZodNumber> {
  // "20", "-1"; not "", "2.5"
  const read = (value: unknown) => (typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : value);
  return z.preprocess(read, z.number(WHOLE).int(WHOLE).min(min).max(max));
}

/** A parameter that may be given several times, or once with commas. */
export const listParam = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : value.split(',')).filter(Boolean));

/** As `listParam`, of these choices alone; nothing in it may be empty. */
export function choicesParam<const Choice extends string>(choices: readonly [Choice, ...Choice[]]) {
  const one = choices.join('|');
  return z
    .union([z.string().meta({ pattern: `^(?:${one})(?:,(?:${one}))*$` }), z.array(z.string().meta({ enum: choices }))])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : value.split(',')))
    .pipe(z.array(z.enum(choices)));
}

export const pageParams = {
  limit: wholeParam(0, 1000).default(20),
  offset: wholeParam(0, 1_000_000).default(0),
};

/** What a description says of an object that must have exactly one of these fields. */
export function oneOf(...names: string[]): { oneOf: { required: string[] }[] } {
  return { oneOf: names.map((name) => ({ required: [name] })) };
}
