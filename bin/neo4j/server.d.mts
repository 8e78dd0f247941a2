export const NEO4J_VERSION: string;
export function missingForNeo4j(): string | null;
export interface RunningServer {
  uri: string;
  pid: number | undefined;
  stop(): Promise<void>;
  kill(): Promise<void>;
}
export function neo4jAdmin(
  args: readonly string[],
  options: { home: string; cwd: string },
): { status: number | null; output: string };
export function startNeo4j(options: { home: string; port: number; memory?: string }): Promise<RunningServer>;
