import { useTranslate } from 'react-admin';
import { useText } from '../i18n/useText';
import type { Membership, Session } from '../providers/types';

type RoleOf = Pick<Membership, 'role' | 'orgName' | 'actingFor'>;

/** The words for a role: what it is, where, and for whom it is acted. */
export function useRoleName(): (role: RoleOf) => string {
  const translate = useTranslate();
  const text = useText();
  return ({ role, orgName, actingFor }) => {
    const name = `${translate(`role.${role}`)} · ${text(orgName)}`;
    return actingFor ? translate('principal.acting', { name, principal: actingFor }) : name;
  };
}

/** The words for a person in a role. */
export function usePrincipalName(): (session: Session) => string {
  const roleName = useRoleName();
  return ({ user, membership }) => `${user.displayName} · ${roleName(membership)}`;
}
