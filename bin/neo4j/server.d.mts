export const NEO4J_VERSION: string;
export function missingForNeo4j(): string | null;
export interface RunningServer {
  uri: string;
  pid: number | undefined;
  stop(): Promise<void>;
  kill(): Promise<void>;
}
export function startNeo4j(options: { home: string; port: number; memory?: string }): Promise<RunningServer>;
