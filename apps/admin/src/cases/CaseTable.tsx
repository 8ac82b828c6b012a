import type { CaseListRow } from '@linxuan/contracts';
import { Typography } from '@mui/material';
import { DatagridConfigurable, FunctionField, TextField, useTranslate } from 'react-admin';
import { DeadlineChip, useFormat, useText } from '../components';
import { useSession } from '../providers/sessionStore';
import { NOMINATOR_ROLES } from '../session/roles';
import { CaseEmpty } from './CaseEmpty';

/** Columns that one may add. */
const HIDDEN = ['number', 'area', 'category', 'submittedAt', 'enteredAt', 'score'];

/** The title has the most to say; the name of a stage or a body breaks between words, never inside one. */
const WIDTHS = {
  '& .column-title': { minWidth: 250 },
  '& .column-nominatorOrg, & .column-stage': { wordBreak: 'keep-all' },
};

/** Dense table with a choice of columns; a row leads to the case. */
export function CaseTable() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const role = useSession()?.membership.role;
  // A nominator's cases are its own.
  const isNominator = role !== undefined && NOMINATOR_ROLES.includes(role);
  const label = (key: string) => translate(`cases.${key}`);
  return (
    <DatagridConfigurable
      rowClick="show"
      bulkActionButtons={false}
      empty={<CaseEmpty />}
      omit={[...HIDDEN, ...(isNominator ? ['nominatorOrg'] : [])]}
      size="small"
      sx={WIDTHS}
    >
      <FunctionField<CaseListRow>
        source="title"
        label={translate('resources.cases.fields.title')}
        render={({ title, number, holderName, edition }) => (
          <TitleCell title={title} under={[number, holderName, text(edition)].filter(Boolean).join(' · ')} />
        )}
      />
      <TextField source="number" label={label('number')} />
      <TextField source="area" label={label('area')} />
      <TextField source="category" label={label('category')} sortable={false} />
      <FunctionField<CaseListRow>
        source="nominatorOrg"
        label={label('nominator')}
        sortable={false}
        render={({ nominatorName }) => text(nominatorName)}
      />
      <FunctionField<CaseListRow> source="stage" label={label('stage')} render={({ stageTitle }) => text(stageTitle)} />
      <FunctionField<CaseListRow>
        source="state"
        label={label('where')}
        render={({ publicTitle }) => text(publicTitle)}
      />
      <FunctionField<CaseListRow>
        source="dueAt"
        label={label('due')}
        render={({ dueAt, outcome, urgency, timeLeft }) =>
          outcome === 'running' ? <DeadlineChip dueAt={dueAt} urgency={urgency} timeLeft={timeLeft} oneLine /> : null
        }
      />
      <FunctionField<CaseListRow>
        source="submittedAt"
        label={label('submitted')}
        render={({ submittedAt }) => format.dateTime(submittedAt)}
      />
      <FunctionField<CaseListRow>
        source="enteredAt"
        label={label('enteredAt')}
        render={({ enteredAt }) => format.dateTime(enteredAt)}
      />
      <FunctionField<CaseListRow>
        source="score"
        label={label('score')}
        textAlign="right"
        render={({ score }) => (score === null ? '' : format.number(score / 100, 2))}
      />
    </DatagridConfigurable>
  );
}

function TitleCell({ title, under }: { title: string; under: string }) {
  return (
    <>
      <Typography component="span" variant="body2" sx={{ display: 'block', fontWeight: 600, lineHeight: 1.4 }}>
        {title}
      </Typography>
      <Typography
        component="span"
        color="textSecondary"
        sx={{ display: 'block', fontSize: '0.78rem', lineHeight: 1.4, wordBreak: 'keep-all', overflowWrap: 'anywhere' }}
      >
        {under}
      </Typography>
    </>
  );
}
