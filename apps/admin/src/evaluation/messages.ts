import { CONFLICT_WORDS } from '@linxuan/contracts';
import { defineMessages } from '../i18n/defineMessages';
import deskEn from './desk-messages.en.json';
import deskZh from './desk-messages.zh.json';
import messagesEn from './messages.en.json';
import messagesZh from './messages.zh.json';

/** Words that all desks of the ministry and the experts share. */
export const deskMessages = defineMessages({ zh: deskZh, en: deskEn });

export const messages = defineMessages({
  zh: { ...messagesZh, evaluation: { conflict: CONFLICT_WORDS.zh } },
  en: { ...messagesEn, evaluation: { conflict: CONFLICT_WORDS.en } },
});
