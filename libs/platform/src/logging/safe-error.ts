import { cutText } from '@linxuan/form-rules';

/** What a log may say of an error: what went wrong and where, never with which values. */
export interface SafeError {
  type: string;
  message: string;
  code?: string;
  stack: string;
  /** Names out of the schema, as PostgreSQL gives them. */
  constraint?: string;
  table?: string;
  column?: string;
  routine?: string;
  status?: number;
  cause?: SafeError;
}

const DEPTH = 3;

/**
 * An error as logs and the operator's screens may show it. It is built from a list of what is safe, because errors
 * carry values in places that nobody remembers: a failed statement its parameters, PostgreSQL its `detail` and `where`,
 * Redis the command with the job's data, HTTP clients whole requests. Of the message everything that may be a value is
 * taken out; of the stack only the places remain, for its head repeats the message.
 */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error) && !isErrorLike(error)) return { type: typeof error, message: plain(error), stack: '' };
  const { name, message, stack, code, constraint, table, column, routine, status, cause } = known(error);
  return {
    type: name,
    message: safeMessage(message, [constraint, table, column]),
    ...(code === undefined ? {} : { code }),
    stack: (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...only({ constraint, table, column, routine }),
    ...(status === undefined ? {} : { status }),
    ...(cause !== undefined && depth < DEPTH ? { cause: safeError(cause, depth + 1) } : {}),
  };
}

/** The message alone, for a column or a screen. */
export function safeWords(error: unknown): string {
  const { type, message, code } = safeError(error);
  return code === undefined ? `${type}: ${message}` : `${type} ${code}: ${message}`;
}

interface Known {
  name: string;
  message: string;
  stack: string | undefined;
  code: string | undefined;
  constraint: string | undefined;
  table: string | undefined;
  column: string | undefined;
  routine: string | undefined;
  status: number | undefined;
  cause: unknown;
}

function known(error: object): Known {
  const of = error as Record<string, unknown>;
  // TypeORM wraps the driver's error and copies its fields; where it did not, they are inside.
  const inner = (
    typeof of['driverError'] === 'object' && of['driverError'] !== null ? of['driverError'] : of
  ) as Record<string, unknown>;
  const name = (key: string) => identifier(of[key] ?? inner[key]);
  const status = of['statusCode'] ?? of['status'];
  return {
    name: identifier(of['name']) ?? 'Error',
    message: typeof of['message'] === 'string' ? of['message'] : '',
    stack: typeof of['stack'] === 'string' ? of['stack'] : undefined,
    code: name('code'),
    constraint: name('constraint'),
    table: name('table'),
    column: name('column'),
    routine: name('routine'),
    status: typeof status === 'number' ? status : undefined,
    cause: of['cause'],
  };
}

/** Names of the schema and codes are short words; anything else in their place is not shown. */
function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value) ? value : undefined;
}

function only(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((one): one is [string, string] => one[1] !== undefined));
}

const isErrorLike = (error: unknown): error is object =>
  typeof error === 'object' && error !== null && typeof (error as { message?: unknown }).message === 'string';

function plain(error: unknown): string {
  return typeof error === 'string' ? safeMessage(error) : 'no error object was thrown';
}

const QUOTED = /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|\{[\s\S]*\}|\[[\s\S]*\]/g;
const LONGEST = 300;

/**
 * A message without what may be a value: quoted text, addresses, queries of URLs, long numbers, other scripts than
 * ASCII.
 */
export function safeMessage(message: string, names: readonly (string | undefined)[] = []): string {
  const allowed = new Set(names.filter((one) => one !== undefined));
  const safe = message
    .replace(QUOTED, (quoted) => (allowed.has(quoted.slice(1, -1)) ? quoted : '…'))
    .replace(/(\w+:\/\/)[^\s/@]*@/g, '$1…@')
    .replace(/\?[^\s]*/g, '?…')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '…')
    .replace(/[\w+/=-]{20,}/g, (word) => (UUID.test(word) || /^[A-Za-z_.]+$/.test(word) ? word : '…'))
    .replace(/\d[\d -]{5,}\d/g, '…')
    .replace(/[^\x20-\x7e…\n]+/g, '…')
    .split('\n', 1)
    .join('');
  return cutText(safe, LONGEST);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
