import type { EditionListDto, ProgrammeQuestion } from '@linxuan/contracts';
import { Autocomplete, Box, MenuItem, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, usePickerWords, useRead, useText } from '../../components';
import { idOf, isAsked } from './answers';
import { Nominators, useOrganisations } from './Nominators';
import { PairRows } from './PairRows';
import {
  anchorOf,
  Asked,
  DayQuestion,
  NumberQuestion,
  PairQuestion,
  Row,
  TextQuestion,
  useAsks,
  YesQuestion,
  type QuestionProps,
} from './Question';

const NOTHING = { zh: '', en: '' };

/** The document that calls for applications, and what the programme is called. */
export function CallStep(props: QuestionProps) {
  const { answers, change } = props;
  // The short name follows the English title until somebody gives it another.
  const follow: QuestionProps['change'] = (next) =>
    change(
      next.title && (answers.id === '' || answers.id === idOf(answers.title.en))
        ? { ...next, id: idOf(next.title.en) }
        : next,
    );
  return (
    <Stack spacing={2}>
      <PairQuestion name="title" {...props} change={follow} />
      <Row>
        <TextQuestion name="id" {...props} />
        <TextQuestion name="edition" {...props} />
      </Row>
      <TextQuestion name="callTitle" {...props} />
      <Row>
        <TextQuestion name="callNumber" {...props} />
        <DayQuestion name="callDate" kind="paper" {...props} />
      </Row>
      <PairQuestion name="goal" multiline {...props} />
      <Row>
        <TextQuestion name="reviewRecord" {...props} />
        <DayQuestion name="reviewDate" kind="paper" {...props} />
      </Row>
    </Stack>
  );
}

/** What is applied for, by whom, and in which fields. */
export function FieldsStep(props: QuestionProps) {
  const { answers, errors, change } = props;
  const translate = useTranslate();
  const word = (name: string) => translate(`programmes.wizard.${name}`);
  return (
    <Stack spacing={2.5}>
      <PairQuestion name="item" {...props} />
      <PairQuestion name="applicants" {...props} />
      {isAsked('ladder', answers) && <Ladder {...props} />}
      <Asked name="fields" errors={errors}>
        <PairRows
          rows={answers.fields}
          what={word('field')}
          least={1}
          blank={{ name: NOTHING, directions: [] }}
          nameOf={({ name }) => name}
          named={(row, name) => ({ ...row, name })}
          onChange={(fields) => change({ fields })}
          more={(field, set, index) => (
            <Box sx={{ pl: { xs: 1.5, sm: 3 }, pt: 1 }}>
              <PairRows
                nested
                rows={field.directions}
                what={translate('programmes.wizard.directionOf', { field: index + 1 })}
                blank={NOTHING}
                nameOf={(name) => name}
                named={(_, name) => name}
                onChange={(directions) => set({ ...field, directions })}
              />
            </Box>
          )}
        />
      </Asked>
    </Stack>
  );
}

