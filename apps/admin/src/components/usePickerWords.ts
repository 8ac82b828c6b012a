import { useTranslate } from 'react-admin';

const WORDS = ['openText', 'closeText', 'clearText', 'loadingText', 'noOptionsText'] as const;

/** What a field to choose from says of itself, in the language of the page. */
export function usePickerWords(): Record<(typeof WORDS)[number], string> {
  const translate = useTranslate();
  return Object.fromEntries(WORDS.map((word) => [word, translate(`picker.${word}`)])) as Record<
    (typeof WORDS)[number],
    string
  >;
}
