import type { DeadlineBoard } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState, ExportButton, Panel, useFormat, useLinxuan, useText } from '../components';
import { useSelection } from '../components/selection';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { BoardApplicants } from './BoardApplicants';
import { BoardTable } from './BoardTable';
import { RemindBar } from './RemindBar';
import { ReminderHistory } from './ReminderHistory';
import { isAtRisk, isIdle, mayRemind } from './risk';
import { RiskMap } from './RiskMap';
import { ViewToggle, type View } from './ViewToggle';

/** Who will be late, how sure that is, and one click to remind them. */
export default function DeadlinesPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<DeadlineBoard>
      workspace="deadlines"
      title={translate('deadlines.title')}
      path="/dashboard/deadlines"
      width={1440}
    >
      {(board) => <Board board={board} />}
    </WorkspacePage>
  );
}

function Board({ board }: { board: DeadlineBoard }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const provider = useLinxuan();
  const [view, setView] = useState<View>('table');
  const [withIdle, setWithIdle] = useState(false);
  const isOwn = board.scope === 'nominator';
  const busy = board.rows.filter((row) => !isIdle(row));
  const rows = isOwn || withIdle ? board.rows : busy;
  const departments = board.departments.filter((row) => !isIdle(row));
  const { chosen, toggle, choose, clear } = useSelection([
    ...(isOwn ? [] : rows.map(({ org }) => org)),
    ...departments.map(({ org }) => org),
    ...board.applicants.map(({ org }) => org),
  ]);
  const late = [...(isOwn ? [] : board.rows), ...departments]
    .filter((row) => isAtRisk(row) && mayRemind(row, board.now))
    .map(({ org }) => org)
    .concat(board.applicants.filter((one) => one.overdue && mayRemind(one, board.now)).map(({ org }) => org));
  const names = new Map(
    [...board.rows, ...board.departments]
      .map((row) => [row.org, text(row.short)] as const)
      .concat(board.applicants.map((one) => [one.org, text(one.name)] as const)),
  );
  const departmentStages = [
    ...new Map(
      departments.flatMap(({ cells }) => cells.map(({ stage, title }) => [stage, { stage, title }] as const)),
    ).values(),
  ];
  const { windowDays, interval } = board.method;
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
        {board.deadline && (
          <Typography sx={{ fontWeight: 650 }}>
            {translate('dashboard.deadline', { date: format.date(board.deadline.at) })} · {text(board.deadline.words)}
          </Typography>
        )}
      </Box>
      {board.ownDates.map(({ what, at, words }) => (
        <Typography key={what} variant="body2" sx={{ mb: 0.5 }}>
          {translate(`deadlines.ownDate.${what}`, { date: format.date(at) })} · {text(words)}
        </Typography>
      ))}
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2, maxWidth: '80ch' }}>
        {translate(isOwn ? 'deadlines.ownMethod' : 'deadlines.method', {
          days: windowDays,
          percent: Math.round(interval * 100),
        })}
      </Typography>
      <RemindBar
        editionId={board.edition.id}
        chosen={chosen}
        onDone={clear}
        late={[...new Set(late)]}
        onChooseLate={() => choose([...new Set(late)])}
        names={names}
      />
      <Panel
        title={translate(isOwn ? 'deadlines.own' : 'deadlines.nominators')}
        aside={
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <ViewToggle view={view} onChange={setView} label={translate('deadlines.view')} />
            <ExportButton
              onExport={(kind) =>
                provider.download(
                  `/dashboard/deadlines/export?format=${kind}&editionId=${encodeURIComponent(board.edition.id)}`,
                )
              }
            />
          </Box>
        }
      >
        {rows.length === 0 && (
          <EmptyState title={translate('deadlines.none')}>{translate('deadlines.noneHelp')}</EmptyState>
        )}
        {rows.length > 0 &&
          (view === 'table' ? (
            <BoardTable
              rows={rows}
              stages={board.stages}
              head={translate('dashboard.nominator')}
              chosen={chosen}
              onToggle={toggle}
              canChoose={!isOwn}
              deadline={board.deadline?.at ?? null}
            />
          ) : (
            <RiskMap rows={rows} stages={board.stages} />
          ))}
        {!isOwn && busy.length < board.rows.length && (
          <Button size="small" aria-expanded={withIdle} onClick={() => setWithIdle(!withIdle)} sx={{ mt: 1 }}>
            {translate(withIdle ? 'deadlines.hideIdle' : 'deadlines.showIdle', {
              count: board.rows.length - busy.length,
            })}
          </Button>
        )}
      </Panel>
      <Panel title={translate('deadlines.departments')}>
        {departments.length === 0 ? (
          <Typography color="textSecondary">{translate('deadlines.noDepartments')}</Typography>
        ) : (
          <BoardTable
            rows={departments}
            stages={departmentStages}
            head={translate('dashboard.department')}
            chosen={chosen}
            onToggle={toggle}
            canChoose
          />
        )}
      </Panel>
      <BoardApplicants rows={board.applicants} chosen={chosen} onToggle={toggle} />
      <ReminderHistory editionId={board.edition.id} />
    </>
  );
}
