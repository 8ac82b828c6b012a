import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { safeError } from './safe-error';

/**
 * The one way to a log. Lines are JSON on the standard output; every error in them goes through `safeError`, wherever
 * it stands, so no value that somebody typed reaches a log by way of an error.
 */
export function createLog(
  { name, level }: { name: string; level: LoggerOptions['level'] },
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    name,
    ...(level === undefined ? {} : { level }),
    formatters: { log: withoutRawErrors },
    serializers: { err: (value: unknown) => value },
    hooks: {
      logMethod(args, method) {
        // Without words of its own a line would borrow the error's.
        const [first, ...rest] = args as unknown[];
        const fields = first instanceof Error ? { err: first } : first;
        const wordless = typeof fields === 'object' && typeof rest[0] !== 'string';
        method.apply(this, [fields, ...(wordless ? ['error'] : rest)] as Parameters<typeof method>);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function withoutRawErrors(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value instanceof Error || key === 'err' ? safeError(value) : value,
    ]),
  );
}

/**
 * What nobody caught is told the same way before the process ends; Node's own report would print every field of the
 * error.
 */
export function endOnUncaught(log: Pick<Logger, 'fatal'>, exit: (code: number) => void = process.exit): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ err: error, event }, 'the process ends');
      exit(1);
    });
}
