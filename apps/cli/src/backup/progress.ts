import { either } from '../../launcher/terminal.mjs';

const EVERY_MS = 2000;

/** Says on the error stream what is being done and, every two seconds, how far it is. */
export class Progress {
  private done = 0;
  private said = Date.now();
  private step = '';

  constructor(private readonly write: (line: string) => void = (line) => process.stderr.write(line)) {}

  start(en: string, zh: string): void {
    this.done = 0;
    this.said = Date.now();
    this.step = either(en, zh);
    this.note(en, zh);
  }

  readonly advance = (bytes: number): void => {
    this.done += bytes;
    if (Date.now() - this.said < EVERY_MS) return;
    this.said = Date.now();
    this.write(`  ${this.step} ${megabytes(this.done)}\n`);
  };

  note(en: string, zh: string): void {
    this.write(`· ${either(en, zh)}\n`);
  }
}

export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
