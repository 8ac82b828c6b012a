import { defineMessages } from '../i18n/defineMessages';
import en from './messages.en.json';
import zh from './messages.zh.json';
import playEn from './play/messages.en.json';
import playZh from './play/messages.zh.json';

export const messages = defineMessages({ zh: { ...zh, ...playZh }, en: { ...en, ...playEn } });
