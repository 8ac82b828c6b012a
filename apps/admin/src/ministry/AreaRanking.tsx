import type { ReasonOption, ListWorkspace } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import { Alert, Box, Button, Checkbox, IconButton, Link as MuiLink, MenuItem, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EntryField, Panel, useText } from '../components';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';
import { useTones } from '../theme/useTones';
import { linesOf, placesOf, type ListDraft, type ListLine } from './listWorksheet';

interface Props {
  area: ListWorkspace['areas'][number];
  draft: UseWorksheetReturn<ListDraft>;
  reasons: ReasonOption[];
  title: string;
}

/** One area, best first. The line moves by buttons or arrow keys; a tie across it is shown and left to a person. */
export function AreaRanking({ area, draft, reasons, title }: Props) {
  const translate = useTranslate();
  const lines = linesOf(area, draft.content);
  const places = placesOf(area, draft.content);
  const move = (to: number) =>
    draft.change((before) => ({
      places: { ...before.places, [area.area]: Math.min(Math.max(to, 0), area.cases.length) },
    }));
  const tied = lines.filter(({ onTie }) => onTie);
  const line = <CutLine places={places} max={area.cases.length} title={title} onMove={move} />;
  return (
    <Panel
      title={title}
      aside={
        <Typography variant="body2">
          {translate('ministry.listedOf', {
            listed: lines.filter((one) => one.listed).length,
            not: lines.filter((one) => !one.listed).length,
          })}
        </Typography>
      }
    >
      {tied.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate('ministry.tie', {
            count: tied.length,
            places: places - area.cases.filter(({ rank }) => (rank ?? 0) < (tied[0]?.row.rank ?? 0)).length,
          })}
        </Alert>
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {places === 0 && line}
        {lines.map((one, index) => (
          <Fragment key={one.row.id}>
            <Line line={one} draft={draft} reasons={reasons} />
            {index + 1 === places && line}
          </Fragment>
        ))}
      </Box>
    </Panel>
  );
}

function CutLine({
  places,
  max,
  title,
  onMove,
}: {
  places: number;
  max: number;
  title: string;
  onMove(to: number): void;
}) {
  const translate = useTranslate();
  const tones = useTones();
  return (
    <li>
      <Box
        role="group"
        aria-label={translate('ministry.lineOf', { area: title })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onMove(places + (event.key === 'ArrowDown' ? 1 : -1));
        }}
        sx={{ display: 'flex', alignItems: 'center', gap: 1, my: 0.5, color: tones.urgency.overdue.text }}
      >
        <Box aria-hidden sx={{ flex: 1, borderTop: `2px dashed ${tones.urgency.overdue.text}` }} />
        <IconButton
          size="small"
          color="inherit"
          disabled={places === 0}
          onClick={() => onMove(places - 1)}
          aria-label={`${translate('ministry.lineUp')}${translate('mark.colon')}${title}`}
        >
          <ArrowUpwardIcon fontSize="small" />
        </IconButton>
        <Typography variant="body2" sx={{ fontWeight: 700 }} role="status">
          {translate('ministry.line', { places })}
        </Typography>
        <IconButton
          size="small"
          color="inherit"
          disabled={places === max}
          onClick={() => onMove(places + 1)}
          aria-label={`${translate('ministry.lineDown')}${translate('mark.colon')}${title}`}
        >
          <ArrowDownwardIcon fontSize="small" />
        </IconButton>
        <Box aria-hidden sx={{ flex: 1, borderTop: `2px dashed ${tones.urgency.overdue.text}` }} />
      </Box>
    </li>
  );
}

