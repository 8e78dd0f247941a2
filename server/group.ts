export { groupBy } from '../graph-schema/group.ts';
