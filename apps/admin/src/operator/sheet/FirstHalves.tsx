import type { GrantProposedDto } from '@linxuan/contracts';
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel } from '../../components';
import { Halves } from '../Halves';

/** The first halves of the new passwords, once: who brought the sheet hands them out, each to its person. */
export function FirstHalves({ proposed }: { proposed: readonly GrantProposedDto[] }) {
  const translate = useTranslate();
  const halves = proposed.flatMap(({ login, firstHalf }) => (firstHalf === null ? [] : [{ login, half: firstHalf }]));
  if (halves.length === 0) return null;
  return (
    <Panel title={translate('operator.sheet.halves')}>
      <Alert severity="info" sx={{ mb: 1 }}>
        {translate('operator.sheet.halvesHelp')}
      </Alert>
      <Halves halves={halves} />
    </Panel>
  );
}
