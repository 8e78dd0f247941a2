/** `npm run faults [rounds] [seed]`: ends server and ingest at random moments and looks what is lost. */
import { killIngest, killServer } from './kill.ts';
import { buildProgram } from './process.ts';

const [rounds = '50', seed = String(Date.now() % 1e6)] = process.argv.slice(2);
const say = (text: string) => {
  process.stderr.write(`${text}\n`);
};
buildProgram();
say(`种子 ${seed}`);
const server = await killServer(Number(rounds), Number(seed), say);
const ingest = await killIngest(Math.ceil(Number(rounds) / 2), Number(seed), say);
process.stdout.write(`${JSON.stringify({ server, ingest }, null, 2)}\n`);
process.exit(server.problems.length + ingest.problems.length > 0 ? 1 : 0);
