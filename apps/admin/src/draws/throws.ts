import { DICE, type Throw } from '@linxuan/draw';

/** What a witness has bound stays on her own device until it is shown; the server has its digest alone. */
const keyOf = (round: string, draw: number, witness: number): string => `linxuan.draw/${round}/${draw}/${witness}`;

export function keepThrow(round: string, draw: number, witness: number, thrown: Throw): void {
  try {
    localStorage.setItem(keyOf(round, draw, witness), JSON.stringify(thrown));
  } catch {
    // A device that keeps nothing: the slip on paper has it.
  }
}

export function keptThrow(round: string, draw: number, witness: number): Throw | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(round, draw, witness)) ?? 'null') as Throw | null;
  } catch {
    return null;
  }
}

/** 16 random bytes as hex digits. */
export function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Dice as they are typed or read from a slip: digits 1 to 6, whatever stands between them; twenty at most. */
export function diceIn(text: string): number[] {
  return [...text].flatMap((letter) => (/[1-6]/.test(letter) ? [Number(letter)] : [])).slice(0, DICE);
}
