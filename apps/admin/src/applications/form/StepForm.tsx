import { problemText, stepFields, type FormField, type FormStep } from '@linxuan/form-rules';
import { Box, Paper, Typography } from '@mui/material';
import { useLang } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft, useValue } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { FieldInput } from './FieldInput';
import { SlotPanel } from './SlotPanel';

/** All fields of one step, section by section, and its attachments. */
export function StepForm({ step }: { step: FormStep }) {
  const lang = useLang();
  const { form } = useDraft();
  const fields = stepFields(form, step.id).filter(({ list }) => list === undefined);
  const sections = fields.filter(({ pointer }) => pointer.lastIndexOf('/') === 0);
  const slots = form.attachments.filter((slot) => slot.step === step.id);
  return (
    <Box>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {step.help[lang]}
      </Typography>
      {sections.map((section) => (
        <Section
          key={section.pointer}
          section={section}
          fields={fields.filter(({ pointer }) => pointer.startsWith(`${section.pointer}/`))}
          titled={sections.length > 1 && section.title[lang] !== step.title[lang]}
        />
      ))}
      {slots.map((slot) => (
        <SlotPanel key={slot.id} slot={slot} />
      ))}
    </Box>
  );
}

function Section({ section, fields, titled }: { section: FormField; fields: FormField[]; titled: boolean }) {
  const lang = useLang();
  const tones = useTones();
  const { problems } = useDraft();
  const problem = problems.get(section.pointer);
  const title = section.title[lang];
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={title}
      {...(section.type === 'object' && { id: anchorOf(section.pointer) })}
      sx={{ p: { xs: 1.5, sm: 2.5 }, mb: 2, scrollMarginTop: 96 }}
    >
      {section.type === 'object' && titled && (
        <Typography variant="h2" sx={{ mb: 1 }}>
          {title}
        </Typography>
      )}
      {section.type === 'object' && problem && (
        <Typography
          variant="body2"
          role="status"
          sx={{ color: problem.severity === 'error' ? tones.urgency.overdue.text : tones.urgency.soon.text }}
        >
          {problemText(problem)[lang]}
        </Typography>
      )}
      {section.type !== 'object' && <FieldInput field={section} pointer={section.pointer} />}
      {fields.map((field) =>
        field.widget === 'group' ? (
          <Typography key={field.pointer} id={anchorOf(field.pointer)} variant="h3" sx={{ mt: 2 }}>
            {field.title[lang]}
          </Typography>
        ) : (
          <Relevant key={field.pointer} field={field} />
        ),
      )}
    </Paper>
  );
}

/** The group is asked of central enterprises alone; everybody else would only wonder. */
function Relevant({ field }: { field: FormField }) {
  const affiliation = useValue(field.pointer.replace(/\/[^/]+$/, '/affiliation'));
  if (field.listName === 'central-groups' && affiliation !== 'central-soe') return null;
  return <FieldInput field={field} pointer={field.pointer} />;
}
