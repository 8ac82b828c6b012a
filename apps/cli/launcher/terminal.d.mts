export class Stop extends Error {
  constructor(en: string, zh: string, code?: number);
  readonly code: number;
}