function Ladder(props: QuestionProps) {
  const { answers, change } = props;
  const text = useText();
  const translate = useTranslate();
  const { label, help } = useAsks();
  const editions = useRead<EditionListDto[]>('/programme-editions').data ?? [];
  const programmes = new Map(editions.map((edition) => [edition.id.slice(0, -edition.edition.length - 1), edition]));
  return (
    <>
      <Row>
        <TextQuestion name="ladder" {...props} />
        <NumberQuestion name="level" unit="level" {...props} />
        <EntryField
          select
          fullWidth
          id={anchorOf('below')}
          label={label('below')}
          helperText={help('below')}
          value={answers.below ?? ''}
          onChange={({ target }) => change({ below: target.value === '' ? null : target.value })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{translate('programmes.wizard.noneBelow')}</MenuItem>
          {[...programmes].map(([id, edition]) => (
            <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>
              {text(edition.title)}
            </MenuItem>
          ))}
        </EntryField>
      </Row>
      <PairQuestion name="levelTitle" {...props} />
    </>
  );
}

/** Who nominates, and how far. */
export function NominatorsStep(props: QuestionProps) {
  const { answers } = props;
  return (
    <Stack spacing={2}>
      <Nominators {...props} />
      {isAsked('routing', answers) && (
        <Row>
          <Choice name="routing" options={['place', 'own']} {...props} />
          <NumberQuestion name="nominatorNoticeDays" unit="workingDays" {...props} />
        </Row>
      )}
      {isAsked('strict', answers) && <YesQuestion name="strict" {...props} />}
      {!isAsked('routing', answers) && <Told what="noNominators" />}
    </Stack>
  );
}

/** Who reviews at the authority: its own check, departments, experts. */
export function ReviewStep(props: QuestionProps) {
  const { answers, errors, change } = props;
  const translate = useTranslate();
  const text = useText();
  const pickerWords = usePickerWords();
  const { label, help } = useAsks();
  const departments = useOrganisations().filter(({ kind }) => kind === 'ministry-department' || kind === 'authority');
  const sum = answers.criteria.reduce((total, { weight }) => total + weight, 0);
  return (
    <Stack spacing={2.5}>
      <Row>
        <NumberQuestion name="checkDays" unit="workingDays" {...props} />
        <Autocomplete
          {...pickerWords}
          multiple
          id={anchorOf('departments')}
          options={departments}
          value={departments.filter(({ id }) => answers.departments.includes(id))}
          getOptionLabel={({ name }) => text(name)}
          getOptionKey={({ id }) => id}
          isOptionEqualToValue={(one, other) => one.id === other.id}
          onChange={(_, rows) => change({ departments: rows.map(({ id }) => id) })}
          renderInput={(params) => (
            <EntryField
              {...params}
              label={label('departments')}
              helperText={errors['/departments'] ?? help('departments')}
              error={!!errors['/departments']}
            />
          )}
        />
      </Row>
      <Row>
        <Choice name="experts" options={['written', 'defence', 'none']} {...props} />
        {isAsked('expertCount', answers) && <NumberQuestion name="expertCount" unit="persons" {...props} />}
        {isAsked('passMark', answers) && <NumberQuestion name="passMark" unit="points" {...props} />}
      </Row>
      {isAsked('blind', answers) && <YesQuestion name="blind" {...props} />}
      {isAsked('criteria', answers) && (
        <Asked name="criteria" errors={errors}>
          <PairRows
            rows={answers.criteria}
            what={translate('programmes.wizard.criterion')}
            least={1}
            blank={{ title: NOTHING, weight: Math.max(1, 100 - sum) }}
            nameOf={({ title }) => title}
            named={(row, title) => ({ ...row, title })}
            onChange={(criteria) => change({ criteria })}
            more={(row, set, index) => (
              <EntryField
                size="small"
                type="number"
                label={translate('programmes.wizard.weight', { what: index + 1 })}
                value={row.weight === 0 ? '' : row.weight}
                onChange={({ target }) => set({ ...row, weight: Math.round(Number(target.value)) })}
                slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: 1, max: 100, step: 1 } }}
                sx={{ mt: 1, maxWidth: 160 }}
              />
            )}
          />
          <Typography variant="body2" role="status" color={sum === 100 ? 'textSecondary' : 'error'}>
            {translate('programmes.edit.sum', { sum })}
          </Typography>
        </Asked>
      )}
    </Stack>
  );
}

/** When it closes and how the result becomes known. */
export function DatesStep(props: QuestionProps) {
  const { answers } = props;
  const asked = (question: ProgrammeQuestion) => isAsked(question, answers);
  return (
    <Stack spacing={2}>
      <Row>
        <DayQuestion name="closes" kind="ahead" {...props} />
        {asked('nominateBy') && <DayQuestion name="nominateBy" kind="ahead" {...props} />}
        <NumberQuestion name="noticeDays" unit="workingDays" {...props} />
      </Row>
      {asked('catalogue') && (
        <Row>
          <TextQuestion name="catalogue" {...props} />
          <DayQuestion name="resultDate" kind="ahead" {...props} />
        </Row>
      )}
      {asked('months') && (
        <Row>
          <NumberQuestion name="months" unit="months" {...props} />
        </Row>
      )}
    </Stack>
  );
}

function Choice({
  name,
  options,
  answers,
  errors,
  change,
}: QuestionProps & { name: 'routing' | 'experts'; options: readonly string[] }) {
  const translate = useTranslate();
  const { label, help } = useAsks();
  return (
    <EntryField
      select
      fullWidth
      id={anchorOf(name)}
      label={label(name)}
      value={answers[name]}
      onChange={({ target }) => change({ [name]: target.value })}
      error={!!errors[`/${name}`]}
      helperText={errors[`/${name}`] ?? help(name)}
    >
      {options.map((option) => (
        <MenuItem key={option} value={option} sx={{ whiteSpace: 'normal' }}>
          {translate(`programmes.wizard.${name}.${option}`)}
        </MenuItem>
      ))}
    </EntryField>
  );
}

function Told({ what }: { what: string }): ReactNode {
  const translate = useTranslate();
  return <Typography color="textSecondary">{translate(`programmes.wizard.${what}`)}</Typography>;
}
