import { defineMessages } from './defineMessages';
import en from './session-messages.en.json';
import zh from './session-messages.zh.json';

/** Words for a page that was made for somebody else than who is signed in now, and for roles that end. */
export const sessionMessages = defineMessages({ zh, en });
