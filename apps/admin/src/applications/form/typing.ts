import { compactIdentifier, patentCheckCharacter, usccFault } from '@linxuan/form-rules';

export type CodeState =
  | { kind: 'empty' }
  | { kind: 'typing'; have: number; need: number }
  | { kind: 'right' | 'confirmed' }
  | { kind: 'wrong' };

/**
 * How far a unified social credit code is typed, and whether its check character fits; `confirmed` were issued with
 * another one.
 */
export function usccState(text: string, confirmed: readonly string[] = []): CodeState {
  const code = compactIdentifier(text);
  if (code === '') return { kind: 'empty' };
  if (code.length < 18) return { kind: 'typing', have: code.length, need: 18 };
  if (usccFault(code) === null) return { kind: 'right' };
  return usccFault(code, confirmed) === null ? { kind: 'confirmed' } : { kind: 'wrong' };
}

/** The same for a patent number: 12 digits and a check character behind the point. */
export function patentState(text: string): CodeState {
  const code = compactIdentifier(text).replace(/^ZL/, '').replace('.', '');
  if (code === '') return { kind: 'empty' };
  if (code.length < 13) return { kind: 'typing', have: code.length, need: 13 };
  return code.length === 13 && patentCheckCharacter(code.slice(0, 12)) === code[12]
    ? { kind: 'right' }
    : { kind: 'wrong' };
}
