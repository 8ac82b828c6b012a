import type { ServedAnswer } from './described-answers.cjs';

/** Fails the running spec where the answer is not as described, and notes that its operation was answered. */
export function holdAnswer(answer: ServedAnswer): void;
