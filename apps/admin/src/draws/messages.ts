import { defineMessages } from '../i18n/defineMessages';
import en from './messages.en.json';
import zh from './messages.zh.json';

export const messages = defineMessages({ zh, en });
