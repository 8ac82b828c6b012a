import { defineMessages } from './defineMessages';
import en from './shell-messages.en.json';
import zh from './shell-messages.zh.json';

/** Words of the shell: frame, sign-in, reusable components. */
export const shellMessages = defineMessages({ zh, en });
