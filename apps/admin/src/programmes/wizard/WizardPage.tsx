import type { EditionImportedDto, ProgrammeProposalDto, ProgrammeQuestion } from '@linxuan/contracts';
import { Alert, Box, Button, Step, StepButton, Stepper, Typography } from '@mui/material';
import { useEffect, useRef, useState, type ComponentType } from 'react';
import { Confirm, Title, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { businessDay, Panel, ProblemAlert, useFieldErrors } from '../../components';
import { problemOf } from '../../providers/problem';
import { useWrite } from '../useWrite';
import { asSent, blankAnswers, LAST, stepOf, STEPS, unanswered, type Answers } from './answers';
import { ProposalStep } from './ProposalStep';
import { anchorOf, type QuestionProps } from './Question';
import { ShapeStep } from './ShapeStep';
import { CallStep, DatesStep, FieldsStep, NominatorsStep, ReviewStep } from './Steps';
import { useKept } from './useKept';

const PAGES: readonly ComponentType<QuestionProps>[] = [
  ShapeStep,
  CallStep,
  FieldsStep,
  NominatorsStep,
  ReviewStep,
  DatesStep,
];

/** A new programme out of questions in plain words: what an expert would write follows and goes in as a draft. */
export default function WizardPage() {
  const translate = useTranslate();
  const [kept, keep, forget] = useKept<{ answers: Answers; step: number }>('programme', {
    answers: blankAnswers(businessDay()),
    step: 0,
  });
  const { answers } = kept;
  const step = Math.min(kept.step, LAST - 1);
  const asking = useAsking();
  const { proposal, look, busy, error } = useProposal();
  const [shown, setShown] = useState(false);
  const [starting, setStarting] = useState(false);
  const [missing, setMissing] = useState<ProgrammeQuestion[]>([]);
  const refused = useFieldErrors(error !== null && problemOf(error).fields ? error : null);
  const errors = {
    ...refused,
    ...Object.fromEntries(missing.map((question) => [`/${question}`, translate('programmes.wizard.missing')])),
  };
  const go = (next: number) => {
    setShown(false);
    setMissing([]);
    keep({ answers, step: next });
    window.scrollTo({ top: 0 });
  };
  const ask = (question: ProgrammeQuestion) => {
    go(stepOf(question));
    asking(question);
  };
  /** To the next step, or to the text once all steps are answered; else to what is still open. */
  const next = async () => {
    const last = step === LAST - 1;
    const open = (last ? STEPS.map((_, at) => at) : [step]).flatMap((at) => unanswered(answers, at));
    const [first] = open;
    if (first !== undefined) {
      ask(first);
      return setMissing(open);
    }
    if (!last) return go(step + 1);
    setMissing([]);
    const found = await look(answers);
    if (found === true) {
      setShown(true);
      return window.scrollTo({ top: 0 });
    }
    if (found !== null) ask(found);
  };
  const Page = PAGES[step] ?? ShapeStep;
  return (
    <Box sx={{ maxWidth: 1040, mx: 'auto', minWidth: 0 }}>
      <Title title={translate('programmes.wizard.title')} />
      <Typography sx={{ mb: 1 }}>
        <Link to="/programmes">{translate('programmes.back')}</Link>
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {translate('programmes.wizard.intro')}
      </Typography>
      <Steps current={shown ? LAST : step} onGo={go} />
      {shown && proposal ? (
        <ProposalStep proposal={proposal.now} before={proposal.before} onAsk={ask} />
      ) : (
        <Panel title={translate(`programmes.wizard.step.${STEPS[step]?.name ?? ''}`)}>
          <Page
            answers={answers}
            errors={errors}
            change={(more) => {
              setMissing(missing.filter((question) => !(question in more)));
              keep({ answers: { ...answers, ...more }, step });
            }}
          />
        </Panel>
      )}
      {missing.length > 0 && (
        <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
          {translate('programmes.wizard.missingSome', { smart_count: missing.length })}
        </Alert>
      )}
      {error !== null && (
        <Box sx={{ mb: 2 }}>
          <ProblemAlert error={error} hideFields />
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {(shown || step > 0) && (
          <Button variant="outlined" onClick={() => go(shown ? step : step - 1)}>
            {translate('programmes.wizard.back')}
          </Button>
        )}
        {shown && proposal ? (
          <ImportButton proposal={proposal.now} onDone={forget} />
        ) : (
          <Button variant="contained" loading={busy} onClick={() => void next()}>
            {translate(step === LAST - 1 ? 'programmes.wizard.look' : 'programmes.wizard.next')}
          </Button>
        )}
        <Button sx={{ ml: 'auto' }} onClick={() => setStarting(true)}>
          {translate('programmes.wizard.restart')}
        </Button>
      </Box>
      <Confirm
        isOpen={starting}
        title={translate('programmes.wizard.restartAsk')}
        content={translate('programmes.wizard.restartHelp')}
        onConfirm={() => {
          setStarting(false);
          setShown(false);
          setMissing([]);
          forget();
        }}
        onClose={() => setStarting(false)}
      />
    </Box>
  );
}

/** Where one is; every step can be gone to, since answers are kept. */
function Steps({ current, onGo }: { current: number; onGo(step: number): void }) {
  const translate = useTranslate();
  const names = [...STEPS.map(({ name }) => name), 'text'];
  return (
    <>
      <Stepper nonLinear activeStep={current} alternativeLabel sx={{ mb: 2, display: { xs: 'none', sm: 'flex' } }}>
        {names.map((name, index) => (
          <Step key={name} completed={index < current}>
            <StepButton disabled={index === LAST} onClick={() => onGo(index)}>
              {translate(`programmes.wizard.step.${name}`)}
            </StepButton>
          </Step>
        ))}
      </Stepper>
      <Typography role="status" variant="body2" sx={{ mb: 1, display: { sm: 'none' } }}>
        {translate('programmes.wizard.stepOf', { step: current + 1, steps: names.length })}
      </Typography>
    </>
  );
}

/** Brings the focus to a question once its step is on the page. */
function useAsking(): (question: ProgrammeQuestion) => void {
  const [wanted, setWanted] = useState<ProgrammeQuestion | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const timer = setTimeout(() => {
      const field = document.getElementById(anchorOf(wanted));
      field?.focus();
      field?.scrollIntoView({ block: 'center' });
      setWanted(null);
    }, 100);
    return () => clearTimeout(timer);
  }, [wanted]);
  return setWanted;
}

/** Asks for the text; the one that was shown before is kept, so that the page can say what an answer changed. */
function useProposal() {
  const { busy, error, write } = useWrite();
  const last = useRef<string | null>(null);
  const [proposal, setProposal] = useState<{ now: ProgrammeProposalDto; before: string | null } | null>(null);
  const look = async (answers: Answers): Promise<true | ProgrammeQuestion | null> => {
    let failed: unknown = null;
    const now = await write<ProgrammeProposalDto>(
      'POST',
      '/programme-editions/import/proposal',
      asSent(answers),
      '',
      (cause) => {
        failed = cause;
      },
    );
    if (now) {
      setProposal({ now, before: last.current });
      last.current = now.text;
      return true;
    }
    const [field] = problemOf(failed).fields ?? [];
    const question = field?.pointer.split('/')[1] as ProgrammeQuestion | undefined;
    return question !== undefined && stepOf(question) >= 0 ? question : null;
  };
  return { proposal, look, busy, error };
}

/** Takes the text in, as the import of a file does, and leads to the draft. */
function ImportButton({ proposal, onDone }: { proposal: ProgrammeProposalDto; onDone(): void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { busy, error, write } = useWrite();
  const { outcome, draft } = proposal.report;
  const take = async () => {
    const taken = await write<EditionImportedDto>(
      'POST',
      '/programme-editions/import',
      { text: proposal.text, ...(draft ? { revision: draft.revision } : {}) },
      '',
    );
    if (!taken) return;
    notify('programmes.import.done', { type: 'success', messageArgs: { version: taken.version } });
    onDone();
    void navigate(`/programmes/${taken.editionId}/edit/${taken.version}?view=builder`);
  };
  return (
    <>
      <Button
        variant="contained"
        loading={busy}
        disabled={outcome === 'refused' || outcome === 'same'}
        onClick={() => void take()}
      >
        {translate('programmes.import.do')}
      </Button>
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
}
