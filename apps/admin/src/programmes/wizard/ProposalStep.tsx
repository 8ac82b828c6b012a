import type { ProgrammeProposalDto, ProgrammeQuestion } from '@linxuan/contracts';
import { Alert, Box, Button, FormControlLabel, Switch } from '@mui/material';
import { diffLines } from 'diff';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel, useJoin, useText } from '../../components';
import { useTones } from '../../theme/useTones';
import { FoundProblem } from '../FoundProblem';
import { useAsks } from './Question';

/** The text that follows from the answers, what is wrong at which question, and what changed since it was last shown. */
export function ProposalStep({
  proposal,
  before,
  onAsk,
}: {
  proposal: ProgrammeProposalDto;
  /** The text as it was shown before; null the first time. */
  before: string | null;
  onAsk(question: ProgrammeQuestion): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const { report } = proposal;
  const { outcome, version, draft, organisations, problems } = report;
  return (
    <>
      <Alert
        severity={outcome === 'refused' ? 'error' : outcome === 'programme' ? 'success' : 'warning'}
        role="status"
        sx={{ mb: 2 }}
      >
        {translate(`programmes.import.outcome.${outcome}`, { version: version ?? 1 })}
        {draft && <div>{translate('programmes.wizard.replaces')}</div>}
        {organisations.length > 0 && (
          <div>
            {translate('programmes.wizard.newBodies', { names: join(organisations.map(({ name }) => text(name))) })}
          </div>
        )}
      </Alert>
      {problems.length > 0 && <Found proposal={proposal} onAsk={onAsk} />}
      <TextShown text={proposal.text} before={before} />
    </>
  );
}

function Found({ proposal, onAsk }: { proposal: ProgrammeProposalDto; onAsk(question: ProgrammeQuestion): void }) {
  const translate = useTranslate();
  const { label } = useAsks();
  return (
    <Panel title={translate('programmes.tab.checks')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {proposal.report.problems.map((problem, index) => {
          const question = proposal.questions[index] ?? null;
          return (
            <FoundProblem key={`${problem.code}${problem.path}`} problem={problem}>
              {question && (
                <Button size="small" onClick={() => onAsk(question)}>
                  {translate('programmes.wizard.toQuestion', { question: label(question) })}
                </Button>
              )}
            </FoundProblem>
          );
        })}
      </Box>
    </Panel>
  );
}

interface Line {
  sign: ' ' | '+' | '−';
  line: string;
}

/** All lines, those that came and went since the last look marked. */
function linesOf(before: string | null, after: string): Line[] {
  const parts = before === null ? [{ value: after, added: false, removed: false }] : diffLines(before, after);
  return parts.flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((line): Line => ({ sign: added ? '+' : removed ? '−' : ' ', line })),
  );
}

const PARTS = ['definition', 'form', 'taxonomy', 'organisations'] as const;

/** The file as it goes in, part by part. */
function TextShown({ text, before }: { text: string; before: string | null }) {
  const translate = useTranslate();
  const tones = useTones();
  const [changes, setChanges] = useState(false);
  const lines = linesOf(before, text);
  const changed = lines.filter(({ sign }) => sign !== ' ').length;
  const shown = changes ? lines.filter(({ sign }) => sign !== ' ') : lines;
  let number = 0;
  let part = -1;
  return (
    <Panel
      title={translate('programmes.wizard.text')}
      aside={
        changed > 0 && (
          <FormControlLabel
            control={<Switch size="small" checked={changes} onChange={({ target }) => setChanges(target.checked)} />}
            label={translate('programmes.wizard.changes', { smart_count: changed })}
          />
        )
      }
    >
      <Box
        tabIndex={0}
        role="region"
        aria-label={translate('programmes.wizard.text')}
        sx={{
          overflow: 'auto',
          maxHeight: '60vh',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          fontFamily: 'monospace',
          fontSize: '0.8rem',
          lineHeight: 1.55,
          py: 0.5,
        }}
      >
        {shown.map(({ sign, line }, index) => {
          const at = sign === '−' ? '' : String((number += 1));
          if (line === '---' && sign !== '−') part += 1;
          const tone = sign === '+' ? tones.urgency.normal : sign === '−' ? tones.urgency.overdue : null;
          return (
            <Box key={index} sx={{ display: 'flex', ...(tone && { color: tone.text, bgcolor: tone.wash }) }}>
              {!changes && (
                <Box
                  component="span"
                  aria-hidden
                  sx={{ flex: '0 0 44px', textAlign: 'right', pr: 1, color: 'text.secondary', userSelect: 'none' }}
                >
                  {at}
                </Box>
              )}
              <Box component="span" sx={{ flex: '0 0 18px', textAlign: 'center' }}>
                {sign}
              </Box>
              <Box
                component="span"
                sx={{ whiteSpace: 'pre', pr: 1, ...(!tone && /^\s*#/.test(line) && { color: 'text.secondary' }) }}
              >
                {line}
                {line === '---' &&
                  sign !== '−' &&
                  PARTS[part] &&
                  ` # ${translate(`programmes.checks.part.${PARTS[part]}`)}`}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
