import { z } from 'zod';
import { clauseRefSchema, documentSummarySchema } from './api.ts';
import { clauseIdSchema } from './ids.ts';
import { pageParams, wholeParam } from './params.ts';
import { LEVELS, LINK_KINDS } from './terms.ts';

/** Requests and responses about agencies (责任单位) and what is near a node. */

export const agencySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Code of its region (GB/T 2260), or a region's name where no code is known. */
  region: z.string().nullable(),
  /** Name of its region. */
  regionName: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  /** True where the register knows the body. */
  known: z.boolean(),
});
export type AgencyView = z.infer<typeof agencySchema>;

export const countedAgencySchema = agencySchema.extend({ lead: z.number().int(), support: z.number().int() });
/** A body with the number of its duties. */
export type CountedAgency = z.infer<typeof countedAgencySchema>;

export const agenciesRequestSchema = z.object({
  ...pageParams,
  q: z.string().max(100).default(''),
  document: z.string().max(200).optional(),
  /** "true": bodies of the register only, without general names such as 各区县政府. */
  known: z.enum(['true', 'false']).optional(),
});
export type AgenciesRequest = z.infer<typeof agenciesRequestSchema>;
/** Bodies with duties, most duties first. */
export const agenciesResponseSchema = z.object({
  total: z.number().int(),
  agencies: z.array(countedAgencySchema),
});
export type AgenciesResponse = z.infer<typeof agenciesResponseSchema>;

/**
 * A body by its id (with or without "agency:"), or by a name: as a clause prints it where `clause` says which one,
 * else the one of this name with most duties.
 */
export const agencyRequestSchema = z.object({
  agency: z.string().min(1).max(300),
  clause: clauseIdSchema.optional(),
});
export type AgencyRequest = z.infer<typeof agencyRequestSchema>;

export const agencyDutySchema = z.object({
  clause: clauseRefSchema,
  role: z.enum(['lead', 'support']),
  printed: z.string(),
  /** Deadlines of the clause's targets, and what its time column says; each once. */
  deadlines: z.array(z.string()),
  /** Links of the clause to other documents: upwards, downwards, and how many of both somebody has decided. */
  links: z.object({ up: z.number().int(), down: z.number().int(), reviewed: z.number().int() }),
});
export type AgencyDuty = z.infer<typeof agencyDutySchema>;

/** One body: its duties by document and clause, its counterparts one level up and down. */
export const agencyResponseSchema = z.object({
  agency: agencySchema,
  up: z.array(countedAgencySchema),
  down: z.array(countedAgencySchema),
  /** Other bodies of the same name, in other regions. */
  namesakes: z.array(countedAgencySchema),
  /** Newest document first, in printed order within. */
  duties: z.array(agencyDutySchema),
  issued: z.array(documentSummarySchema),
});
export type AgencyResponse = z.infer<typeof agencyResponseSchema>;

export const neighbourhoodRequestSchema = z.object({
  id: z.string().min(1).max(300),
  steps: wholeParam(1, 2).default(2),
  limit: wholeParam(1, 2000).default(300),
  /** "links": only links between clauses (and documents), not bodies, targets and citations. */
  follow: z.enum(['all', 'links']).default('all'),
});
export type NeighbourhoodRequest = z.infer<typeof neighbourhoodRequestSchema>;

/** What lies within a few steps of a document, clause, target or agency, the nearest first. */
export const neighbourhoodResponseSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      title: z.string(),
      documentId: z.string().nullable(),
      /** Printed number of a clause. */
      clause: z.string().nullable(),
      steps: z.number().int(),
    }),
  ),
  edges: z.array(
    z.object({
      src: z.string(),
      type: z.string(),
      dst: z.string(),
      score: z.number().nullable(),
      /** Of links between clauses. */
      kind: z.enum(LINK_KINDS).nullable(),
    }),
  ),
  /** True where the limit cut something off. */
  more: z.boolean(),
});
export type NeighbourhoodResponse = z.infer<typeof neighbourhoodResponseSchema>;
