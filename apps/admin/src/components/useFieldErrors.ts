import type { Problem } from '@linxuan/contracts';
import { PROBLEM_TEXTS, type LocalText } from '@linxuan/form-rules';
import { useTranslate } from 'react-admin';
import { useLang } from '../i18n/useText';
import { problemOf } from '../providers/problem';

type FieldProblem = NonNullable<Problem['fields']>[number];
const TEXTS: Readonly<Record<string, LocalText | undefined>> = PROBLEM_TEXTS;

/** Words for what is wrong with a field (the server's, or else those of its code), and for where the field is. */
export function useFieldWords(): { message(field: FieldProblem): string; place(pointer: string): string } {
  const translate = useTranslate();
  const lang = useLang();
  return {
    message: ({ message, code, params = {} }) => {
      if (message) return message;
      const text = TEXTS[code]?.[lang] ?? translate(`fieldCode.${code}`, { _: code });
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
    },
    place: (pointer) =>
      pointer
        .split('/')
        .filter(Boolean)
        .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : translate(`payload.${part}`, { _: part })))
        .join(' › '),
  };
}

/** Message of each field by JSON pointer, in words. */
export function useFieldErrors(error: unknown): Record<string, string> {
  const { message } = useFieldWords();
  if (error === null || error === undefined) return {};
  return Object.fromEntries((problemOf(error).fields ?? []).map((field) => [field.pointer, message(field)]));
}
