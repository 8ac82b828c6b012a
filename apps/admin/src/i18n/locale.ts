/** The language in use, outside React too: the client sends it with every request. */
export type Locale = 'zh-CN' | 'en';
export type Lang = 'zh' | 'en';
export const LOCALES: { locale: Locale; name: string }[] = [
  { locale: 'zh-CN', name: '简体中文' },
  { locale: 'en', name: 'English' },
];
const KEY = 'linxuan.locale';

export function toLocale(value: string | null | undefined): Locale {
  return value?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
export const langOf = (locale: string): Lang => (toLocale(locale) === 'en' ? 'en' : 'zh');

let current: Locale = toLocale(typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY));

export const currentLocale = (): Locale => current;

export function rememberLocale(locale: string): void {
  current = toLocale(locale);
  if (typeof localStorage !== 'undefined') localStorage.setItem(KEY, current);
  if (typeof document !== 'undefined') document.documentElement.lang = current;
}
