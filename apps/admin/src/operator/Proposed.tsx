import type { GrantProposedDto } from '@linxuan/contracts';
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PasswordHalf } from './PasswordHalf';

/** What was proposed waits for another person; with a password comes its first half, once. */
export function Proposed({ made }: { made: GrantProposedDto }) {
  const translate = useTranslate();
  return (
    <>
      <Alert severity="success" sx={{ mt: 1 }}>
        {translate('operator.grants.waiting')}
      </Alert>
      {made.firstHalf !== null && <PasswordHalf login={made.login} half={made.firstHalf} which="first" />}
    </>
  );
}
