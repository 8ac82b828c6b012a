import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { sessionStore, useForeignSession, useSession } from '../providers/sessionStore';
import type { Membership } from '../providers/types';
import { usePrincipalName, useRoleName } from './usePrincipalName';

/**
 * What stands over a page about the role it is in: whom it is acted for, what has ended, and that it is another's by
 * now.
 */
export function PrincipalNotes() {
  const translate = useTranslate();
  const nameOf = usePrincipalName();
  const roleName = useRoleName();
  const session = useSession();
  const foreign = useForeignSession();
  if (!session) return null;
  const { actingFor } = session.membership;
  return (
    <>
      {foreign && (
        <Alert
          severity="error"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" size="small" onClick={() => sessionStore.ask(true)}>
              {translate('principal.choose')}
            </Button>
          }
        >
          {translate('principal.banner', { page: nameOf(session), now: nameOf(foreign) })}
        </Alert>
      )}
      {session.ended && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('principal.ended', { role: roleName(session.ended as Omit<Membership, 'id'>) })}
        </Alert>
      )}
      {actingFor && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('frame.actingFor', { name: actingFor })}
        </Alert>
      )}
    </>
  );
}
