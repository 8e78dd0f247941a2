import { isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { callerOf } from './caller.ts';
import { sendProblem } from './problem.ts';

/** Host name without port and brackets: "[::1]:3000" → "::1", "localhost:3000" → "localhost". */
export function hostName(header: string): string {
  const bracketed = /^\[([^\]]*)\]/u.exec(header); // matches "[::1]:3000"; not "localhost"
  return (bracketed?.[1] ?? header.replace(/:\d+$/u, '')).toLowerCase(); // cuts ":3000"; not "::1"
}

/**
 * Refuses calls under a foreign name: DNS rebinding makes a page's own name point at 127.0.0.1, so a name that
 * nobody configured is an attack or a mistake. Plain addresses cannot be rebound and pass.
 */
export function hostGuard(hosts: readonly string[]): RequestHandler {
  const allowed = new Set(['localhost', ...hosts.map((host) => host.toLowerCase())]);
  const accepts = (name: string) => allowed.has(name) || isIP(name) !== 0;
  return (request, response, next) => {
    const name = hostName(request.headers.host ?? '');
    if (accepts(name)) next();
    else {
      sendProblem(response, new ZhengmaiError('FORBIDDEN', `不接受用主机名“${name}”访问。可用 ZHENGMAI_HOSTS 加入。`));
    }
  };
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes that another site's page sends (CSRF): the browser names the sender in Origin and Sec-Fetch-Site. */
export const originGuard: RequestHandler = (request, response, next) => {
  if (READING.has(request.method)) {
    next();
    return;
  }
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const own = origin === undefined || sameHost(origin, request.headers.host ?? '');
  if (own && (site === undefined || site === 'same-origin' || site === 'none')) next();
  else
    sendProblem(
      response,
      new ZhengmaiError(
        'FORBIDDEN',
        '不接受其他网站发来的修改请求。经反向代理访问时，代理要把 Host 连同端口原样转交。',
      ),
    );
};

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** Drafts save themselves with every change; a save replaces the one before and costs next to nothing. */
function isSaving({ method, path }: Request): boolean {
  return method === 'PUT' && path.startsWith('/drafts/');
}

/** Whom a limit is for: a person where a token tells, else an address; behind a proxy many have one. */
function limitKey(request: Request): string {
  const { signed, name } = callerOf(request);
  return signed ? `name:${name}` : ipKeyGenerator(request.ip ?? '');
}

/** At most so many writes a minute from one address, or one person. */
export function writeLimit(perMinute: number): RequestHandler {
  return limit(perMinute, limitKey, {
    message: '一分钟内的修改太多，请稍后再试。',
    skip: (request) => READING.has(request.method) || isSaving(request),
  });
}

/** At most so many requests a minute from one address. */
export function requestLimit(perMinute: number): RequestHandler {
  return limit(perMinute, ({ ip }) => ipKeyGenerator(ip ?? ''), {
    message: '一分钟内的请求太多，请稍后再试。',
    skip: () => false,
  });
}

function limit(
  perMinute: number,
  keyGenerator: (request: Request) => string,
  { message, skip }: { message: string; skip: (request: Request) => boolean },
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    keyGenerator,
    validate: { xForwardedForHeader: false }, // a header that anybody can send is not believed
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip,
    handler: (_request, response) => {
      sendProblem(response, new ZhengmaiError('RATE_LIMITED', message));
    },
  });
}

/** Security headers. The page has no inline script or style and loads nothing from elsewhere. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false, // served over plain HTTP on loopback; a reverse proxy sets it
  referrerPolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
});
