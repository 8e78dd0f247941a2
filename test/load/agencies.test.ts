import { expect, it } from 'vitest';
import { agencyNode } from '../../server/load/agencies.ts';
import { saveDocument } from '../../server/load/save.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { ingested } from '../support/documents.ts';

it('a printed name is the register’s body, or a name within its region', () => {
  const place = { regionCode: '500155', region: '梁平区' };
  expect(agencyNode('市教委', place)).toMatchObject({
    id: 'agency:education-500000',
    props: { name: '重庆市教育委员会' },
  });
  expect(agencyNode('区教委', place).id).toBe('agency:education-500155');
  expect(agencyNode('各中小学', place)).toMatchObject({ id: 'agency:500155/各中小学', props: { resolved: null } });
  expect(agencyNode('各\u0000校', { regionCode: null, region: null }).id).toBe('agency:全国/各校');
});

it('bodies of one function are tied to the one above, whichever came first', async () => {
  const of = (id: string, regionCode: string, agency: string) =>
    ingested({ id, regionCode, clauses: [{ locator: '一', text: `由${agency}负责。`, agencies: [agency] }] });
  const store = new MemoryStore();
  await saveDocument(store, of('a', '500155', '区教委'));
  await saveDocument(store, of('b', '500000', '市教委'));
  await saveDocument(store, of('c', '500110', '区教委'));
  const edges = await store.expand(['agency:education-500000'], { types: ['COUNTERPART_OF'], direction: 'both' });
  expect(edges.map(({ src, dst }) => `${src} ${dst}`)).toEqual([
    'agency:education-500110 agency:education-500000',
    'agency:education-500155 agency:education-500000',
  ]);
});

it('bodies that the document names once for all are tied to each clause that they hold for', async () => {
  const document = ingested({
    id: 'd',
    regionCode: '500000',
    clauses: [{ locator: '一', text: '甲。', agencies: ['市教委'] }],
  });
  const duties = document.duties.map((duty) => ({ ...duty, defaults: ['各区县政府'] }));
  const store = new MemoryStore();
  await saveDocument(store, { ...document, duties });
  const clause = document.clauses[0]?.id ?? '';
  const edges = await store.expand([clause], { types: ['RESPONSIBLE_FOR'], direction: 'in' });
  expect(
    edges
      .map(({ props }) => [props.printed, props.role, props.standing])
      .sort((a, b) => (a[1] === 'lead' ? -1 : b[1] === 'lead' ? 1 : 0)),
  ).toEqual([
    ['市教委', 'lead', undefined],
    ['各区县政府', 'support', true],
  ]);
});
