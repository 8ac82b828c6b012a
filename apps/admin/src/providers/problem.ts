import type { Problem } from '@linxuan/contracts';

/**
 * Everything that can go wrong between the screen and the server, as one type. Codes that begin with `client.` come
 * from this side (no connection, no answer in time) and have their words in the messages under `problem.client`.
 */
export class ProblemError extends Error {
  /** Read by react-admin. */
  readonly status: number;
  /**
   * Read by its forms, which look for a property of the error's own: the words of each field by the name of its input.
   */
  readonly body?: { errors: Record<string, unknown> };

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title || problem.code);
    this.name = 'ProblemError';
    this.status = problem.status;
    const faults = Object.entries(this.fieldErrors);
    if (faults.length === 0) return;
    const errors: Record<string, unknown> = {};
    for (const [pointer, message] of faults) put(errors, pointer.split('/').slice(1), message);
    this.body = { errors };
  }

  /** Message of each field by JSON pointer. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries(
      (this.problem.fields ?? []).map(({ pointer, code, message }) => [pointer, message ?? code]),
    );
  }
}

/** The message at its place in the form: `/memberships/0/role` stands under `memberships`, `0`, `role`. */
function put(errors: Record<string, unknown>, path: string[], message: string): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    errors[first] = message;
    return;
  }
  const inner = typeof errors[first] === 'object' ? (errors[first] as Record<string, unknown>) : {};
  errors[first] = inner;
  put(inner, rest, message);
}

export type ClientProblem =
  | 'client.offline'
  | 'client.timeout'
  | 'client.parked'
  | 'client.unreadable'
  | 'client.signedOut'
  | 'client.unsaved'
  | 'client.fieldWrong';

export function clientProblem(code: ClientProblem, status = 0, detail = ''): ProblemError {
  return new ProblemError({ type: 'about:blank', code, title: '', status, detail, params: {} });
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return clientProblem('client.unreadable', 0, error instanceof Error ? error.message : '').problem;
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { code?: unknown }).code === 'string' &&
    'status' in value
  );
}

/** Worth trying again with the same idempotency key: nothing reached the server, or the server was not itself. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof ProblemError && (error.problem.code === 'client.offline' || [502, 503, 504].includes(error.status))
  );
}

/** Codes that say who may write, and end when the person of this page is back. */
const PASSING = ['session.otherPrincipal', 'session.roleEnded'];

/** The server has understood and will not take it, however often it is sent. */
export function isLasting(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    !isTransient(error) &&
    error.status >= 400 &&
    error.status < 500 &&
    ![401, 408, 429].includes(error.status) &&
    !PASSING.includes(error.problem.code)
  );
}
