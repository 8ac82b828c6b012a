import type { ColumnOptions } from 'typeorm';

/** An instant: ISO 8601 text in UTC, since rows are data, and data is compared and hashed as text. */
export const instant = {
  type: 'timestamptz',
  transformer: {
    from: (value: Date | string | null) => (value === null ? null : new Date(value).toISOString()),
    to: (value: string | null | undefined) => value,
  },
} satisfies ColumnOptions;

/**
 * A count or an amount in fen: a number, since it stays far below 2^53 and text would be added by gluing it together.
 */
export const wholeNumber = {
  type: 'bigint',
  transformer: {
    from: (value: string | number | null) => (value === null ? null : Number(value)),
    to: (value: number | null | undefined) => value,
  },
} satisfies ColumnOptions;
