export class Stop extends Error {
  constructor(en: string, zh: string, code?: number);
  readonly code: number;
}

/** The sentence in the language of the terminal. */
export function either(en: string, zh: string): string;
