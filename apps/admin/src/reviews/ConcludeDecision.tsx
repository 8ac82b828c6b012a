import type { DepartmentLoadDto, ReturnDateDto } from '@linxuan/contracts';
import type { ActionPart } from '@linxuan/domain';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, Link, MenuItem, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import {
  EntryField,
  Panel,
  ProblemAlert,
  RefusalText,
  actionAt,
  fieldPath,
  useAct,
  useFormat,
  useJoin,
  useLang,
  useLinxuan,
  useRead,
  useText,
  useWords,
} from '../components';
import { useSession } from '../providers/sessionStore';
import { showField } from './CheckEvidence';
import { correctionReason } from './checkWorksheet';
import { BLANK_CONCLUSION, type Conclusion, type ConcludeWorksheet } from './concludeWorksheet';
import type { OpinionView } from './OpinionForm';
import { Paper, paperDate, PaperLine, PaperTable, PaperTitle } from './PaperPreview';
import { SaveLine } from '../worksheets/SaveLine';
import type { CaseView } from './useCase';
import { useKeys } from './useQueue';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';

/** What may be decided, in the order of the keys 1 to 3, with the part that the action has which does it. */
const PARTS: Record<Conclusion, ActionPart> = { conclude: 'pass', reject: 'fail', return: 'correct' };
const DECISIONS = Object.keys(PARTS) as Conclusion[];
const VERDICT_WORDS = { agree: '同意', disagree: '不同意', 'ask-back': '需补充说明' } as const;