function Line({
  line,
  draft,
  reasons,
}: {
  line: ListLine;
  draft: UseWorksheetReturn<ListDraft>;
  reasons: ReasonOption[];
}) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const { row, listed, departs, onTie, needsReason, given } = line;
  const set = (next: Partial<NonNullable<ListLine['given']>> | null) =>
    draft.change((before) => {
      const { [row.id]: old, ...rest } = before.overrides;
      return {
        overrides:
          next === null ? rest : { ...rest, [row.id]: { listed, reasonCode: '', reason: '', ...old, ...next } },
      };
    });
  const score = (value: number | null) => (value === null ? '—' : value.toFixed(2));
  return (
    <Box
      component="li"
      sx={{
        py: 1,
        px: 1,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: onTie ? tones.urgency.soon.wash : undefined,
        opacity: 1,
      }}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          alignItems: 'center',
          gridTemplateColumns: {
            xs: '44px minmax(0, 1fr) auto',
            md: '44px minmax(0, 1fr) repeat(3, 72px) 170px 110px',
          },
        }}
      >
        <Typography sx={{ fontWeight: 700 }}>
          {row.rank ?? '—'}
          {row.tied && (
            <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: tones.urgency.soon.text }}>
              {translate('ministry.tied')}
            </Box>
          )}
        </Typography>
        <Box sx={{ minWidth: 0 }}>
          <MuiLink component={Link} to={`/cases/${row.id}`} sx={{ fontWeight: 600 }}>
            {row.title}
          </MuiLink>
          <Typography variant="body2" color="textSecondary">
            {[row.number, row.holderName, row.nominator ? text(row.nominator.name) : ''].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
        {(['written', 'oral', 'combined'] as const).map((key) => (
          <Typography
            key={key}
            variant="body2"
            sx={{
              display: { xs: key === 'combined' ? 'block' : 'none', md: 'block' },
              textAlign: 'right',
              fontWeight: key === 'combined' ? 700 : 400,
            }}
          >
            <Box
              component="span"
              sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary', fontWeight: 400 }}
            >
              {translate(`ministry.score.${key}`)}
            </Box>
            {score(row[key])}
          </Typography>
        ))}
        <Typography variant="body2" sx={{ gridColumn: { xs: '2 / -1', md: 'auto' } }}>
          {translate('ministry.recheck', { agree: row.recheck.agree, disagree: row.recheck.disagree })}
        </Typography>
        <Box
          component="label"
          sx={{ display: 'flex', alignItems: 'center', gridColumn: { xs: '1 / -1', md: 'auto' }, cursor: 'pointer' }}
        >
          <Checkbox
            checked={listed}
            onChange={({ target }) => set({ listed: target.checked })}
            slotProps={{
              input: { 'aria-label': `${translate('ministry.listed')}${translate('mark.colon')}${row.title}` },
            }}
          />
          <Typography
            variant="body2"
            sx={{ fontWeight: 650, color: listed ? tones.urgency.normal.text : 'text.secondary' }}
          >
            {translate(listed ? 'ministry.listed' : 'ministry.notListed')}
          </Typography>
        </Box>
      </Box>
      {departs && (
        <Button size="small" onClick={() => set(null)}>
          {translate('ministry.followLine')}
        </Button>
      )}
      {!listed && (
        <Box
          sx={{
            display: 'grid',
            gap: 1,
            gridTemplateColumns: { xs: '1fr', md: '240px minmax(0, 1fr)' },
            pl: { md: '52px' },
          }}
        >
          <EntryField
            select
            label={translate('act.reasonCode')}
            value={given?.reasonCode || (reasons[0]?.code ?? '')}
            onChange={({ target }) => set({ reasonCode: target.value, listed: false })}
          >
            {reasons.map(({ code, text: words }) => (
              <MenuItem key={code} value={code}>
                {text(words)}
              </MenuItem>
            ))}
          </EntryField>
          {(needsReason || given?.reason) && (
            <EntryField
              label={translate('ministry.leftOutReason')}
              value={given?.reason ?? ''}
              onChange={({ target }) => set({ reason: cutText(target.value, 2000), listed: false })}
              required={needsReason}
              error={needsReason && !isVisible(given?.reason)}
            />
          )}
        </Box>
      )}
    </Box>
  );
}
