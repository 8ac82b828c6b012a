import type { DrawRoundsView } from '@linxuan/contracts';
import { Box, Chip, Link as MuiLink, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState, useFormat } from '../components';
import { StageTabs, useStageParam } from '../evaluation/parts/StageTabs';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { FreezeForm } from './FreezeForm';

/** Rounds of a stage, and the freezing of a new one. */
export default function DrawsPage() {
  const translate = useTranslate();
  const [stage, setStage] = useStageParam();
  return (
    <WorkspacePage<DrawRoundsView>
      workspace="panels"
      title={translate('draws.title')}
      path="/draw-rounds"
      query={{ stage }}
      width={1000}
    >
      {(view) => (
        <>
          <StageTabs stages={view.stages} value={view.stage.id} onChange={setStage} />
          <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '75ch' }}>
            {translate('draws.lead')}
          </Typography>
          <Rounds rounds={view.rounds} />
          <FreezeForm key={`${view.stage.id}/${view.rounds.length}`} view={view} />
        </>
      )}
    </WorkspacePage>
  );
}

function Rounds({ rounds }: { rounds: DrawRoundsView['rounds'] }) {
  const translate = useTranslate();
  const format = useFormat();
  if (rounds.length === 0)
    return <EmptyState title={translate('draws.none')}>{translate('draws.noneHelp')}</EmptyState>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2, display: 'grid', gap: 1 }}>
      {rounds.map((round) => (
        <Paper
          component="li"
          variant="outlined"
          key={round.id}
          sx={{ p: 1.5, display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}
        >
          <MuiLink component={Link} to={`/draws/${round.id}`} sx={{ fontWeight: 600 }}>
            {translate('draws.round', { number: round.number })}
          </MuiLink>
          <Chip size="small" label={translate(`draws.phase.${round.phase}`)} />
          <Typography variant="body2" color="textSecondary">
            {translate('draws.roundLine', {
              at: format.dateTime(round.frozenAt),
              experts: round.experts,
              panels: round.panels,
            })}
          </Typography>
        </Paper>
      ))}
    </Box>
  );
}
