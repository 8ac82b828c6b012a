import { CONFLICT_WORDS } from '@linxuan/contracts';
import { defineMessages } from '../i18n/defineMessages';
import workEn from './work-messages.en.json';
import workZh from './work-messages.zh.json';
import messagesEn from './messages.en.json';
import messagesZh from './messages.zh.json';

/** Words that all worksheets of the ministry and the experts share. */
export const workMessages = defineMessages({ zh: workZh, en: workEn });

export const messages = defineMessages({
  zh: { ...messagesZh, evaluation: { conflict: CONFLICT_WORDS.zh } },
  en: { ...messagesEn, evaluation: { conflict: CONFLICT_WORDS.en } },
});
