import type { PreferencesDto } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';
import { useRead, useText } from '../components';

/** Names of the kinds of notice, as the editions' tables give them. */
export function useKindWords(): (kind: string) => string {
  const translate = useTranslate();
  const text = useText();
  const { data } = useRead<PreferencesDto>('/preferences', { staleTime: 300_000 });
  return (kind) => {
    const found = data?.kinds.find((each) => each.kind === kind);
    return found ? text(found.name) : translate(`notices.kind.${kind}`, { _: kind });
  };
}
