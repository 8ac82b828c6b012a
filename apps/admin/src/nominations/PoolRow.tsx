import type { CandidateDto } from '@linxuan/contracts';
import { Box, Button, Checkbox, Link as MuiLink, Paper, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  NO_REASON,
  ReasonDialog,
  ReasonFields,
  actionAt,
  reasonMissing,
  reasonPayload,
  type ReasonCode,
  useFormat,
  useJoin,
  useText,
  useWords,
} from '../components';
import { useTones } from '../theme/useTones';
import { Conditions } from './Compare';
import { amount } from './figures';
import { OpinionTallyWords, OpinionTexts } from './OpinionWords';

export interface PoolRowProps {
  candidate: CandidateDto;
  reasons: ReasonCode[];
  isActive: boolean;
  isCompared: boolean;
  isOpen: boolean;
  busy: boolean;
  /** The batch is prepared or sent: nothing joins it now. */
  resting: boolean;
  onCompare(): void;
  onOpen(): void;
  onAct(action: string, payload?: Record<string, unknown>): void;
}

/** One candidate of the pool in a line; behind it what the departments said and what the conditions come to. */
export function PoolRow(props: PoolRowProps) {
  const { candidate, isActive, isCompared, isOpen, onCompare, onOpen } = props;
  const translate = useTranslate();
  const format = useFormat();
  const tones = useTones();
  const { figures } = candidate;
  const number = (value: string | null) => (amount(value) === null ? '—' : format.number(amount(value), 1));
  return (
    <>
      <TableRow
        id={`candidate-${candidate.id}`}
        hover
        selected={isCompared}
        aria-current={isActive || undefined}
        sx={isActive ? { boxShadow: `inset 3px 0 0 ${tones.primary}` } : undefined}
      >
        <TableCell padding="checkbox">
          <Checkbox
            checked={isCompared}
            onChange={onCompare}
            slotProps={{ input: { 'aria-label': translate('nominations.compareOne', { title: candidate.title }) } }}
          />
        </TableCell>
        <TableCell sx={{ px: 1 }}>
          <Name candidate={candidate} onOpen={onOpen} isOpen={isOpen} />
        </TableCell>
        <TableCell align="right" sx={{ px: 1, whiteSpace: 'nowrap' }}>
          {number(figures.annualTce)} tce
          <br />
          {number(figures.annualTco2)} tCO₂
        </TableCell>
        <TableCell sx={{ px: 1, minWidth: 150 }}>
          <CasesWords candidate={candidate} />
          <Typography variant="body2" color="textSecondary" sx={{ fontSize: '0.8rem' }}>
            {translate('nominations.proofsOf', { patents: figures.patents.total, reports: figures.reports.total })}
          </Typography>
        </TableCell>
        <TableCell sx={{ px: 1, minWidth: 84 }}>
          <OpinionTallyWords candidate={candidate} />
        </TableCell>
        <TableCell align="right">
          <RowActions {...props} />
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          <TableCell colSpan={6} sx={{ bgcolor: 'action.hover' }}>
            <Details candidate={candidate} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

export function PoolCard(props: PoolRowProps) {
  const { candidate, isCompared, isOpen, onCompare, onOpen } = props;
  const translate = useTranslate();
  const format = useFormat();
  const { figures } = candidate;
  const number = (value: string | null) => (amount(value) === null ? '—' : format.number(amount(value), 1));
  return (
    <Paper variant="outlined" id={`candidate-${candidate.id}`} sx={{ p: 1.25, minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Checkbox
          sx={{ p: 0, alignSelf: 'flex-start' }}
          checked={isCompared}
          onChange={onCompare}
          slotProps={{ input: { 'aria-label': translate('nominations.compareOne', { title: candidate.title }) } }}
        />
        <Name candidate={candidate} onOpen={onOpen} isOpen={isOpen} />
      </Box>
      <Typography variant="body2" sx={{ my: 0.5 }}>
        {translate('nominations.tceShort')} {number(figures.annualTce)} · {translate('nominations.tco2Short')}{' '}
        {number(figures.annualTco2)} ·{' '}
        {translate('nominations.proofsOf', { patents: figures.patents.total, reports: figures.reports.total })}
      </Typography>
      <Typography variant="body2" component="div">
        <CasesWords candidate={candidate} />
      </Typography>
      <Typography variant="body2" component="div" sx={{ mb: 1 }}>
        <OpinionTallyWords candidate={candidate} />
      </Typography>
      <RowActions {...props} />
      {isOpen && (
        <Box sx={{ mt: 1 }}>
          <Details candidate={candidate} />
        </Box>
      )}
    </Paper>
  );
}

function Name({ candidate, onOpen, isOpen }: { candidate: CandidateDto; onOpen(): void; isOpen: boolean }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  return (
    <Box sx={{ minWidth: 0 }}>
      <MuiLink component={Link} to={`/cases/${candidate.id}`} sx={{ fontWeight: 600 }}>
        {candidate.title}
      </MuiLink>
      <Typography variant="body2" color="textSecondary">
        {candidate.number} · {candidate.holderName} · {candidate.category} {text(candidate.categoryName)}
      </Typography>
      {candidate.duplicates > 0 && (
        <Typography variant="body2" sx={{ color: tones.urgency.today.text, fontWeight: 600 }}>
          {translate('nominations.duplicatesOf', { count: candidate.duplicates })}
        </Typography>
      )}
      <MuiLink
        component="button"
        type="button"
        variant="body2"
        onClick={onOpen}
        aria-expanded={isOpen}
        sx={{ textAlign: 'left' }}
      >
        {translate(isOpen ? 'nominations.less' : 'nominations.more')}
      </MuiLink>
    </Box>
  );
}

function CasesWords({
  candidate: {
    figures: { cases },
  },
}: {
  candidate: CandidateDto;
}) {
  const join = useJoin();
  const translate = useTranslate();
  const tones = useTones();
  if (!cases) return <span>—</span>;
  const months = cases.months.filter((month): month is number => month !== null);
  return (
    <Box
      component="span"
      sx={{
        color:
          cases.verdict === 'met'
            ? 'text.primary'
            : tones.urgency[cases.verdict === 'not-met' ? 'overdue' : 'today'].text,
        fontWeight: cases.verdict === 'met' ? 400 : 650,
      }}
    >
      {translate('nominations.casesOf', { counted: cases.counted, required: cases.required })}
      {months.length > 0 && (
        <Box component="span" sx={{ display: 'block', fontSize: '0.8rem' }}>
          {translate('nominations.months', { months: join(months.map(String)) })}
        </Box>
      )}
      {cases.verdict !== 'met' && (
        <Box component="span" sx={{ display: 'block', fontSize: '0.8rem' }}>
          {translate(`nominations.verdict.${cases.verdict}`)}
        </Box>
      )}
    </Box>
  );
}

function Details({ candidate }: { candidate: CandidateDto }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        py: 1,
      }}
    >
      <OpinionTexts candidate={candidate} />
      <Box>
        <Conditions conditions={candidate.figures.conditions} />
      </Box>
    </Box>
  );
}

/** Nominate and decline. A full quota stays a button: the refusal with the rule's words is the server's to give. */
function RowActions({ candidate, reasons, busy, resting, onAct }: PoolRowProps) {
  const words = useWords();
  const translate = useTranslate();
  const [declining, setDeclining] = useState(false);
  const [value, setValue] = useState(NO_REASON);
  const nominate = actionAt(candidate.availableActions, 'choose');
  const decline = actionAt(candidate.availableActions, 'decline');
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: { md: 'column' },
        gap: 0.5,
        alignItems: { md: 'stretch' },
        flexWrap: { xs: 'wrap', md: 'nowrap' },
        minWidth: { md: 84 },
      }}
    >
      {nominate && (
        <Button
          size="small"
          variant="contained"
          loading={busy}
          disabled={resting || nominate.refusal !== null}
          onClick={() => onAct(nominate.name)}
        >
          {words.action(nominate.name)}
        </Button>
      )}
      {decline && (
        <Button size="small" color="error" onClick={() => setDeclining(true)}>
          {words.action(decline.name)}
        </Button>
      )}
      {decline && (
        <ReasonDialog
          open={declining}
          danger
          title={translate('act.confirm', { action: words.action(decline.name) })}
          submitLabel={words.action(decline.name)}
          disabled={reasonMissing(decline, value)}
          onClose={() => setDeclining(false)}
          onSubmit={() => {
            onAct(decline.name, reasonPayload(decline, value));
            setDeclining(false);
          }}
        >
          <Typography>{candidate.title}</Typography>
          <ReasonFields action={decline} codes={reasons} value={value} onChange={setValue} />
        </ReasonDialog>
      )}
    </Box>
  );
}
