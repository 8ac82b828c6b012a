import type { CaseListRow, DepartmentLoadDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, Checkbox, Link as MuiLink, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { EachLine, EmptyState, EntryField, Page, Panel, useActEach, useFormat, useRead, useText } from '../components';
import { stillVisible } from '../components/selection';
import type { TaskRow } from '../providers/types';
import { AskCards, AskTable } from './AskTable';
import { useKeys } from './useQueue';

export interface AskRow {
  row: CaseListRow;
  task: TaskRow | undefined;
  proposed: string[];
  chosen: string[];
  error: string | null;
}

/**
 * Whom to ask: every application that waits for it, with the departments that the duties propose, asked one by one or
 * all at once.
 */
export default function AskPage() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const each = useActEach('ask');
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const [search] = useSearchParams();
  const [own, setOwn] = useState<Record<string, string[]>>({});
  const [selected, setSelected] = useState<string[] | null>(null);
  const [note, setNote] = useState('');
  const tasks = useRead<{ data: TaskRow[] }>('/tasks?kind=ask-departments&perPage=200&sort=dueAt&order=ASC');
  const stages = [...new Set((tasks.data?.data ?? []).map(({ stage }) => stage))];
  const cases = useRead<{ data: CaseListRow[] }>(
    stages.length > 0
      ? `/cases?${stages.map((stage) => `stage=${stage}`).join('&')}&perPage=200&sort=dueAt&order=ASC`
      : null,
  );
  const ids = useMemo(() => (tasks.data?.data ?? []).flatMap(({ caseId }) => caseId ?? []), [tasks.data]);
  const load = useRead<DepartmentLoadDto>(
    ids.length > 0 ? `/desk/departments?${ids.map((id) => `case=${id}`).join('&')}` : null,
  );
  const wanted = search.get('case');
  const rows: AskRow[] = ids
    .flatMap((id) => {
      const row = cases.data?.data.find((one) => one.id === id);
      const proposed = load.data?.proposals[id] ?? [];
      return row
        ? [
            {
              row,
              task: tasks.data?.data.find(({ caseId }) => caseId === id),
              proposed,
              chosen: own[id] ?? proposed,
              error: each.run?.failed[id]?.detail ?? null,
            },
          ]
        : [];
    })
    .sort((a, b) => Number(b.row.id === wanted) - Number(a.row.id === wanted));
  const shown = rows.map(({ row }) => row.id);
  const picked = stillVisible(selected ?? (wanted ? [wanted] : shown), shown);
  const ready = rows.filter(({ row, chosen }) => picked.includes(row.id) && chosen.length > 0);

  const ask = async (list: AskRow[]) => {
    await each.start(
      list.map(({ row, chosen }) => ({
        type: 'case',
        id: row.id,
        version: row.version,
        title: row.title,
        payload: { departments: chosen, ...(isVisible(note) && { note: note.trim() }) },
      })),
    );
    setSelected(null);
  };
  useKeys({ 'mod+Enter': () => void (ready.length > 0 && !each.busy && ask(ready)) });
  const shared = {
    rows,
    load: load.data,
    picked,
    onPick: (id: string, on: boolean) => setSelected(on ? [...picked, id] : picked.filter((one) => one !== id)),
    onChoose: (id: string, orgs: string[]) => setOwn((before) => ({ ...before, [id]: orgs })),
    onAsk: (row: AskRow) => void ask([row]),
    busy: each.busy,
  };
  return (
    <Page title={translate('task.ask-departments')} read={tasks} width={1480}>
      {({ data }) =>
        data.length === 0 ? (
          <EmptyState
            title={translate('reviews.ask.none')}
            action={
              <MuiLink component={Link} to="/tasks">
                {translate('keys.tasks')}
              </MuiLink>
            }
          />
        ) : (
          <>
            <Panel
              title={translate('reviews.ask.load')}
              aside={
                load.data?.dueAt ? (
                  <Typography variant="body2">
                    {translate('reviews.ask.due', {
                      date: format.date(load.data.dueAt),
                      days: load.data.opinionDays ?? 0,
                    })}
                  </Typography>
                ) : undefined
              }
            >
              <Box
                sx={{
                  display: 'grid',
                  gap: 1,
                  gridTemplateColumns: {
                    xs: 'repeat(2, minmax(0, 1fr))',
                    sm: 'repeat(3, minmax(0, 1fr))',
                    lg: 'repeat(6, minmax(0, 1fr))',
                  },
                }}
              >
                {(load.data?.departments ?? []).map((department) => (
                  <Box
                    key={department.org}
                    sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1, minWidth: 0 }}
                  >
                    <Typography sx={{ fontWeight: 650 }}>{text(department.short)}</Typography>
                    <Typography variant="body2">
                      {translate('reviews.ask.open', { count: department.open })}
                      {department.overdue > 0 && (
                        <Box component="span" sx={{ color: 'error.main', fontWeight: 650 }}>
                          {' '}
                          · {translate('reviews.ask.overdue', { count: department.overdue })}
                        </Box>
                      )}
                    </Typography>
                    <Typography
                      variant="body2"
                      color="textSecondary"
                      sx={{ display: { xs: 'none', sm: 'block' }, fontSize: '0.8rem' }}
                    >
                      {department.branches
                        .map(({ code, name }) => `${code} ${text(name)}`)
                        .join(translate('mark.semicolon'))}
                    </Typography>
                  </Box>
                ))}
              </Box>
            </Panel>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
              <Checkbox
                checked={picked.length === ids.length}
                indeterminate={picked.length > 0 && picked.length < ids.length}
                onChange={(_, on) => setSelected(on ? ids : [])}
                slotProps={{ input: { 'aria-label': translate('ra.action.select_all') } }}
              />
              <Button
                variant="contained"
                loading={each.busy}
                disabled={ready.length === 0}
                onClick={() => void ask(ready)}
              >
                {translate('reviews.ask.askAll', { count: ready.length })} (Ctrl+Enter)
              </Button>
              <EntryField
                label={translate('act.note')}
                value={note}
                onChange={({ target }) => setNote(target.value)}
                sx={{ flex: '1 1 240px', maxWidth: 480, m: 0 }}
              />
            </Box>
            <EachLine run={each.run} />
            {wide ? <AskTable {...shared} /> : <AskCards {...shared} />}
          </>
        )
      }
    </Page>
  );
}
