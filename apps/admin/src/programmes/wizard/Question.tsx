import type { ProgrammeQuestion } from '@linxuan/contracts';
import type { DateKind } from '@linxuan/form-rules';
import { Box, Checkbox, FormControlLabel, FormHelperText, InputAdornment, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { DayField, EntryField } from '../../components';
import type { Answers } from './answers';

export interface QuestionProps {
  answers: Answers;
  /** What is wrong, by JSON pointer into the answers. */
  errors: Readonly<Record<string, string>>;
  change(next: Partial<Answers>): void;
}
type Of<Value> = { [Key in ProgrammeQuestion]: Answers[Key] extends Value ? Key : never }[ProgrammeQuestion];

/** Where the page brings somebody to who asks for a question. */
export const anchorOf = (question: ProgrammeQuestion): string => `question-${question}`;

export const useAsks = () => {
  const translate = useTranslate();
  return {
    label: (question: string) => translate(`programmes.wizard.ask.${question}`),
    help: (question: string) => translate(`programmes.wizard.help.${question}`, { _: '' }) || undefined,
  };
};

const under = (errors: QuestionProps['errors'], pointer: string): string | undefined =>
  errors[pointer] ?? Object.entries(errors).find(([at]) => at.startsWith(`${pointer}/`))?.[1];

export function TextQuestion({ name, answers, errors, change }: QuestionProps & { name: Of<string> }) {
  const { label, help } = useAsks();
  const error = under(errors, `/${name}`);
  return (
    <EntryField
      fullWidth
      id={anchorOf(name)}
      label={label(name)}
      value={answers[name]}
      onChange={({ target }) => change({ [name]: target.value })}
      error={!!error}
      helperText={error ?? help(name)}
    />
  );
}

/** A name in both languages, one beside the other. */
export function PairQuestion({
  name,
  multiline = false,
  ...props
}: QuestionProps & { name: 'title' | 'goal' | 'applicants' | 'item' | 'levelTitle'; multiline?: boolean }) {
  const { label, help } = useAsks();
  const translate = useTranslate();
  const { answers, errors, change } = props;
  const value = answers[name];
  return (
    <Box role="group" aria-label={label(name)}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {(['zh', 'en'] as const).map((lang) => {
          const error = errors[`/${name}/${lang}`] ?? (lang === 'zh' ? errors[`/${name}`] : undefined);
          return (
            <EntryField
              key={lang}
              id={lang === 'zh' ? anchorOf(name) : `${anchorOf(name)}-en`}
              label={translate(`programmes.wizard.${lang}`, { what: label(name) })}
              value={value[lang]}
              multiline={multiline}
              onChange={({ target }) => change({ [name]: { ...value, [lang]: target.value } })}
              error={!!error}
              helperText={error}
              slotProps={{ htmlInput: { lang: lang === 'zh' ? 'zh-CN' : 'en' } }}
            />
          );
        })}
      </Box>
      {help(name) && <FormHelperText>{help(name)}</FormHelperText>}
    </Box>
  );
}

export function DayQuestion({
  name,
  kind,
  answers,
  errors,
  change,
}: QuestionProps & { name: 'callDate' | 'reviewDate' | 'closes' | 'nominateBy' | 'resultDate'; kind: DateKind }) {
  const { label, help } = useAsks();
  const error = under(errors, `/${name}`);
  return (
    <DayField
      fullWidth
      kind={kind}
      id={anchorOf(name)}
      label={label(name)}
      value={answers[name] ?? ''}
      onChange={({ target }) => change({ [name]: target.value === '' && name === 'nominateBy' ? null : target.value })}
      error={!!error}
      helperText={error ?? help(name)}
    />
  );
}

export function NumberQuestion({
  name,
  unit,
  answers,
  errors,
  change,
}: QuestionProps & { name: Of<number | null>; unit: string }) {
  const { label, help } = useAsks();
  const translate = useTranslate();
  const error = under(errors, `/${name}`);
  return (
    <EntryField
      fullWidth
      type="number"
      id={anchorOf(name)}
      label={label(name)}
      value={answers[name] ?? ''}
      onChange={({ target }) => change({ [name]: target.value === '' ? null : Math.round(Number(target.value)) })}
      error={!!error}
      helperText={error ?? help(name)}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { min: 1, step: 1 },
        input: {
          endAdornment: <InputAdornment position="end">{translate(`programmes.wizard.unit.${unit}`)}</InputAdornment>,
        },
      }}
    />
  );
}

export function YesQuestion({ name, answers, change }: QuestionProps & { name: 'strict' | 'blind' }) {
  const { label, help } = useAsks();
  return (
    <Box>
      <FormControlLabel
        control={
          <Checkbox
            id={anchorOf(name)}
            checked={answers[name]}
            onChange={({ target }) => change({ [name]: target.checked })}
          />
        }
        label={label(name)}
      />
      {help(name) && <FormHelperText sx={{ mt: 0 }}>{help(name)}</FormHelperText>}
    </Box>
  );
}

/** Questions beside each other where there is room. */
export function Row({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fit, minmax(220px, 1fr))' },
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  );
}

/** A question that is no single field, with its error. */
export function Asked({
  name,
  errors,
  children,
}: {
  name: ProgrammeQuestion;
  errors: QuestionProps['errors'];
  children: ReactNode;
}) {
  const { label, help } = useAsks();
  const error = under(errors, `/${name}`);
  return (
    <Box
      role="group"
      aria-label={label(name)}
      id={anchorOf(name)}
      tabIndex={-1}
      sx={{ '&:focus': { outline: 'none' } }}
    >
      <Typography variant="h3" component="p" sx={{ mb: 0.5 }}>
        {label(name)}
      </Typography>
      {help(name) && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {help(name)}
        </Typography>
      )}
      {error && <FormHelperText error>{error}</FormHelperText>}
      {children}
    </Box>
  );
}
