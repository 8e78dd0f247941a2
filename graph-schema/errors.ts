/** Stable error codes with the HTTP status each is answered with. Messages are Chinese and say what to do. */
export const ERROR_STATUS = {
  BAD_QUERY: 400,
  BAD_REQUEST: 400,
  RECORD_INVALID: 422,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  DOCUMENT_NOT_FOUND: 404,
  CLAUSE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  UNREADABLE_FILE: 422,
  NOT_POLICY_TEXT: 422,
  RATE_LIMITED: 429,
  FILE_NOT_FOUND: 400,
  PORT_IN_USE: 500,
  DATA_NOT_WRITABLE: 500,
  DATA_TOO_NEW: 500,
  DATA_IN_USE: 500,
  INTERNAL: 500,
  STORE_UNAVAILABLE: 503,
  NOT_READY: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** An operation that failed in a foreseen way. Programmer mistakes are TypeError instead. */
export class ZhengmaiError extends Error {
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown> | undefined;
  /**
   * @param code stable code, the contract; the message may change
   * @param message Chinese sentence: what is wrong, where, and what to do
   * @param detail machine-readable extras (path, position …)
   */
  constructor(code: ErrorCode, message: string, detail?: Record<string, unknown>) {
    super(message);
    this.name = 'ZhengmaiError';
    this.code = code;
    this.detail = detail;
  }
}
