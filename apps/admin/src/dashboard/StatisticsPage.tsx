import type { StatisticsGroup, StatisticsView } from '@linxuan/contracts';
import { Box, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState, EntryField, ExportButton, Panel, useLinxuan, useText } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { FunnelView } from './FunnelView';
import { TimesChart } from './TimesChart';
import { TimesTable } from './TimesTable';
import { ViewToggle, type View } from './ViewToggle';

const GROUPS: readonly StatisticsGroup[] = ['stage', 'programme', 'area', 'nominator'];

/** How long stages take, how many cases pass them, how often they are corrected or late. */
export default function StatisticsPage() {
  const translate = useTranslate();
  const [by, setBy] = useState<StatisticsGroup>('stage');
  return (
    <WorkspacePage<StatisticsView>
      workspace="statistics"
      title={translate('statistics.title')}
      path="/dashboard/statistics"
      query={{ by }}
      width={1280}
    >
      {(view) => <Statistics view={view} by={by} onBy={setBy} />}
    </WorkspacePage>
  );
}

function Statistics({
  view,
  by,
  onBy,
}: {
  view: StatisticsView;
  by: StatisticsGroup;
  onBy(by: StatisticsGroup): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const provider = useLinxuan();
  const [shape, setShape] = useState<View>('table');
  const [stage, setStage] = useState('');
  const stages = [...new Map(view.rows.map((row) => [row.stage, row.stageTitle])).entries()];
  const chosen = stages.some(([id]) => id === stage) ? stage : '';
  const rows = view.rows.filter((row) => chosen === '' || row.stage === chosen);
  return (
    <>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1, mb: 2, maxWidth: '80ch' }}>
        {translate('statistics.basis', { count: view.cases })}
      </Typography>
      <Panel
        title={translate('statistics.times')}
        aside={
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <ViewToggle view={shape} onChange={setShape} label={translate('deadlines.view')} />
            <ExportButton
              onExport={(format) =>
                provider.download(
                  `/dashboard/statistics/export?by=${by}&format=${format}&editionId=${encodeURIComponent(view.edition.id)}`,
                )
              }
            />
          </Box>
        }
      >
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mb: 1.5 }}>
          <EntryField
            select
            fullWidth={false}
            size="small"
            label={translate('statistics.by')}
            value={by}
            onChange={({ target }) => onBy(target.value as StatisticsGroup)}
            sx={{ minWidth: 160 }}
          >
            {GROUPS.map((one) => (
              <MenuItem key={one} value={one}>
                {translate(`statistics.groups.${one}`)}
              </MenuItem>
            ))}
          </EntryField>
          <EntryField
            select
            fullWidth={false}
            size="small"
            label={translate('statistics.stage')}
            value={chosen}
            onChange={({ target }) => setStage(target.value)}
            sx={{ minWidth: 180 }}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{translate('statistics.allStages')}</MenuItem>
            {stages.map(([id, title]) => (
              <MenuItem key={id} value={id}>
                {text(title)}
              </MenuItem>
            ))}
          </EntryField>
        </Box>
        {rows.length === 0 && (
          <EmptyState title={translate('statistics.none')}>{translate('statistics.noneHelp')}</EmptyState>
        )}
        {rows.length > 0 &&
          (shape === 'table' ? (
            <TimesTable rows={rows} grouped={by !== 'stage'} />
          ) : (
            <TimesChart rows={rows} grouped={by !== 'stage'} />
          ))}
      </Panel>
      <FunnelView steps={view.funnel} />
    </>
  );
}
