import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { IngestEvent } from '../graph-schema/api.ts';

/** One request that was answered. */
export interface RequestFigures {
  method: string;
  /** Its row in the route table: "/api/v1/documents/:document". */
  route: string;
  status: number;
  seconds: number;
}

/** Sizes that are read when somebody asks for them. */
export interface Sizes {
  counts(): Promise<{ documents: number; clauses: number }>;
  indexed(): number;
  ready(): boolean;
}

/** Figures for Prometheus; labels are routes and states, never what somebody asked for. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'method' | 'route' | 'status'>;
  readonly #durations: Histogram<'method' | 'route'>;
  readonly #files: Counter<'state'>;
  readonly #changes: Counter;

  constructor(sizes: Sizes) {
    const registers = [this.#registry];
    // event loop delay, memory, processor time, garbage collection
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 10 });
    this.#requests = new Counter({
      name: 'zhengmai_http_requests_total',
      help: 'Requests answered',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'zhengmai_http_request_duration_seconds',
      help: 'Time until a request was answered',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers,
    });
    this.#files = new Counter({
      name: 'zhengmai_ingest_files_total',
      help: 'Files taken in, by outcome',
      labelNames: ['state'],
      registers,
    });
    this.#changes = new Counter({
      name: 'zhengmai_index_refreshed_documents_total',
      help: 'Documents brought in step in the search index',
      registers,
    });
    this.#sizes(sizes);
  }

  #sizes({ counts, indexed, ready }: Sizes): void {
    const gauge = (name: string, help: string, value: () => number | Promise<number>): void => {
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        async collect() {
          this.set(await value());
        },
      });
    };
    const stored = async (part: 'documents' | 'clauses'): Promise<number> => {
      try {
        return (await counts())[part];
      } catch {
        return NaN; // the database is away
      }
    };
    gauge('zhengmai_store_documents', 'Documents in the store', () => stored('documents'));
    gauge('zhengmai_store_clauses', 'Clauses in the store', () => stored('clauses'));
    gauge('zhengmai_index_clauses', 'Clauses in the search index', indexed);
    gauge('zhengmai_ready', '1 once searches answer', () => Number(ready()));
  }

  request({ method, route, status, seconds }: RequestFigures): void {
    this.#requests.inc({ method, route, status });
    this.#durations.observe({ method, route }, seconds);
  }

  /** Counts files whose fate is known. */
  ingest({ file, state }: Pick<IngestEvent, 'file' | 'state'>): void {
    if (file !== '' && state !== 'queued' && state !== 'running') this.#files.inc({ state });
  }

  refreshed(documents: number): void {
    this.#changes.inc(documents);
  }

  /** The page for Prometheus. */
  async page(): Promise<{ type: string; text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
