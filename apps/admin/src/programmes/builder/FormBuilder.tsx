import type { EditionProblemDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../../components';
import { changed, type FormText } from './formText';
import type { Defect } from './outline';
import { FoundProblem } from '../FoundProblem';
import { StepPart } from './StepPart';

/** What every part of the builder is given: the form, what is wrong, and a way to change its text. */
export interface BuilderProps {
  form: FormDefinition;
  defects: readonly Defect[];
  /** Name of the edition's taxonomy, for a field that chooses from it. */
  taxonomy: string;
  change(act: (text: FormText) => void): void;
  /** What stands open to be changed: a pointer, `steps.<id>` or `attachments.<id>`. */
  open: string | null;
  onOpen(at: string | null): void;
}

/** The form of a draft as steps, sections and fields; every change is a change of its YAML. */
export function FormBuilder({
  source,
  read,
  problems,
  taxonomy,
  onChange,
  onStep,
}: {
  source: string;
  read: { form: FormDefinition; defects: readonly Defect[] };
  /** What the server's check says besides. */
  problems: readonly EditionProblemDto[];
  taxonomy: string;
  onChange(source: string): void;
  onStep(step: string): void;
}) {
  const translate = useTranslate();
  const [open, setOpen] = useState<string | null>(null);
  const { form } = read;
  const elsewhere = problems.filter(({ part, severity }) => part === 'definition' && severity === 'error');
  const addStep = () => {
    const taken = form.steps.map(({ id }) => id);
    const id =
      Array.from({ length: taken.length + 1 }, (_, index) => `step${index + 1}`).find((one) => !taken.includes(one)) ??
      'step';
    onChange(
      changed(source, (one) =>
        one.append(['steps'], {
          id,
          title: { zh: translate('programmes.builder.newStep.zh'), en: translate('programmes.builder.newStep.en') },
          help: {
            zh: translate('programmes.builder.newStep.help.zh'),
            en: translate('programmes.builder.newStep.help.en'),
          },
        }),
      ),
    );
    setOpen(`steps.${id}`);
  };
  return (
    <Panel title={translate('programmes.builder.title')}>
      {elsewhere.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1, p: 0 }}>
          {elsewhere.map((problem) => (
            <FoundProblem key={`${problem.code}${problem.path}`} problem={problem} />
          ))}
        </Box>
      )}
      {form.steps.map((step, index) => (
        <StepPart
          key={step.id}
          step={step}
          index={index}
          form={form}
          defects={read.defects}
          taxonomy={taxonomy}
          change={(act) => onChange(changed(source, act))}
          open={open}
          onOpen={(at) => {
            setOpen(at);
            if (at !== null) onStep(step.id);
          }}
        />
      ))}
      <Box>
        <Button variant="outlined" onClick={addStep}>
          {translate('programmes.builder.addStep')}
        </Button>
      </Box>
    </Panel>
  );
}
