import { ORGANISATION_KINDS } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';

/** Kinds of organisations with their words, as the choices of an input. */
export function useKindChoices(): { id: string; name: string }[] {
  const translate = useTranslate();
  return ORGANISATION_KINDS.map((id) => ({ id, name: translate(`operator.organisations.kinds.${id}`) }));
}
