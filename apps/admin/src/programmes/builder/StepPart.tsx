import type { AttachmentSlot, FormField, FormStep } from '@linxuan/form-rules';
import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Paper, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../../components';
import { AddField } from './AddField';
import { FieldEdit } from './FieldEdit';
import type { BuilderProps } from './FormBuilder';
import { moveField, removeField } from './formText';
import { WordsInput } from './Inputs';
import { fieldName, kindOf } from './kinds';
import { Line } from './Line';
import { childrenOf, sectionsOf } from './outline';
import { SlotEdit } from './SlotEdit';

/** A step with its sections, fields and files. */
export function StepPart({ step, index, ...props }: BuilderProps & { step: FormStep; index: number }) {
  const translate = useTranslate();
  const text = useText();
  const { form, defects, change, open, onOpen } = props;
  const at = `steps.${step.id}`;
  const sections = sectionsOf(form, step.id);
  const slots = form.attachments.filter((slot) => slot.step === step.id);
  const inUse = sections.length + slots.length > 0;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={text(step.title)}
      sx={{ px: { xs: 1, sm: 1.5 }, pb: 1, mb: 1.5 }}
    >
      <Line
        heading
        title={`${index + 1}. ${text(step.title)}`}
        about={inUse ? translate('programmes.builder.stepInUse') : form.steps.length === 1 ? '' : null}
        defects={defects.filter((defect) => defect.at === at)}
        first={index === 0}
        last={index === form.steps.length - 1}
        open={open === at}
        onOpen={(shown) => onOpen(shown ? at : null)}
        onMove={(by) => change((one) => one.move(['steps', index], by))}
        onRemove={() => change((one) => one.set(['steps', index], undefined))}
      >
        <Stack spacing={1}>
          <WordsInput
            what="stepTitle"
            value={step.title}
            onChange={(title) => change((one) => one.set(['steps', index, 'title'], title))}
          />
          <WordsInput
            what="help"
            multiline
            value={step.help}
            onChange={(help) => change((one) => one.set(['steps', index, 'help'], help))}
          />
        </Stack>
      </Line>
      <Box sx={{ pl: { xs: 0.5, sm: 2 } }}>
        {sections.map((section, place) => (
          <FieldPart key={section.pointer} field={section} siblings={sections} place={place} {...props} />
        ))}
        {slots.map((slot) => (
          <SlotPart key={slot.id} slot={slot} {...props} />
        ))}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1 }}>
          <AddSection step={step} {...props} />
          <AddSlot step={step} {...props} />
        </Box>
      </Box>
    </Paper>
  );
}

/** A field, with what stands in it where it is a section, a group or a table. */
function FieldPart({
  field,
  siblings,
  place,
  ...props
}: BuilderProps & { field: FormField; siblings: readonly FormField[]; place: number }) {
  const translate = useTranslate();
  const text = useText();
  const { form, defects, change, open, onOpen } = props;
  const { pointer } = field;
  const kind = kindOf(field);
  const isSection = pointer.lastIndexOf('/') === 0 && field.type === 'object';
  const inside = childrenOf(form, pointer);
  const holds = field.type === 'object' || (field.type === 'array' && field.schema.items?.type === 'object');
  return (
    <>
      <Line
        heading={isSection}
        title={text(field.title)}
        chips={[
          isSection
            ? translate('programmes.builder.section')
            : kind
              ? translate(`programmes.builder.kind.${kind}`)
              : field.widget,
          ...(field.required && !isSection ? [translate('programmes.form.required')] : []),
        ]}
        defects={defects.filter((defect) => defect.at === pointer || defect.at === `${pointer}/*`)}
        first={place === 0}
        last={place === siblings.length - 1}
        open={open === pointer}
        onOpen={(shown) => onOpen(shown ? pointer : null)}
        onMove={(by) => change((one) => moveBeside(one, pointer, by, form, siblings, place))}
        onRemove={() => change((one) => removeField(one, pointer))}
      >
        <FieldEdit field={field} isSection={isSection} {...props} />
      </Line>
      {holds && (
        <Box sx={{ pl: { xs: 1.5, sm: 3 }, pb: 0.5 }}>
          {inside.map((child, at) => (
            <FieldPart key={child.pointer} field={child} siblings={inside} place={at} {...props} />
          ))}
          <AddField
            {...props}
            parent={field.type === 'array' ? `${pointer}/*` : pointer}
            siblings={inside}
            label={translate(field.type === 'array' ? 'programmes.builder.addColumn' : 'programmes.builder.addField', {
              what: text(field.title),
            })}
          />
        </Box>
      )}
    </>
  );
}

