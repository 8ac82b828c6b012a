import type { MinistryDashboard } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useText } from '../components';
import { useSelection } from '../components/selection';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { DepartmentTable } from './DepartmentTable';
import { Funnel } from './Funnel';
import { NominatorDrawer } from './NominatorDrawer';
import { NominatorTable } from './NominatorTable';
import { RemindBar } from './RemindBar';
import { ReminderHistory } from './ReminderHistory';
import { isLate, isRemindable, STATUSES, useStatusTone } from './status';
import { TileMap } from './TileMap';

/**
 * All nominators at a glance, as a map and as a table with the same figures; who is late is one click from a reminder.
 */
export default function DashboardPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<MinistryDashboard>
      workspace="dashboard"
      title={translate('dashboard.title')}
      path="/dashboard/ministry"
      width={1440}
    >
      {(view) => <Dashboard view={view} />}
    </WorkspacePage>
  );
}

function Dashboard({ view }: { view: MinistryDashboard }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const toneOf = useStatusTone();
  const [open, setOpen] = useState<string | null>(null);
  const rows = view.data;
  const { chosen, toggle, choose, clear } = useSelection(rows.map(({ org }) => org));
  const sum = (field: 'received' | 'inReview' | 'nominated' | 'transmitted' | 'overdueTasks') =>
    rows.reduce((total, row) => total + row[field], 0);
  const counts = STATUSES.map((status) => ({
    status,
    count: rows.filter((row) => row.status === status).length,
  })).filter(({ count }) => count > 0);
  const lateOnes = rows.filter((row) => isLate(row) && isRemindable(row, view.now)).map(({ org }) => org);
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          gap: 2,
          flexWrap: 'wrap',
          alignItems: 'baseline',
          mb: 1,
        }}
      >
        {view.deadline && (
          <Typography sx={{ fontWeight: 650 }}>
            {translate('dashboard.deadline', { date: format.date(view.deadline.at) })} · {text(view.deadline.words)}
          </Typography>
        )}
      </Box>
      <Box component="dl" sx={{ display: 'flex', gap: { xs: 2, md: 4 }, flexWrap: 'wrap', m: 0, mb: 2 }}>
        {(['received', 'inReview', 'nominated', 'transmitted', 'overdueTasks'] as const).map((field) => (
          <Box key={field}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {translate(`dashboard.sum.${field}`)}
            </Typography>
            <Typography
              component="dd"
              sx={{
                m: 0,
                fontSize: '1.5rem',
                fontWeight: 700,
                ...(field === 'overdueTasks' && sum(field) > 0 && { color: toneOf('overdue').text }),
              }}
            >
              {format.number(sum(field))}
            </Typography>
          </Box>
        ))}
      </Box>
      <Box
        component="ul"
        aria-label={translate('dashboard.legend')}
        sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5, display: 'flex', gap: 1, flexWrap: 'wrap' }}
      >
        {counts.map(({ status, count }) => (
          <Box
            component="li"
            key={status}
            sx={{
              px: 1,
              py: 0.25,
              borderRadius: 1,
              fontSize: '0.8125rem',
              fontWeight: 650,
              color: toneOf(status).text,
              bgcolor: toneOf(status).wash,
            }}
          >
            {translate(`dashboard.status.${status}`)} {count}
          </Box>
        ))}
      </Box>
      <RemindBar
        editionId={view.edition.id}
        chosen={chosen}
        onDone={clear}
        late={lateOnes}
        onChooseLate={() => choose(lateOnes)}
        names={new Map(rows.map((row) => [row.org, text(row.short)]))}
      />
      <Panel
        title={translate('dashboard.map')}
        aside={
          <Typography variant="body2" color="textSecondary">
            {translate('dashboard.mapHelp')}
          </Typography>
        }
      >
        <TileMap rows={rows} chosen={chosen} onOpen={setOpen} />
      </Panel>
      <Panel
        title={translate('dashboard.table')}
        aside={
          chosen.length > 0 && (
            <Button size="small" onClick={clear}>
              {translate('dashboard.chooseNone')}
            </Button>
          )
        }
      >
        <NominatorTable rows={rows} chosen={chosen} onToggle={toggle} onOpen={setOpen} now={view.now} />
      </Panel>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <DepartmentTable rows={view.departments} />
        <Funnel stages={view.funnel} />
      </Box>
      <ReminderHistory editionId={view.edition.id} />
      {open && <NominatorDrawer org={open} editionId={view.edition.id} onClose={() => setOpen(null)} />}
    </>
  );
}
