import { ACTION_WORDS } from '@linxuan/contracts';
import { defineMessages } from './defineMessages';
import en from './vocabulary.en.json';
import zh from './vocabulary.zh.json';

/**
 * Words of the trade: roles, kinds of work, actions, events, states, and the marks between words. Used by every page;
 * the glossary has the words too.
 */
export const vocabulary = defineMessages({
  zh: { ...zh, action: ACTION_WORDS.zh },
  en: { ...en, action: ACTION_WORDS.en },
});
