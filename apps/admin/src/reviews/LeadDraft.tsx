import type { CaseActionDto, CaseDetailDto } from '@linxuan/contracts';
import { countCharacters, cutText, isVisible } from '@linxuan/form-rules';
import { Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActionForm, EntryField, Panel, useJoin, useText } from '../components';
import { SaveLine } from '../worksheets/SaveLine';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';
import { gathered, type LeadWorksheet } from './leadWorksheet';
import type { OpinionView } from './OpinionForm';

/** Characters of a joint draft, as the server enforces them. */
const MOST = 20_000;

interface Props {
  row: CaseDetailDto['case'];
  action: CaseActionDto;
  bodies: OpinionView[];
  worksheet: UseWorksheetReturn<LeadWorksheet>;
}

/** The joint draft and to whom it goes; whoever is overdue without a contribution is left out with a reason. */
export function DraftEditor({ row, action, bodies, worksheet }: Props) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const { content, change } = worksheet;
  const last = bodies.find(({ draft }) => draft !== null)?.draft ?? null;
  const missing = bodies.filter(({ contribution }) => contribution === null);
  const draft = content.draft === '' ? (last ?? '') : content.draft;
  return (
    <Panel title={translate('reviews.lead.draft')} aside={<SaveLine worksheet={worksheet} />}>
      <Button
        size="small"
        onClick={() =>
          change({
            draft: gathered(bodies.map((body) => ({ name: text(body.orgName), contribution: body.contribution }))),
          })
        }
        disabled={bodies.every(({ contribution }) => contribution === null)}
      >
        {translate('reviews.lead.gather')}
      </Button>
      <EntryField
        required
        label={translate('reviews.lead.draftText')}
        value={draft}
        onChange={({ target }) => change({ draft: cutText(target.value, MOST) })}
        multiline
        minRows={10}
        maxRows={28}
        helperText={`${countCharacters(draft)} / ${MOST}`}
      />
      {last === null && missing.length > 0 && (
        <EntryField
          label={translate('reviews.lead.without', { orgs: join(missing.map(({ orgName }) => text(orgName))) })}
          value={content.without}
          onChange={({ target }) => change({ without: cutText(target.value, 2000) })}
          multiline
          minRows={2}
        />
      )}
      <ActionForm
        subject={{ type: 'case', id: row.id, version: row.version }}
        action={action}
        payload={() => ({
          text: draft.trim(),
          ...(isVisible(content.without) ? { without: content.without.trim() } : {}),
        })}
        disabled={!isVisible(draft)}
      />
    </Panel>
  );
}

/** The end: all have confirmed or are silent as the edition allows, and who disagrees was answered. */
export function ConcludeLead({ row, action, bodies, worksheet, onDone }: Props & { onDone(): void }) {
  const translate = useTranslate();
  const { content } = worksheet;
  const dissents = bodies.filter(({ state, verdict }) => state === 'answered' && verdict === 'disagree');
  const open = dissents.filter(({ id }) => !isVisible(content.answers[id]));
  return (
    <Panel title={translate('reviews.conclude.decide')}>
      {dissents.length > 0 && (
        <Typography sx={{ mb: 1 }}>
          {translate('reviews.conclude.dissent', { count: dissents.length, open: open.length })}
        </Typography>
      )}
      <ActionForm
        subject={{ type: 'case', id: row.id, version: row.version }}
        action={action}
        payload={() =>
          dissents.length > 0
            ? {
                dissentAnswers: dissents.map(({ id }) => ({
                  opinionId: id,
                  answer: (content.answers[id] ?? '').trim(),
                })),
              }
            : {}
        }
        disabled={open.length > 0}
        onDone={onDone}
      />
    </Panel>
  );
}
