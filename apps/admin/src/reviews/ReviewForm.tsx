import type { FormDefinition, JsonObject } from '@linxuan/form-rules';
import { Box, Button, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { FileList, useLang, useNames } from '../components';
import type { CaseView } from './useCase';
import { ReviewField } from './ReviewField';
import type { FormProblem } from './useFormFacts';

/** What the reviewer marks on the form, and what it is told of each field. */
export interface Marking {
  /** Pointers that are marked. */
  marks: readonly string[];
  onToggle?(pointer: string): void;
  /** Words for the button of a field, for instance "correct this". */
  markLabel: string;
  /** Stands open under a marked field. */
  renderMark?(pointer: string): ReactNode;
  /** What the rules found, by pointer. */
  problems?: ReadonlyMap<string, readonly FormProblem[]>;
  /** Pointers that the last correction changed. */
  changed?: readonly string[];
  /** Whole sections can be marked too, not only fields. */
  sections?: boolean;
}

export interface ReviewFormProps extends Marking {
  form: FormDefinition;
  content: JsonObject;
  resolve(list: string, code: string): string | undefined;
  files?: CaseView['files'];
  /** Beside the title of a step, for instance how complete it is. */
  stepAside?(step: string): ReactNode;
}

/** An application laid out for a reviewer: every field can be pointed at. */
export function ReviewForm({ form, content, resolve, files = [], stepAside, ...marking }: ReviewFormProps) {
  const lang = useLang();
  const named = useNames(files, resolve);
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      {form.steps.map((step) => (
        <Paper
          key={step.id}
          id={`step-${step.id}`}
          variant="outlined"
          component="section"
          aria-label={step.title[lang]}
          sx={{ p: { xs: 1.5, sm: 2 }, minWidth: 0, scrollMarginTop: 72 }}
        >
          <Box
            sx={{
              display: 'flex',
              alignItems: 'baseline',
              justifyContent: 'space-between',
              gap: 1,
              flexWrap: 'wrap',
              mb: 1,
            }}
          >
            <Typography variant="h2">{step.title[lang]}</Typography>
            {stepAside?.(step.id)}
          </Box>
          {Object.entries(form.schema.properties ?? {})
            .filter(([, field]) => (field['x-step'] ?? form.steps[0]?.id) === step.id && field['x-widget'] !== 'hidden')
            .map(([name, field]) => (
              <Box key={name} sx={{ '& + &': { mt: 2 } }}>
                {marking.sections && (
                  <SectionMark pointer={`/${name}`} title={field['x-title']?.[lang] ?? name} {...marking} />
                )}
                <ReviewField
                  form={form}
                  field={field}
                  name={name}
                  pointer={`/${name}`}
                  value={content[name]}
                  resolve={named}
                  marking={marking}
                  level={0}
                />
              </Box>
            ))}
          <Slots form={form} step={step.id} files={files} {...marking} />
        </Paper>
      ))}
    </Box>
  );
}

function SectionMark({ pointer, title, marks, onToggle, markLabel }: Marking & { pointer: string; title: string }) {
  const translate = useTranslate();
  const on = marks.includes(pointer);
  return (
    <Button
      size="small"
      variant={on ? 'contained' : 'outlined'}
      aria-pressed={on}
      onClick={() => onToggle?.(pointer)}
      sx={{ mb: 0.5 }}
    >
      {markLabel}
      {translate('mark.colon')}
      {title}
    </Button>
  );
}

/** Files of the step's slots; a slot can be marked like a field. */
function Slots({
  form,
  step,
  files,
  marks,
  onToggle,
  markLabel,
  renderMark,
}: Marking & { form: FormDefinition; step: string; files: CaseView['files'] }) {
  const lang = useLang();
  const translate = useTranslate();
  const slots = form.attachments.filter((slot) => slot.step === step);
  if (slots.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">{translate('reviews.files')}</Typography>
      {slots.map((slot) => {
        const pointer = `/attachments/${slot.id}`;
        const on = marks.includes(pointer);
        const own = files.filter((file) => file.slot === slot.id);
        return (
          <Box key={slot.id} sx={{ mt: 1, pl: 1, borderLeft: 3, borderColor: on ? 'warning.main' : 'divider' }}>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              <Typography sx={{ fontWeight: 600 }}>{slot.title[lang]}</Typography>
              <Typography variant="body2" color={slot.required && own.length === 0 ? 'error' : 'textSecondary'}>
                {translate('reviews.slotCount', { count: own.length })}
                {slot.required ? ` · ${translate('act.required')}` : ''}
              </Typography>
              {onToggle && (
                <Button
                  size="small"
                  variant={on ? 'contained' : 'text'}
                  color="warning"
                  aria-pressed={on}
                  onClick={() => onToggle(pointer)}
                >
                  {markLabel}
                </Button>
              )}
            </Box>
            {on && renderMark?.(pointer)}
            {own.length > 0 && (
              <FileList files={own.map((file) => ({ ...file, public: file.isPublic }))} slotTitle={() => ''} />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
