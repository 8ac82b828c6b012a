import { useTranslate } from 'react-admin';

/** Document numbers stand as they are in every language; what the product brings by itself is called so. */
const DELIVERED = '系统默认';

export function useSourceWords(): (source: string) => string {
  const translate = useTranslate();
  return (source) => (source === DELIVERED ? translate('notices.delivered') : source);
}
