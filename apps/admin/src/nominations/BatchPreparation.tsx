import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ProblemAlert, actionAt, useAct, useJoin, useWords } from '../components';
import { useSession } from '../providers/sessionStore';
import { letterGaps, letterPayload } from './letterPayload';
import type { BatchPanelProps } from './BatchPanel';

export function BatchPreparation({
  workspace,
  ranking,
  worksheet,
  isCurrent,
  isZero,
}: Omit<BatchPanelProps, 'papersNow'> & { isZero: boolean }) {
  const translate = useTranslate();
  const words = useWords();
  const join = useJoin();
  const { dossier } = workspace;
  const action = actionAt(workspace.dossierActions, isZero ? 'write-none' : 'write');
  const acting = useAct({ type: 'dossier', id: dossier.id, version: dossier.version });
  const gaps = letterGaps(worksheet.content, isZero);
  const me = useSession()?.user.id;
  if (!action) return null;
  // Whoever prepares the batch is not among those who may then release it.
  const others = workspace.releasers.filter(({ userId }) => userId !== me);
  return (
    <Box sx={{ mt: 1.5 }}>
      {acting.error !== null && <ProblemAlert error={acting.error} />}
      <Button
        variant="contained"
        loading={acting.busy}
        disabled={gaps.length > 0 || action.refusal !== null || !isCurrent}
        onClick={() => {
          // A batch that comes back finds its list and its order again.
          if (!isZero) worksheet.change({ order: ranking });
          void acting.run(action.name, letterPayload(worksheet.content, ranking, workspace.owner.zh, isZero));
        }}
      >
        {words.action(action.name, { subject: 'dossier' })}
        {isZero ? '' : translate('mark.aside', { words: translate('nominations.itemsOf', { count: ranking.length }) })}
      </Button>
      {!isCurrent && (
        <Typography variant="body2" color="textSecondary" role="status">
          {translate('nominations.redrawing')}
        </Typography>
      )}
      {gaps.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('nominations.gaps', { list: join(gaps.map((key) => translate(key))) })}
        </Typography>
      )}
      <Typography variant="body2" color="textSecondary">
        {translate('nominations.twoPersons', {
          names: join(others.map((person) => person.name)) || translate('nominations.noReleaser'),
        })}
      </Typography>
    </Box>
  );
}
