import { DomainError, safeError } from '@linxuan/platform';

/**
 * What a command says when it fails. Words of our own commands are shown as they are; errors of the database, of
 * sockets and of libraries carry the values at hand (a statement its parameters), and Node would print every field of
 * them.
 */
export function failureText(error: unknown): string {
  if (error instanceof DomainError) return `${error.code} ${JSON.stringify(error.params)}`;
  if (error instanceof Error && error.constructor === Error && Object.keys(error).length === 0 && !error.cause)
    return error.message;
  const { type, message, code, constraint, table, stack, cause } = safeError(error);
  const names = Object.entries({ code, table, constraint }).flatMap(([key, value]) =>
    value ? [`${key} ${value}`] : [],
  );
  return [
    `${[type, ...names].join(', ')}: ${message}`,
    stack,
    cause ? `because of ${cause.type}: ${cause.message}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Ends the command with those words, however the failure comes up. */
export function endOnFailure(): (error: unknown) => never {
  const end = (error: unknown): never => {
    process.stderr.write(`${failureText(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  return end;
}
