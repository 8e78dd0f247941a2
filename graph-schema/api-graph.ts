import { z } from 'zod';
import { clauseRefSchema, documentSummarySchema, pageParams } from './api.ts';
import { LEVELS } from './terms.ts';

/** Requests and responses about agencies (责任单位) and what is near a node. */

export const agencySchema = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  /** True where the register knows the body. */
  known: z.boolean(),
});
export type AgencyView = z.infer<typeof agencySchema>;

export const agenciesRequestSchema = z.object({
  ...pageParams,
  q: z.string().max(100).default(''),
  document: z.string().max(200).optional(),
});
/** Bodies with duties, most duties first. */
export const agenciesResponseSchema = z.object({
  total: z.number().int(),
  agencies: z.array(agencySchema.extend({ lead: z.number().int(), support: z.number().int() })),
});
export type AgenciesResponse = z.infer<typeof agenciesResponseSchema>;

export const agencyDutySchema = z.object({
  clause: clauseRefSchema,
  role: z.enum(['lead', 'support']),
  printed: z.string(),
});

/** One body: its duties by document and clause, its counterparts one level up and down. */
export const agencyResponseSchema = z.object({
  agency: agencySchema,
  up: z.array(agencySchema),
  down: z.array(agencySchema),
  duties: z.array(agencyDutySchema),
  issued: z.array(documentSummarySchema),
});
export type AgencyResponse = z.infer<typeof agencyResponseSchema>;

export const neighbourhoodRequestSchema = z.object({
  id: z.string().min(1).max(300),
  steps: z.coerce.number().int().min(1).max(2).default(2),
  limit: z.coerce.number().int().min(1).max(2000).default(300),
});

/** What lies within a few steps of a document, clause, target or agency, the nearest first. */
export const neighbourhoodResponseSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      title: z.string(),
      documentId: z.string().nullable(),
      steps: z.number().int(),
    }),
  ),
  edges: z.array(z.object({ src: z.string(), type: z.string(), dst: z.string(), score: z.number().nullable() })),
  /** True where the limit cut something off. */
  more: z.boolean(),
});
export type NeighbourhoodResponse = z.infer<typeof neighbourhoodResponseSchema>;
