/** Values by key, keys in the order of their first value (Map.groupBy is not in Node 20). */
export function groupBy<Key, Value>(values: Iterable<Value>, keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) putIn(groups, keyOf(value), value);
  return groups;
}

/** Adds a value to those under a key. */
export function putIn<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