/** Recommend, reject or return; says what is still missing, and shows the opinion paper that results. */
export function ConcludeDecision({
  view,
  opinions,
  worksheet,
  onDone,
}: {
  view: CaseView;
  opinions: OpinionView[];
  worksheet: UseWorksheetReturn<ConcludeWorksheet>;
  onDone(): void;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const text = useText();
  const join = useJoin();
  const words = useWords();
  const format = useFormat();
  const provider = useLinxuan();
  const row = view.detail.case;
  const { content, change } = worksheet;
  const offered = (decision: Conclusion) => actionAt(view.detail.availableActions, PARTS[decision]);
  const action = content.decision === '' ? undefined : offered(content.decision);
  const returnDate = useRead<ReturnDateDto>(content.decision === 'return' ? `/desk/return-date?case=${row.id}` : null);
  // Only where the lead chooses whom to ask is there anybody who may be left out.
  const chooses = actionAt(view.detail.availableActions, 'ask') !== undefined;
  const named = useRead<DepartmentLoadDto>(chooses ? `/desk/departments?case=${row.id}` : null);
  const left = (named.data?.departments ?? []).filter(({ org }) => !opinions.some(({ orgId }) => orgId === org));
  const acting = useAct({ type: 'case', id: row.id, version: row.version }, () => {
    change(BLANK_CONCLUSION);
    onDone();
  });
  const dissents = opinions.filter(({ state, verdict }) => state === 'answered' && verdict === 'disagree');
  const unanswered = dissents.filter(({ id }) => !isVisible(content.answers[id]));
  const marked = Object.keys(content.remarks);
  const missing = {
    '': 'reviews.check.choose',
    conclude:
      unanswered.length > 0
        ? 'reviews.conclude.answerFirst'
        : left.length > 0 && !isVisible(content.notAsked)
          ? 'reviews.conclude.notAskedFirst'
          : null,
    reject: content.reasonCode === '' || !isVisible(content.reason) ? 'reviews.check.reasonFirst' : null,
    return:
      marked.length === 0
        ? 'reviews.check.markFirst'
        : correctionReason(view.form, { remarks: content.remarks, general: content.reason }) === ''
          ? 'reviews.check.remarkFirst'
          : null,
  }[content.decision];
  const send = () => {
    if (!action || action.refusal || missing || acting.busy) return;
    const payloads: Record<Conclusion, () => Record<string, unknown>> = {
      conclude: () => ({
        ...(isVisible(content.note) && { note: content.note.trim() }),
        ...(left.length > 0 && { notAsked: content.notAsked.trim() }),
        ...(dissents.length > 0 && {
          dissentAnswers: dissents.map(({ id }) => ({ opinionId: id, answer: (content.answers[id] ?? '').trim() })),
        }),
      }),
      reject: () => ({ reasonCode: content.reasonCode, reason: content.reason.trim() }),
      return: () => ({
        fields: marked,
        reason: correctionReason(view.form, { remarks: content.remarks, general: content.reason }),
      }),
    };
    void acting.run(action.name, payloads[content.decision as Conclusion]());
  };
  useKeys({
    '1': () => change({ decision: 'conclude' }),
    '2': () => change({ decision: 'reject' }),
    '3': () => change({ decision: 'return' }),
    'mod+Enter': send,
  });
  return (
    <Panel title={translate('reviews.conclude.decide')} aside={<SaveLine worksheet={worksheet} />}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={content.decision}
        onChange={(_, decision: Conclusion | null) => decision && change({ decision })}
        aria-label={translate('reviews.conclude.decide')}
        sx={{ mb: 1.5 }}
      >
        {DECISIONS.map((decision, index) => (
          <ToggleButton
            key={decision}
            value={decision}
            disabled={!offered(decision)}
            color={decision === 'reject' ? 'error' : 'primary'}
          >
            {decision === 'conclude'
              ? translate('reviews.conclude.recommend')
              : words.action(offered(decision)?.name ?? decision, offered(decision))}{' '}
            ({index + 1})
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {content.decision === 'conclude' && (
        <>
          {dissents.length > 0 && (
            <Alert severity={unanswered.length > 0 ? 'warning' : 'success'} sx={{ mb: 1 }}>
              {translate('reviews.conclude.dissent', { count: dissents.length, open: unanswered.length })}
            </Alert>
          )}
          {left.length > 0 && (
            <EntryField
              required
              label={translate('reviews.conclude.notAsked', { orgs: join(left.map(({ name }) => text(name))) })}
              helperText={translate('reviews.conclude.notAskedHelp')}
              value={content.notAsked}
              onChange={({ target }) => change({ notAsked: target.value })}
              multiline
              minRows={2}
            />
          )}
          <EntryField
            label={translate('act.note')}
            value={content.note}
            onChange={({ target }) => change({ note: target.value })}
            multiline
            minRows={2}
          />
        </>
      )}
      {content.decision === 'reject' && (
        <EntryField
          select
          required
          label={translate('act.reasonCode')}
          value={content.reasonCode}
          onChange={({ target }) => change({ reasonCode: target.value })}
        >
          {(action?.reasonCodes ?? []).map((reason) => (
            <MenuItem key={reason.code} value={reason.code}>
              {text(reason.text)}
            </MenuItem>
          ))}
        </EntryField>
      )}
      {content.decision === 'return' && (
        <Box component="ul" sx={{ pl: 2.5, my: 0 }}>
          {marked.map((pointer) => (
            <li key={pointer}>
              <Link component="button" type="button" variant="body2" onClick={() => showField(pointer)}>
                {fieldPath(view.form, pointer, lang)}
              </Link>{' '}
              <Typography component="span" variant="body2">
                {content.remarks[pointer]}
              </Typography>
            </li>
          ))}
        </Box>
      )}
      {(content.decision === 'reject' || content.decision === 'return') && (
        <EntryField
          required={content.decision === 'reject'}
          label={translate(content.decision === 'reject' ? 'act.reason' : 'reviews.check.general')}
          value={content.reason}
          onChange={({ target }) => change({ reason: target.value })}
          multiline
          minRows={3}
        />
      )}
      {returnDate.data && content.decision === 'return' && (
        <Typography variant="body2" sx={{ fontWeight: 650 }}>
          {translate('reviews.check.dueAt', {
            date: format.date(returnDate.data.dueAt),
            days: returnDate.data.workingDays,
          })}
        </Typography>
      )}
      {content.decision === 'conclude' && opinions.length > 0 && (
        <Box sx={{ my: 1.5 }}>
          <PaperPreview view={view} opinions={opinions} content={content} />
        </Box>
      )}
      {acting.error !== null && <ProblemAlert error={acting.error} />}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
        <Button
          variant="contained"
          color={content.decision === 'reject' ? 'error' : 'primary'}
          onClick={send}
          loading={acting.busy}
          disabled={!action || action.refusal !== null || missing !== null}
        >
          {translate('reviews.conclude.send')} (Ctrl+Enter)
        </Button>
        {opinions.length > 0 && (
          <Button onClick={() => void provider.download(`/cases/${row.id}/documents/opinion-sheet.docx`)}>
            {translate('reviews.conclude.sheet')}
          </Button>
        )}
      </Box>
      {missing && (
        <Typography variant="body2" color="textSecondary">
          {translate(missing)}
        </Typography>
      )}
      {action && <RefusalText action={action} />}
    </Panel>
  );
}

function PaperPreview({
  view,
  opinions,
  content,
}: {
  view: CaseView;
  opinions: OpinionView[];
  content: ConcludeWorksheet;
}) {
  const translate = useTranslate();
  const session = useSession();
  return (
    <Paper label={translate('reviews.conclude.sheet')}>
      <PaperTitle>{view.detail.editionTitle.zh}会审意见表</PaperTitle>
      <PaperLine>
        {view.detail.nouns.title.zh}：{view.detail.case.title}
      </PaperLine>
      <PaperLine>
        {view.detail.nouns.holder.zh}：{view.detail.case.holderName}
      </PaperLine>
      <PaperTable
        label={translate('reviews.conclude.sheet')}
        head={['部门', '意见', '日期']}
        rows={opinions.map((opinion) => [
          opinion.orgName.zh,
          <>
            {opinion.state === 'answered' && opinion.verdict
              ? `${VERDICT_WORDS[opinion.verdict]}：${opinion.text ?? ''}`
              : '逾期未反馈'}
            {content.answers[opinion.id] ? (
              <Box component="p" sx={{ mt: '0.5em !important' }}>
                答复：{content.answers[opinion.id]}
              </Box>
            ) : null}
          </>,
          opinion.answeredAt ? paperDate(opinion.answeredAt) : '',
        ])}
      />
      <PaperLine>牵头部门结论：同意推荐。{content.note}</PaperLine>
      <PaperLine align="right">{session?.membership.orgName.zh}</PaperLine>
    </Paper>
  );
}
