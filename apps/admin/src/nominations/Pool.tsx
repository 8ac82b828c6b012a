import type { CandidateDto, NominationWorkspaceDto } from '@linxuan/contracts';
import {
  Alert,
  Box,
  Button,
  MenuItem,
  Paper,
  Table,
  TableBody,
  TableContainer,
  TableHead,
  TableRow,
  TableCell,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, actionAt, useText } from '../components';
import { useKeys } from '../reviews/useQueue';
import { PoolCard, PoolRow } from './PoolRow';
import { sortedBy, type SortKey } from './figures';

export interface PoolProps {
  workspace: NominationWorkspaceDto;
  compared: string[];
  onCompare(id: string): void;
  onAct(candidate: CandidateDto, action: string, payload?: Record<string, unknown>): void;
  busy: string | null;
}

const KEYS: SortKey[] = ['number', 'tce', 'tco2', 'payback', 'cases', 'dissent'];

/** Everything that passed the review and waits for a decision, with the figures it rests on. */
export function Pool({ workspace, compared, onCompare, onAct, busy }: PoolProps) {
  const translate = useTranslate();
  const text = useText();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const [sort, setSort] = useState<SortKey>('number');
  const [area, setArea] = useState('');
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const shown = sortedBy(
    workspace.pool.filter(
      (one) =>
        (area === '' || one.area === area) && `${one.title}${one.holderName}${one.number}`.includes(search.trim()),
    ),
    sort,
  );
  const resting = workspace.dossier.state !== 'drafted';
  const current = shown[Math.min(active, shown.length - 1)];
  const take = actionAt(current?.availableActions ?? [], 'choose');
  const go = (step: number) => {
    const next = Math.min(Math.max(active + step, 0), Math.max(shown.length - 1, 0));
    setActive(next);
    document.getElementById(`candidate-${shown[next]?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    x: () => current && onCompare(current.id),
    o: () => current && setOpen(open === current.id ? null : current.id),
    n: () => !resting && current && take && onAct(current, take.name),
  });
  const row = (candidate: CandidateDto) => ({
    candidate,
    isActive: current?.id === candidate.id,
    isCompared: compared.includes(candidate.id),
    isOpen: open === candidate.id,
    busy: busy === candidate.id,
    resting,
    onCompare: () => onCompare(candidate.id),
    onOpen: () => setOpen(open === candidate.id ? null : candidate.id),
    onAct: (action: string, payload?: Record<string, unknown>) => onAct(candidate, action, payload),
  });
  return (
    <Panel
      title={translate('nominations.pool', { count: workspace.pool.length })}
      aside={
        <Typography variant="body2" color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
          {translate('nominations.keys')}
        </Typography>
      }
    >
      <Box
        sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(0, 2fr) 1fr 1fr' }, mb: 1 }}
      >
        <EntryField
          sx={{ m: 0, gridColumn: { xs: '1 / -1', sm: 'auto' } }}
          label={translate('nominations.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <EntryField
          sx={{ m: 0 }}
          select
          label={translate('nominations.area')}
          value={area}
          onChange={({ target }) => setArea(target.value)}
        >
          <MenuItem value="">{translate('nominations.allAreas')}</MenuItem>
          {workspace.areas.map(({ code, name }) => (
            <MenuItem key={code} value={code}>
              {code} {text(name)}
            </MenuItem>
          ))}
        </EntryField>
        <EntryField
          sx={{ m: 0 }}
          select
          label={translate('nominations.sort')}
          value={sort}
          onChange={({ target }) => setSort(target.value as SortKey)}
        >
          {KEYS.map((key) => (
            <MenuItem key={key} value={key}>
              {translate(`nominations.by.${key}`)}
            </MenuItem>
          ))}
        </EntryField>
      </Box>
      {resting && workspace.pool.length > 0 && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('nominations.resting')}
        </Alert>
      )}
      {shown.length === 0 && (
        <Typography color="textSecondary" sx={{ py: 2 }}>
          {translate(workspace.pool.length === 0 ? 'nominations.emptyPool' : 'nominations.noMatch')}
        </Typography>
      )}
      {wide && shown.length > 0 && (
        <TableContainer
          component={Paper}
          variant="outlined"
          tabIndex={0}
          aria-label={translate('nominations.pool', { count: shown.length })}
          sx={{ maxHeight: '70vh' }}
        >
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                <TableCell padding="none" align="center">
                  {translate('nominations.compareShort')}
                </TableCell>
                <TableCell>{translate('nominations.item')}</TableCell>
                <TableCell align="right">{translate('nominations.effects')}</TableCell>
                <TableCell>{translate('nominations.evidence')}</TableCell>
                <TableCell>{translate('nominations.opinions')}</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((candidate) => (
                <PoolRow key={candidate.id} {...row(candidate)} reasons={workspace.stage.rejectReasons} />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {!wide && (
        <Box sx={{ display: 'grid', gap: 1 }}>
          {shown.map((candidate) => (
            <PoolCard key={candidate.id} {...row(candidate)} reasons={workspace.stage.rejectReasons} />
          ))}
        </Box>
      )}
      {compared.length > 0 && compared.length < 2 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {translate('nominations.compareMore')}
        </Typography>
      )}
      {compared.length > 0 && (
        <Button size="small" onClick={() => compared.forEach(onCompare)}>
          {translate('nominations.clearCompare')}
        </Button>
      )}
    </Panel>
  );
}
