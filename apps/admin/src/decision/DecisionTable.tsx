import type { DecisionCase, DecisionMarks } from '@linxuan/contracts';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat, useText } from '../components';
import { useTones } from '../theme/useTones';
import { Evidence } from './Evidence';

/** Cases of one ranking with the line between those that are listed and the rest; scrolled sideways on a phone. */
export function DecisionTable({ cases, cutAfter }: { cases: readonly DecisionCase[]; cutAfter: number | null }) {
  const translate = useTranslate();
  const isScored = cases.some(({ combined }) => combined !== null);
  const columns = ['place', 'case', ...(isScored ? ['written', 'oral', 'combined'] : []), 'evidence', 'outcome'];
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={translate('decision.title')}>
      <Box
        component="table"
        className="decision-table"
        sx={{
          width: '100%',
          minWidth: { xs: 900, print: 0 },
          borderCollapse: 'collapse',
          '& th, & td': {
            borderBottom: 1,
            borderColor: 'divider',
            p: 1,
            textAlign: 'start',
            verticalAlign: 'top',
            typography: 'body2',
          },
          '& th': { fontWeight: 650, color: 'text.secondary', whiteSpace: 'nowrap' },
        }}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {translate(`decision.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cutAfter === 0 && <CutLine columns={columns.length} />}
          {cases.map((one) => (
            <Fragment key={one.id}>
              <Row one={one} isScored={isScored} />
              {cutAfter === one.place && <CutLine columns={columns.length} />}
            </Fragment>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function CutLine({ columns }: { columns: number }) {
  const translate = useTranslate();
  const tones = useTones();
  return (
    <tr>
      <Box
        component="td"
        colSpan={columns}
        sx={{ color: tones.urgency.overdue.text, borderBottom: '2px dashed !important', fontWeight: 650 }}
      >
        {translate('decision.cut')}
      </Box>
    </tr>
  );
}

function Row({ one, isScored }: { one: DecisionCase; isScored: boolean }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  const { outcome } = one;
  const tone = outcome === null ? undefined : tones.urgency[outcome === 'not-listed' ? 'overdue' : 'normal'].text;
  return (
    <tr>
      <td>
        <b>{one.place}</b>
      </td>
      <Box component="td" sx={{ minWidth: 220 }}>
        <MuiLink component={Link} to={`/cases/${one.id}`} sx={{ fontWeight: 600 }}>
          {one.title}
        </MuiLink>
        <Typography component="div" variant="body2" color="textSecondary">
          {[one.number, one.holderName, text(one.nominator)].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {isScored && (
        <>
          <Marks marks={one.written} />
          <Marks marks={one.oral} />
          <td>
            {one.combined === null ? translate('decision.noScore') : <b>{format.number(one.combined, 2)}</b>}
            {one.rank !== null && (
              <Typography component="div" variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
                {translate('decision.rank', { rank: one.rank })}
                {one.tied && ` · ${translate('decision.tied')}`}
              </Typography>
            )}
          </td>
        </>
      )}
      <Box component="td" sx={{ minWidth: 260 }}>
        <Evidence one={one} />
      </Box>
      <Box component="td" sx={{ minWidth: 140 }}>
        <Box component="span" sx={{ fontWeight: 650, color: tone }}>
          {translate(`decision.outcomeOf.${outcome ?? 'none'}`)}
        </Box>
        {one.departs && (
          <Box component="div" sx={{ color: tones.urgency.today.text, fontWeight: 650 }}>
            {translate('decision.departs')}
          </Box>
        )}
        {one.reason && <div>{one.reason}</div>}
      </Box>
    </tr>
  );
}

function Marks({ marks }: { marks: DecisionMarks | null }) {
  const translate = useTranslate();
  const format = useFormat();
  if (!marks) return <td>—</td>;
  return (
    <td>
      {format.number(marks.mean, 2)}
      {marks.spread !== null && (
        <Typography component="div" variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
          {translate('decision.spread', { spread: format.number(marks.spread, 2) })}
        </Typography>
      )}
    </td>
  );
}
