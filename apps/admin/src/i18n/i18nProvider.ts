import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { features } from '../features';
import { sayCounted } from './counted';
import { currentLocale, langOf, LOCALES, rememberLocale, type Lang } from './locale';
import { raChinese } from './raChinese';
import { sessionMessages } from './sessionMessages';
import { shellMessages } from './shellMessages';
import { vocabulary } from './vocabulary';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Later messages complete or replace earlier ones, key by key. */
export function mergeMessages(...trees: Tree[]): Tree {
  const merged: Tree = {};
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const before = merged[key];
      merged[key] = isTree(before) && isTree(value) ? mergeMessages(before, value) : value;
    }
  }
  return merged;
}

export function messagesOf(lang: Lang): TranslationMessages {
  const parts = [
    shellMessages,
    sessionMessages,
    vocabulary,
    ...features.flatMap(({ messages }) => (messages ? [messages] : [])),
  ];
  return mergeMessages(
    { ...(lang === 'zh' ? raChinese : english) },
    ...parts.map((part) => part[lang]),
  ) as TranslationMessages;
}

export function createI18nProvider(): I18nProvider {
  const provider = polyglotI18nProvider((locale) => messagesOf(langOf(locale)), currentLocale(), LOCALES, {
    allowMissing: false,
  });
  rememberLocale(currentLocale());
  return {
    ...provider,
    translate: sayCounted((key, values) => provider.translate(key, values)),
    changeLocale: async (locale) => {
      rememberLocale(locale);
      await provider.changeLocale(locale);
    },
  };
}
