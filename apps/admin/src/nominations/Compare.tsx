import type { CandidateDto } from '@linxuan/contracts';
import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useJoin, useText } from '../components';
import { useTones } from '../theme/useTones';
import { amount, bestOf } from './figures';
import { OpinionTexts } from './OpinionWords';

/** One alone is compared with nothing. */
const FEWEST = 2;

interface Line {
  title: string;
  cells: ReactNode[];
  best?: number[];
}

/** Two to four candidates in columns, one fact a row; the better figure says so in words. */
export function Compare({ candidates, onRemove }: { candidates: CandidateDto[]; onRemove(id: string): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const tones = useTones();
  const join = useJoin();
  const number = (value: string | null) =>
    amount(value) === null ? translate('field.empty') : format.number(amount(value), 2);
  const figure = (title: string, pick: (candidate: CandidateDto) => string | null, better: 'more' | 'less'): Line => ({
    title,
    cells: candidates.map((one) => number(pick(one))),
    best: bestOf(
      candidates.map((one) => amount(pick(one))),
      better,
    ),
  });
  const place = useRef<HTMLDivElement>(null);
  // Ticked far down the list: the table comes to where it can be read, and the page stays where it is already.
  useEffect(() => {
    if (candidates.length >= FEWEST) place.current?.scrollIntoView({ block: 'nearest' });
  }, [candidates.length]);
  const lines: Line[] = [
    { title: translate('nominations.holder'), cells: candidates.map(({ holderName }) => holderName) },
    {
      title: translate('nominations.category'),
      cells: candidates.map(({ category, categoryName }) => `${category ?? ''} ${text(categoryName)}`),
    },
    figure(translate('nominations.tce'), ({ figures }) => figures.annualTce, 'more'),
    figure(translate('nominations.tco2'), ({ figures }) => figures.annualTco2, 'more'),
    figure(translate('nominations.water'), ({ figures }) => figures.annualWater, 'more'),
    figure(translate('nominations.investment'), ({ figures }) => figures.investment, 'less'),
    figure(translate('nominations.payback'), ({ figures }) => figures.paybackYears, 'less'),
    {
      title: translate('nominations.cases'),
      cells: candidates.map(({ figures }) => text(figures.cases?.explanation)),
      best: bestOf(
        candidates.map(({ figures }) => figures.cases?.counted ?? null),
        'more',
      ),
    },
    {
      title: translate('nominations.patents'),
      cells: candidates.map(({ figures: { patents } }) => translate('nominations.patentsOf', patents)),
    },
    {
      title: translate('nominations.reports'),
      cells: candidates.map(({ figures: { reports } }) => [reports.total, join(reports.qualifications)].join(' · ')),
    },
    {
      title: translate('nominations.conditions'),
      cells: candidates.map(({ figures }) => <Conditions key="conditions" conditions={figures.conditions} />),
    },
    {
      title: translate('nominations.duplicates'),
      cells: candidates.map(({ duplicates }) =>
        duplicates === 0
          ? translate('nominations.noDuplicates')
          : translate('nominations.duplicatesOf', { count: duplicates }),
      ),
    },
    {
      title: translate('nominations.opinions'),
      cells: candidates.map((candidate) => <OpinionTexts key={candidate.id} candidate={candidate} />),
    },
  ];
  if (candidates.length < 2) return null;
  return (
    <Box ref={place} sx={{ scrollMarginTop: 72 }}>
      <Panel title={translate('nominations.compare')}>
        <Box tabIndex={0} role="region" aria-label={translate('nominations.compare')} sx={{ overflowX: 'auto' }}>
          <Box
            component="table"
            sx={{
              borderCollapse: 'collapse',
              width: '100%',
              tableLayout: 'fixed',
              minWidth: 110 + candidates.length * 200,
              '& th, & td': {
                textAlign: 'left',
                verticalAlign: 'top',
                p: 1,
                borderBottom: 1,
                borderColor: 'divider',
                fontSize: '0.875rem',
              },
              '& thead th': { borderBottomWidth: 2 },
            }}
          >
            <thead>
              <tr>
                <Box component="th" sx={{ width: 110 }} />
                {candidates.map(({ id, title, number: code }) => (
                  <th key={id} scope="col">
                    <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'space-between' }}>
                      <span>
                        {title}
                        <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
                          {code}
                        </Typography>
                      </span>
                      <IconButton
                        size="small"
                        onClick={() => onRemove(id)}
                        aria-label={translate('nominations.uncompare', { title })}
                      >
                        <CloseIcon fontSize="small" />
                      </IconButton>
                    </Box>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ title, cells, best = [] }) => (
                <tr key={title}>
                  <Box component="th" scope="row" sx={{ fontWeight: 550, color: 'text.secondary' }}>
                    {title}
                  </Box>
                  {cells.map((cell, index) => (
                    <Box
                      component="td"
                      key={candidates[index]?.id}
                      sx={best.includes(index) ? { bgcolor: tones.urgency.normal.wash, fontWeight: 650 } : undefined}
                    >
                      {cell}
                      {best.includes(index) && (
                        <Box component="span" sx={{ ml: 0.5, fontSize: '0.75rem', color: tones.urgency.normal.text }}>
                          {translate('nominations.best')}
                        </Box>
                      )}
                    </Box>
                  ))}
                </tr>
              ))}
            </tbody>
          </Box>
        </Box>
      </Panel>
    </Box>
  );
}

export function Conditions({ conditions }: { conditions: CandidateDto['figures']['conditions'] }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const open = conditions.filter(({ verdict }) => verdict !== 'met');
  if (open.length === 0) return <span>{translate('nominations.allMet', { count: conditions.length })}</span>;
  return (
    <>
      {open.map(({ ruleId, title, verdict, explanation }) => (
        <Typography
          key={ruleId}
          variant="body2"
          sx={{ color: tones.urgency[verdict === 'not-met' ? 'overdue' : 'today'].text }}
        >
          {text(title)}
          {translate('mark.colon')}
          {translate(`nominations.verdict.${verdict}`)}。{text(explanation)}
        </Typography>
      ))}
    </>
  );
}