/** Past the sections of other steps, which stand between in the text. */
function moveBeside(
  text: Parameters<Parameters<BuilderProps['change']>[0]>[0],
  pointer: string,
  by: -1 | 1,
  form: BuilderProps['form'],
  siblings: readonly FormField[],
  place: number,
): void {
  const target = siblings[place + by];
  if (!target) return;
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const all = (parent === '' ? childrenOf(form, '') : siblings).map((field) => field.pointer);
  const steps = Math.abs(all.indexOf(target.pointer) - all.indexOf(pointer));
  for (let step = 0; step < steps; step += 1) moveField(text, pointer, by);
}

function AddSection({ step, form, change, onOpen }: BuilderProps & { step: FormStep }) {
  const translate = useTranslate();
  const add = () => {
    const name = fieldName(
      'section',
      childrenOf(form, '').map((field) => field.name),
    );
    change((text) => {
      text.add(['schema', 'properties'], name, {
        type: 'object',
        additionalProperties: false,
        'x-title': {
          zh: translate('programmes.builder.newSection.zh'),
          en: translate('programmes.builder.newSection.en'),
        },
        'x-step': step.id,
        'x-public': 'confidential',
        required: [],
        properties: {},
      });
      text.append(['schema', 'required'], name);
    });
    onOpen(`/${name}`);
  };
  return (
    <Button size="small" startIcon={<AddIcon />} onClick={add}>
      {translate('programmes.builder.addSection')}
    </Button>
  );
}

function SlotPart({ slot, ...props }: BuilderProps & { slot: AttachmentSlot }) {
  const translate = useTranslate();
  const text = useText();
  const { form, defects, change, open, onOpen } = props;
  const at = `attachments.${slot.id}`;
  const index = form.attachments.indexOf(slot);
  return (
    <Line
      title={text(slot.title)}
      chips={[translate('programmes.builder.files'), ...(slot.required ? [translate('programmes.form.required')] : [])]}
      defects={defects.filter((defect) => defect.at === at)}
      first={index === 0}
      last={index === form.attachments.length - 1}
      open={open === at}
      onOpen={(shown) => onOpen(shown ? at : null)}
      onMove={(by) => change((one) => one.move(['attachments', index], by))}
      onRemove={() => change((one) => one.set(['attachments', index], undefined))}
    >
      <SlotEdit slot={slot} index={index} change={change} />
    </Line>
  );
}

function AddSlot({ step, form, change, onOpen }: BuilderProps & { step: FormStep }) {
  const translate = useTranslate();
  const add = () => {
    const id = fieldName(
      'files',
      form.attachments.map((slot) => slot.id),
    );
    change((text) =>
      text.append(['attachments'], {
        id,
        step: step.id,
        title: { zh: translate('programmes.builder.newSlot.zh'), en: translate('programmes.builder.newSlot.en') },
        help: {
          zh: translate('programmes.builder.newSlot.help.zh'),
          en: translate('programmes.builder.newSlot.help.en'),
        },
        required: false,
        min: 0,
        max: 5,
        accept: ['pdf'],
        perFileMb: Math.min(20, form.totalMb),
        public: 'confidential',
      }),
    );
    onOpen(`attachments.${id}`);
  };
  return (
    <Button size="small" startIcon={<AddIcon />} onClick={add}>
      {translate('programmes.builder.addSlot')}
    </Button>
  );
}
