import type { ESLint } from 'eslint';

export const SQL_FREE: string[];
export function isSql(text: string): boolean;
export const sqlInRepositories: ESLint.Plugin;
