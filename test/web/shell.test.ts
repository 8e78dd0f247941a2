import { describe, expect, it } from 'vitest';
import { links, scopeOf } from '../../web/links.ts';
import { parseAddress } from '../../web/router.ts';
import { matchView } from '../../web/views.ts';

describe('links', () => {
  it('keeps Chinese words and slashes readable and leaves out what is empty', () => {
    expect(links.search({ q: '双师型 占比', level: ['county'], year: [], sel: 'a-1/f2.21' })).toBe(
      `/search?q=${encodeURIComponent('双师型 占比')}&level=county&sel=a-1/f2.21`,
    );
    expect(links.search()).toBe('/search');
  });

  it('names clauses by document and fragment', () => {
    expect(links.clause('yufufa-2021-35/f2.21')).toBe('/d/yufufa-2021-35#f2.21');
    expect(links.document('yufufa-2021-35')).toBe('/d/yufufa-2021-35');
  });

  it('carries the scope', () => {
    const scope = { up: 'a-1/f2', down: ['b-2', 'c-3'] };
    const href = links.lineage(scope, { view: 'list' });
    expect(href).toBe('/lineage?up=a-1/f2&down=b-2,c-3&view=list');
    expect(scopeOf(parseAddress(href).query)).toEqual(scope);
  });
});

describe('addresses', () => {
  it.each([
    ['/', 'search', []],
    ['/search?q=x', 'search', []],
    ['/d/yufufa-2021-35', 'document', ['yufufa-2021-35']],
    ['/pair/b-2/f.11/a-1/f2.21', 'compare', ['b-2', 'f.11', 'a-1', 'f2.21']],
    ['/table', 'correlation', []],
  ])('%s is %s', (href, name, params) => {
    expect(matchView(parseAddress(href).path)).toEqual({ name, params });
  });

  it('knows what is no view', () => {
    expect(matchView('/searching')).toBeNull();
  });

  it('survives a broken percent sign', () => {
    expect(parseAddress('/d/100%25#%E0%A4%A').hash).toBe('%E0%A4%A');
  });
});
