import type { Text } from '@linxuan/domain';

/** The language of a person's messages: Chinese unless chosen otherwise. */
export function langOf(locale: string): keyof Text {
  return locale.startsWith('en') ? 'en' : 'zh';
}
