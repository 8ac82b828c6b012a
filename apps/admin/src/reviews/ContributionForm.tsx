import type { CaseActionDto } from '@linxuan/contracts';
import { countCharacters, cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, ProblemAlert, RefusalText, useAct, useWords } from '../components';
import { SaveLine } from '../worksheets/SaveLine';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';
import type { OpinionView } from './OpinionForm';
import { BLANK_OPINION, type OpinionWorksheet } from './opinionWorksheet';

/** Characters of a contribution, as the server enforces them. */
const MOST = 20_000;

/** What a body contributes to a joint draft; what was sent back keeps its words until they are written anew. */
export function ContributionForm({
  opinion,
  action,
  worksheet,
  onDone,
}: {
  opinion: OpinionView;
  action: CaseActionDto;
  worksheet: UseWorksheetReturn<OpinionWorksheet>;
  onDone(): void;
}) {
  const translate = useTranslate();
  const words = useWords();
  const { content, change } = worksheet;
  const acting = useAct({ type: 'opinion', id: opinion.id, version: opinion.version }, () => {
    change(BLANK_OPINION);
    onDone();
  });
  const text = content.text === '' ? (opinion.contribution ?? '') : content.text;
  return (
    <Panel title={translate('reviews.lead.mine')} aside={<SaveLine worksheet={worksheet} />}>
      {opinion.contribution !== null && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate('reviews.lead.sentBack')}
        </Alert>
      )}
      <EntryField
        required
        label={translate('reviews.lead.contribution')}
        value={text}
        onChange={({ target }) => change({ text: cutText(target.value, MOST) })}
        multiline
        minRows={8}
        maxRows={24}
        helperText={`${countCharacters(text)} / ${MOST}`}
      />
      {acting.error !== null && <ProblemAlert error={acting.error} />}
      <Button
        variant="contained"
        loading={acting.busy}
        disabled={!isVisible(text) || action.refusal !== null}
        onClick={() => void acting.run(action.name, { text: text.trim() })}
      >
        {words.action(action.name, action)}
      </Button>
      <RefusalText action={action} />
    </Panel>
  );
}

/** The joint draft that was circulated, above the answer to it. */
export function CirculatedDraft({ draft }: { draft: string }) {
  const translate = useTranslate();
  return (
    <Panel title={translate('reviews.lead.draft')}>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{draft}</Typography>
    </Panel>
  );
}
