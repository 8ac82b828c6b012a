import { defineMessages } from '../i18n/defineMessages';
import en from './board-messages.en.json';
import zh from './board-messages.zh.json';

export const boardMessages = defineMessages({ zh, en });
