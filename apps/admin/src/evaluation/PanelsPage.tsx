import type { PanelWorkspace, PanelRowView } from '@linxuan/contracts';
import { Box, Button, Link as MuiLink, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, EmptyState, useFormat } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { StageTabs, useStageParam } from './parts/StageTabs';
import { SessionBoard } from './SessionBoard';

const STEPS = ['seating', 'scoring', 'complete'] as const;

/** All panels of a stage by what they need next: experts, sheets, a conclusion. */
export default function PanelsPage() {
  const translate = useTranslate();
  const [stage, setStage] = useStageParam();
  return (
    <WorkspacePage<PanelWorkspace>
      workspace="panels"
      title={translate('evaluation.panels')}
      path="/panels"
      query={{ stage }}
    >
      {(workspace) => (
        <>
          <StageTabs stages={workspace.stages} value={workspace.stage.id} onChange={setStage} />
          {workspace.stage.sessions && <SessionBoard workspace={workspace} />}
          {workspace.data.length === 0 && (
            <EmptyState title={translate('evaluation.noPanels')}>{translate('evaluation.noPanelsHelp')}</EmptyState>
          )}
          {STEPS.map((step) => {
            const rows = workspace.data.filter((row) => stepOf(row) === step);
            if (rows.length === 0) return null;
            return (
              <Box component="section" key={step} sx={{ mb: 3 }} aria-label={translate(`evaluation.step.${step}`)}>
                <Typography variant="h2" sx={{ mb: 1 }}>
                  {translate(`evaluation.step.${step}`)}
                  {translate('mark.aside', { words: rows.length })}
                </Typography>
                <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
                  {rows.map((row) => (
                    <PanelCard
                      key={row.case.id}
                      row={row}
                      stage={workspace.stage.id}
                      step={step}
                      passMark={workspace.stage.passMark}
                    />
                  ))}
                </Box>
              </Box>
            );
          })}
        </>
      )}
    </WorkspacePage>
  );
}

function stepOf(row: PanelRowView): (typeof STEPS)[number] {
  if (row.state === 'complete') return 'complete';
  return row.seated < row.minExperts ? 'seating' : 'scoring';
}

function PanelCard({
  row,
  stage,
  step,
  passMark,
}: {
  row: PanelRowView;
  stage: string;
  step: string;
  passMark: number | null;
}) {
  const translate = useTranslate();
  const format = useFormat();
  const path = `/panels/${row.case.id}/${stage}`;
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{
        p: 1.5,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 2fr) minmax(0, 1.4fr) auto' },
        alignItems: 'center',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <MuiLink component={Link} to={path} sx={{ fontWeight: 600 }}>
          {row.case.title}
        </MuiLink>
        <Typography variant="body2" color="textSecondary">
          {row.case.number} · {row.case.holderName}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="body2">
          {row.mean === null
            ? translate('evaluation.progress', { sealed: row.sealed, seated: row.seated, min: row.minExperts })
            : translate('evaluation.meanIs', { mean: row.mean.toFixed(2), spread: row.spread?.toFixed(2) ?? '—' })}
        </Typography>
        {row.late > 0 && (
          <Typography variant="body2" color="error" sx={{ fontWeight: 650 }}>
            {translate('evaluation.late', { count: row.late })}
          </Typography>
        )}
        {row.mean !== null && passMark !== null && row.mean < passMark && (
          <Typography variant="body2" color="warning" sx={{ fontWeight: 650 }}>
            {translate('evaluation.below', { mark: passMark })}
          </Typography>
        )}
        {row.session && (
          <Typography variant="body2">
            {row.session.title} · {format.dateTime(row.session.at)}
          </Typography>
        )}
        <DeadlineChip
          dueAt={row.case.dueAt}
          urgency={row.case.urgency === 'none' ? null : row.case.urgency}
          timeLeft={row.case.timeLeft}
        />
      </Box>
      <Button
        component={Link}
        to={path}
        variant={step === 'scoring' ? 'outlined' : 'contained'}
        aria-label={`${translate(`evaluation.do.${step}`)}${translate('mark.colon')}${row.case.title}`}
      >
        {translate(`evaluation.do.${step}`)}
      </Button>
    </Paper>
  );
}
