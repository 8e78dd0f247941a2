import type { Channel } from './channel.ts';

type Method = (...args: never[]) => unknown;

/**
 * A service of another thread as if it were here: every method is a call. Arguments and results are copied.
 * @param here the same service over this thread's own store, for the methods that only read
 */
export function remoteService<Service extends object>(
  channel: Pick<Channel, 'call'>,
  name: string,
  here?: { service: Service; reads: readonly (keyof Service)[] },
): Service {
  const local = new Set<PropertyKey>(here?.reads ?? []);
  const get = (_: object, method: PropertyKey): Method => {
    if (here && local.has(method)) return (here.service as Record<PropertyKey, Method>)[method]!.bind(here.service);
    return (...args) => channel.call('serve', { name: `${name}.${String(method)}`, args });
  };
  return new Proxy({}, { get }) as Service;
}
