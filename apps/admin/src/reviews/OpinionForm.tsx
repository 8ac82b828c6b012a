import type { CaseActionDto, CaseDetailDto } from '@linxuan/contracts';
import { cutText, isVisible, countCharacters } from '@linxuan/form-rules';
import { Alert, Box, Button, Chip, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import {
  ActionForm,
  EntryField,
  Panel,
  ProblemAlert,
  RefusalText,
  actionsAt,
  fieldPath,
  useAct,
  useLang,
  useText,
  useWords,
} from '../components';
import { showField } from './CheckEvidence';
import { BLANK_OPINION, type OpinionWorksheet, type Verdict } from './opinionWorksheet';
import { Paper, PaperLine, PaperText, PaperTitle } from './PaperPreview';
import { SaveLine } from '../worksheets/SaveLine';
import type { CaseView } from './useCase';
import { useKeys } from './useQueue';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';

export type OpinionView = CaseDetailDto['opinions'][number];
/** The verdicts that an action takes, and whether it says what it rests on: a confirmation asks nothing back. */
function asksFor({ payload }: CaseActionDto): { verdicts: Verdict[]; restsOn: boolean } {
  const properties = (payload['properties'] ?? {}) as { verdict?: { enum?: Verdict[] }; restsOn?: unknown };
  return { verdicts: properties.verdict?.enum ?? [], restsOn: properties.restsOn !== undefined };
}
/** Ministry departments say pass and fail in their own words of the same verdicts. */
const VERDICT_WORDS: Record<Verdict, string> = { agree: '同意', disagree: '不同意', 'ask-back': '需补充说明' };

/** Verdict, words, and the parts of the form they rest on; saved while it is written, sent as one. */
export function OpinionForm({
  view,
  opinion,
  action,
  worksheet,
  onDone,
}: {
  view: CaseView;
  opinion: OpinionView;
  action: CaseActionDto;
  worksheet: UseWorksheetReturn<OpinionWorksheet>;
  onDone(): void;
}) {
  const translate = useTranslate();
  const words = useWords();
  const { content, change } = worksheet;
  const { verdicts, restsOn } = asksFor(action);
  const acting = useAct({ type: 'opinion', id: opinion.id, version: opinion.version }, () => {
    change(BLANK_OPINION);
    onDone();
  });
  const missing =
    content.verdict === ''
      ? 'reviews.opinion.verdictFirst'
      : !isVisible(content.text)
        ? 'reviews.opinion.textFirst'
        : null;
  const send = () => {
    if (missing || acting.busy || action.refusal) return;
    void acting.run(action.name, {
      verdict: content.verdict,
      text: content.text.trim(),
      ...(restsOn && content.restsOn.length > 0 && { restsOn: content.restsOn }),
    });
  };
  useKeys({
    ...Object.fromEntries(verdicts.map((verdict, index) => [String(index + 1), () => change({ verdict })])),
    'mod+Enter': send,
  });
  return (
    <Panel title={translate('reviews.opinion.mine')} aside={<SaveLine worksheet={worksheet} />}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={content.verdict}
        onChange={(_, verdict: Verdict | null) => verdict && change({ verdict })}
        aria-label={translate('reviews.opinion.verdict')}
      >
        {verdicts.map((name, index) => (
          <ToggleButton key={name} value={name} color={name === 'disagree' ? 'error' : 'primary'}>
            {translate(`verdict.${name}`)} ({index + 1})
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {content.verdict === 'ask-back' && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('reviews.opinion.askBack')}
        </Alert>
      )}
      <EntryField
        required
        label={translate('reviews.opinion.text')}
        value={content.text}
        onChange={({ target }) => change({ text: cutText(target.value, 4000) })}
        multiline
        minRows={5}
        maxRows={14}
        helperText={`${countCharacters(content.text)} / 4000`}
      />
      {restsOn && <RestsOn view={view} worksheet={worksheet} />}
      {content.verdict !== '' && (
        <Box sx={{ mb: 1.5 }}>
          <OpinionPaper view={view} opinion={opinion} verdict={content.verdict} text={content.text} />
        </Box>
      )}
      {acting.error !== null && <ProblemAlert error={acting.error} />}
      <Button
        variant="contained"
        onClick={send}
        loading={acting.busy}
        disabled={missing !== null || action.refusal !== null}
      >
        {words.action(action.name)} (Ctrl+Enter)
      </Button>
      {missing && (
        <Typography variant="body2" color="textSecondary">
          {translate(missing)}
        </Typography>
      )}
      <RefusalText action={action} />
    </Panel>
  );
}

/** The parts of the form that the opinion rests on, as they were marked beside it. */
function RestsOn({ view, worksheet }: { view: CaseView; worksheet: UseWorksheetReturn<OpinionWorksheet> }) {
  const translate = useTranslate();
  const lang = useLang();
  const { content, change } = worksheet;
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 650 }}>
        {translate('reviews.opinion.restsOnTitle')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('reviews.opinion.restsOnHelp')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', my: 1 }}>
        {content.restsOn.length === 0 && (
          <Typography variant="body2">{translate('reviews.opinion.everything')}</Typography>
        )}
        {content.restsOn.map((pointer) => (
          <Chip
            key={pointer}
            size="small"
            label={fieldPath(view.form, pointer, lang)}
            onClick={() => showField(pointer)}
            onDelete={() => change({ restsOn: content.restsOn.filter((one) => one !== pointer) })}
          />
        ))}
      </Box>
    </>
  );
}

function OpinionPaper({
  view,
  opinion,
  verdict,
  text,
}: {
  view: CaseView;
  opinion: OpinionView;
  verdict: Verdict;
  text: string;
}) {
  const translate = useTranslate();
  return (
    <Paper label={translate('reviews.opinion.paper')}>
      <PaperTitle>{opinion.orgName.zh}意见</PaperTitle>
      <PaperLine>
        {view.detail.nouns.title.zh}：{view.detail.case.title}
      </PaperLine>
      <PaperLine>申报编号：{view.detail.case.number}</PaperLine>
      <PaperText>
        {VERDICT_WORDS[verdict]}。{text}
      </PaperText>
      <PaperLine align="right">{opinion.orgName.zh}</PaperLine>
    </Paper>
  );
}

/** What the reviewer wrote, with what is left to do: sign, send back, or nothing. */
export function SignOpinion({ view, opinion, onDone }: { view: CaseView; opinion: OpinionView; onDone(): void }) {
  const translate = useTranslate();
  const text = useText();
  const subject = { type: 'opinion' as const, id: opinion.id, version: opinion.version };
  return (
    <>
      {opinion.verdict && (
        <Box sx={{ mb: 2 }}>
          <OpinionPaper view={view} opinion={opinion} verdict={opinion.verdict} text={opinion.text ?? ''} />
        </Box>
      )}
      {!opinion.verdict && opinion.contribution !== null && opinion.draft === null && (
        <Panel title={translate('reviews.lead.contribution')}>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{opinion.contribution}</Typography>
        </Panel>
      )}
      {!opinion.verdict && opinion.contribution === null && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('reviews.opinion.notWritten', {
            state: translate(`opinionState.${opinion.state}`),
            person: opinion.assigneeName ?? text(opinion.orgName),
          })}
        </Alert>
      )}
      <Box sx={{ display: 'grid', gap: 2, mb: 2 }}>
        {actionsAt(opinion.availableActions, 'countersign').map((action) => (
          <ActionForm
            key={action.name}
            subject={subject}
            action={action}
            variant={action.main ? 'contained' : 'outlined'}
            onDone={onDone}
          />
        ))}
      </Box>
    </>
  );
}
